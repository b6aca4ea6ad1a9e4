"""The page of spokespersons and official accounts."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from phohien.portal.page_parts import Frame


@dataclass(frozen=True, slots=True)
class Speaker:
    """One entry of the public register; ``until`` and ``matter`` for authorised ones."""

    kind: str
    name: str
    position: str
    phone: str
    email: str
    published_at: dt.datetime
    matter: str = ""
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Speaking:
    """An agency and who speaks for it."""

    agency: str
    url: str
    people: tuple[Speaker, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """An official page, channel or account."""

    name: str
    network: str
    url: str
    agency: str


@dataclass(frozen=True, slots=True)
class SpeakersPage:
    """``json`` and ``csv`` lead to the same register for machines."""

    template: ClassVar[str] = "portal/spokespersons.html"
    frame: Frame
    groups: tuple[tuple[str, tuple[Speaking, ...]], ...] = ()
    accounts: tuple[Account, ...] = ()
    json: str = ""
    csv: str = ""
