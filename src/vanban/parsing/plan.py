"""The shapes a parsed document has. Frozen records only; nothing is decided here."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Header:
    """The head of the document (Decree 30/2020/NĐ-CP, Appendix I, boxes 2 to 5).

    ``number`` and ``symbol`` are the halves of "Số: 100/KH-UBND"; ``date`` is ISO, shortened to
    the month or the year when the rest cannot be read; ``type`` is "Kế hoạch" and the like;
    lines are 1-based and inclusive (0 in an empty document). What is absent is None.
    """

    issuer: str | None
    parent: str | None
    number: str | None
    symbol: str | None
    date: str | None
    day: int | None
    place: str | None
    type: str | None
    title: str | None
    plan_year: int | None
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One cited document. ``cited_in`` is "preamble", "footnote N" or "section ID"."""

    kind: str
    number: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    cited_in: str
    also_cited_in: tuple[str, ...]
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """A body named in the document; ``id`` is unique in it, ``kind`` one of the gazetteer's."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Section:
    """One labelled place of the outline; ``level`` counts from 1 at the top."""

    id: str
    label: str | None
    title: str
    level: int
    agencies: tuple[str, ...]
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """One footnote: its mark as a number, its text, its lines."""

    number: int
    text: str
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True)
class PlanTask:
    """One obligation.

    ``agency`` and ``partner_ids`` hold ids of :class:`Agency`; ``agencies`` and ``partners`` the
    full names. ``role`` is lead, coordinate, advise or perform; ``deadline`` an ISO day or None;
    ``recurrence`` continuous, periodic, weekly, monthly, quarterly, half-yearly, yearly, ad hoc
    or None. Lines are 1-based and inclusive.
    """

    id: str
    section: str
    label: str | None
    title: str | None
    agency: tuple[str, ...]
    agencies: tuple[str, ...]
    role: str
    partner_ids: tuple[str, ...]
    partners: tuple[str, ...]
    text: str
    deadline: str | None
    recurrence: str | None
    condition: str | None
    channels: tuple[str, ...]
    topics: tuple[str, ...]
    line_start: int
    line_end: int


@dataclass(frozen=True, slots=True)
class ParsedPlan:
    """Everything found in one document; empty tuples where there was nothing."""

    header: Header
    legal_bases: tuple[LegalBasis, ...] = ()
    agencies: tuple[Agency, ...] = ()
    sections: tuple[Section, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    tasks: tuple[PlanTask, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """Return plain lists, dicts, strings and numbers, ready for JSON."""
        return _plain(asdict(self))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
