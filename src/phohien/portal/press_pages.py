"""Pages for foreign reporters: the guide (all languages), the form and the follow-up (vi, en).

The decree's own forms are in Vietnamese and English; so are ours. What they show of a request is
what its link may tell: never a name.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from phohien.portal.page_parts import Frame, Link


@dataclass(frozen=True, slots=True)
class KindCard:
    """One kind of request in the guide; ``url`` is empty when it is filed elsewhere."""

    title: str
    who: str
    limit: str
    article: str
    url: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class PressGuide:
    template: ClassVar[str] = "portal/foreign_press.html"
    frame: Frame
    here: tuple[KindCard, ...]
    elsewhere: tuple[KindCard, ...]
    words_tag: str = ""  # language of the kinds when not the page's
    section: Link | None = None


@dataclass(frozen=True, slots=True)
class PressForm:
    """``form`` is press_desk's; ``token`` proves that the page was opened here."""

    template: ClassVar[str] = "portal/press/form.html"
    frame: Frame
    kind: object
    form: object
    action: str
    guide: str
    token: str
    trap: str
    errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PressFollow:
    """Where a request stands, for whoever holds its link."""

    template: ClassVar[str] = "portal/press/follow.html"
    frame: Frame
    item: object
    deadline: object
    action: str
    token: str
    accept: str
    is_new: bool = False
    address: str = ""  # absolute, shown once after filing
    asked: tuple = ()
    papers: tuple = ()  # (PaperKind, how many files are there)
    words: tuple = ()  # (Message, text)
    letter: str = ""
    courtesy: tuple[str, ...] = ()
    stops: tuple = ()
    is_suspended: bool = False
    said: str = ""
    errors: tuple[str, ...] = ()
    typed: dict = field(default_factory=dict)
