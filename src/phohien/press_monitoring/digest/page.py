"""What stands on a morning page, as plain data that can be frozen. Not: how it is worded or drawn.

Moments are aware datetimes; addresses are absolute for articles and paths of the workspace for
everything of ours.
"""

import dataclasses
import datetime as dt
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A source that could not be read: since when, why in words, what to do."""

    name: str
    since: dt.datetime | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """The state of a clarification case in one sentence, with its path in the workspace."""

    text: str
    url: str = ""
    is_settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One story: the sentences, who carried it, who was first. ``mark`` and ``topics`` are words.

    ``outlets`` are names in order of their first article; ``cases`` only for what needs an answer.
    """

    story_id: int
    headline: str
    summary: str = ""
    note: str = ""
    outlets: list[str] = field(default_factory=list)
    outlets_count: int = 0
    articles_count: int = 0
    first_outlet: str = ""
    first_at: dt.datetime | None = None
    first_url: str = ""
    language: str = ""
    topics: list[str] = field(default_factory=list)
    mark: str = ""
    url: str = ""
    is_confirmed: bool = True
    cases: list[CaseLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole page, uncut. ``editor`` is empty while nobody has touched it."""

    day: dt.date
    composed_at: dt.datetime
    covers_from: dt.datetime
    covers_until: dt.datetime
    url: str
    province: str = ""
    editor: str = ""
    edited_at: dt.datetime | None = None
    opening: str = ""
    sources: int = 0
    failures: list[Failure] = field(default_factory=list)
    stories: list[Item] = field(default_factory=list)
    answers: list[Item] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """JSON without loss; ``Page.of(page.plain()) == page``."""
        return _plain(dataclasses.asdict(self))

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Page":
        """The page that ``plain`` wrote."""
        known = dict(kept)
        for name in ("composed_at", "covers_from", "covers_until", "edited_at"):
            known[name] = _moment(known.get(name))
        known["day"] = dt.date.fromisoformat(known["day"])
        known["failures"] = [
            Failure(**row | {"since": _moment(row["since"])}) for row in known["failures"]
        ]
        known["stories"] = [_item(row) for row in known["stories"]]
        known["answers"] = [_item(row) for row in known["answers"]]
        return cls(**known)


def _item(row: dict[str, Any]) -> Item:
    cases = [CaseLine(**case) for case in row["cases"]]
    return Item(**row | {"first_at": _moment(row["first_at"]), "cases": cases})


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value
