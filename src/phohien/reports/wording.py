"""Phrases that both an agency's and the province's report are made of. Not: what is counted."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Protocol

from django.utils.translation import gettext as _

from phohien.organisation.enums import COMMUNE_KINDS, AgencyKind
from phohien.organisation.models import Agency
from phohien.plans.enums import AssignmentState, EvidenceKind
from phohien.reports.figures import foreign_languages
from vanban.writing.figures import number as figure
from vanban.writing.figures import short_date

FEW = 6  # agencies that still read well within one sentence
SILENT = (AssignmentState.NO_UPDATE, AssignmentState.NOT_STARTED)


def ended(text: str, mark: str) -> str:
    """``text`` with exactly one end mark."""
    return text.rstrip(" .;,:") + mark


def bullets(lines: Sequence[str]) -> list[str]:
    """Dash lines that end in ";", the last one in "."."""
    last = len(lines) - 1
    return [f"- {ended(line, '.' if at == last else ';')}" for at, line in enumerate(lines)]


def states_phrase(states: Sequence[str]) -> str:
    """ "hoàn thành 3; đang thực hiện 2; chưa …": only what there is, every state told."""
    counts = (
        (_("hoàn thành"), sum(state == AssignmentState.DONE for state in states)),
        (_("đang thực hiện"), sum(state == AssignmentState.IN_PROGRESS for state in states)),
        (_("chưa thực hiện hoặc chưa có thông tin"), sum(state in SILENT for state in states)),
        (_("không áp dụng"), sum(state == AssignmentState.NOT_APPLICABLE for state in states)),
    )
    return "; ".join(f"{word} {figure(count)}" for word, count in counts if count)


class Done(Protocol):
    """A piece of evidence as far as sentences tell of it: a row of the model, or of a query."""

    kind: str
    title: str
    happened_on: dt.date
    place: str
    document_number: str
    figure_value: Decimal | None
    figure_unit: str
    item_count: int
    languages: list[str]
    participant_count: int
    amount_vnd: int


def results_phrase(rows: Sequence[Done]) -> str:
    """What the rows amount to, by kind; empty when nothing of it can be counted."""
    parts = [_items(rows), _events(rows), *_others(rows), _money(rows)]
    return "; ".join(part for part in parts if part)


def _items(rows: Sequence[Done]) -> str:
    count = sum(row.item_count for row in rows if row.kind == EvidenceKind.PUBLISHED_ITEM)
    if not count:
        return ""
    phrase = _("%(count)s tin, bài, sản phẩm đã đăng") % {"count": figure(count)}
    foreign = ", ".join(foreign_languages(rows))
    return phrase + (_(" (có cả %(languages)s)") % {"languages": foreign} if foreign else "")


def _events(rows: Sequence[Done]) -> str:
    events = [row for row in rows if row.kind == EvidenceKind.EVENT]
    if not events:
        return ""
    phrase = _("%(count)s sự kiện, hoạt động") % {"count": figure(len(events))}
    people = sum(row.participant_count for row in events)
    if not people:
        return phrase
    return phrase + _(" với %(people)s lượt người tham dự") % {"people": figure(people)}


def _others(rows: Sequence[Done]) -> list[str]:
    words = {
        EvidenceKind.DOCUMENT: _("%(count)s văn bản đã ban hành"),
        EvidenceKind.MEETING: _("%(count)s cuộc họp, buổi làm việc"),
        EvidenceKind.PHOTO: _("%(count)s bộ ảnh"),
        EvidenceKind.PHONE_CALL: _("%(count)s lần trao đổi qua điện thoại"),
    }
    counts = {kind: sum(row.kind == kind for row in rows) for kind in words}
    return [words[kind] % {"count": figure(count)} for kind, count in counts.items() if count]


def _money(rows: Sequence[Done]) -> str:
    amount = sum(row.amount_vnd for row in rows)
    return _("kinh phí %(amount)s đồng") % {"amount": figure(amount)} if amount else ""


def told(row: Done, agency: str = "") -> str:
    """One piece of work with who, when and where in brackets."""
    if row.kind == EvidenceKind.DOCUMENT and row.document_number:
        number = _("số %(number)s") % {"number": row.document_number}
    else:
        number = ""
    where = [agency, number, short_date(row.happened_on), row.place if not agency else ""]
    if row.figure_value is not None:
        where.insert(0, f"{figure(row.figure_value)} {row.figure_unit}".strip())
    return f"{row.title.rstrip(' .;,')} ({', '.join(filter(None, where))})"


def agencies_lines(lead: str, agencies: Sequence[Agency]) -> list[str]:
    """``lead`` with the names: in the sentence when they are few, else a line for each kind."""
    if len(agencies) <= FEW:
        return [ended(f"{lead}: {'; '.join(row.name for row in agencies)}", ".")]
    return [_("%(lead)s, gồm:") % {"lead": lead}, *bullets(list(_by_kind(agencies)))]


def _by_kind(agencies: Sequence[Agency]) -> Iterable[str]:
    for kind, found in groupby(sorted(agencies, key=_kind_order), key=lambda row: row.kind):
        rows = list(found)
        words = {"kind": AgencyKind(kind).label, "count": figure(len(rows))}
        yield _("%(kind)s (%(count)s): ") % words + ", ".join(_plain(row) for row in rows)


def _kind_order(agency: Agency) -> tuple:
    return AgencyKind.values.index(agency.kind), agency.order, agency.sort_name


def _plain(agency: Agency) -> str:
    """ "Nam Cường" among communes, where the kind stands before the list."""
    if agency.kind in COMMUNE_KINDS and " " in agency.short_name:
        return agency.short_name.split(" ", 1)[1]
    return agency.short_name
