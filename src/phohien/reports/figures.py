"""Counting evidence: for an agency all of its own, for the province each event once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Protocol

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from phohien.plans.enums import AssignmentState, EvidenceKind, Language
from phohien.plans.models import Assignment, Evidence
from phohien.reports.grouping import CLOSING
from phohien.reports.models import ReportRound

_LANGUAGES = dict(Language.choices)
LABELS = {
    "items": _("Tin, bài, sản phẩm đã đăng"),
    "items_foreign": _("Trong đó bằng tiếng nước ngoài"),
    "documents": _("Văn bản đã ban hành"),
    "events": _("Sự kiện, hoạt động đã tổ chức, tham gia"),
    "participants": _("Lượt người tham dự"),
    "meetings": _("Cuộc họp, buổi làm việc"),
    "photos": _("Ảnh, bộ ảnh"),
    "amount": _("Kinh phí đã sử dụng (đồng)"),
    "evidence": _("Minh chứng đã ghi"),
}
_PUBLISHED = Q(kind=EvidenceKind.PUBLISHED_ITEM)
_BEHIND = {
    "items": _PUBLISHED,
    "items_foreign": _PUBLISHED & ~Q(languages=[]) & ~Q(languages=["vi"]),
    "documents": Q(kind=EvidenceKind.DOCUMENT),
    "events": Q(kind=EvidenceKind.EVENT),
    "participants": Q(participant_count__gt=0),
    "meetings": Q(kind=EvidenceKind.MEETING),
    "photos": Q(kind=EvidenceKind.PHOTO),
    "amount": Q(amount_vnd__gt=0),
    "evidence": Q(),
}
# What a row adds to a figure; the others count rows.
SUMMED = {
    "items": "item_count",
    "items_foreign": "item_count",
    "participants": "participant_count",
    "amount": "amount_vnd",
}


@dataclass(slots=True)
class Figures:
    """What a report counts. Amounts in đồng; ``languages`` maps a code to published items."""

    items: int = 0
    items_foreign: int = 0
    documents: int = 0
    events: int = 0
    participants: int = 0
    meetings: int = 0
    photos: int = 0
    amount: int = 0
    evidence: int = 0
    languages: dict[str, int] = field(default_factory=dict)
    states: dict[str, int] = field(default_factory=dict)

    def to_dict(self) -> dict:
        """Plain values for JSON."""
        return asdict(self)


def standing(round: ReportRound) -> QuerySet[Evidence]:
    """Evidence of the round's plan and period that was not withdrawn.

    The report handed in proves the closing task; it is not itself a result to be counted.
    Rows come without joins, so that sums do not multiply.
    """
    links = Evidence.assignments.through.objects.filter(assignment__plan_id=round.plan_id)
    return Evidence.objects.filter(
        pk__in=links.exclude(assignment__task__code=CLOSING).values("evidence_id"),
        happened_on__gte=round.starts_on,
        happened_on__lte=round.cutoff_on,
        withdrawn_at=None,
    )


def counted(round: ReportRound, agency_id: int | None = None) -> QuerySet[Evidence]:
    """What the figures count: an agency's own rows; for the province each event once."""
    rows = standing(round)
    return rows.filter(same_event=None) if agency_id is None else rows.filter(agency_id=agency_id)


def counted_for(figure: str, round: ReportRound, agency_id: int | None = None):
    """The rows behind one figure of ``LABELS``. Raises KeyError for an unknown one."""
    return counted(round, agency_id).filter(_BEHIND[figure])


def province_figures(round: ReportRound) -> Figures:
    """Each event once: rows that are joined to another are left out."""
    figures = _count(counted(round))
    figures.states = _states(Assignment.objects.filter(plan_id=round.plan_id))
    return figures


def agency_figures(round: ReportRound, agency_id: int) -> Figures:
    """Everything the agency itself recorded."""
    figures = _count(counted(round, agency_id))
    owed = Assignment.objects.filter(plan_id=round.plan_id, agency_id=agency_id)
    figures.states = _states(owed)
    return figures


def figures_by_agency(round: ReportRound) -> dict[int, Figures]:
    """Agency id → figures, in a fixed number of queries however many agencies there are."""
    found: dict[int, Figures] = {}
    rows = standing(round)
    for row in rows.values("agency_id").order_by().annotate(**_sums()):
        figures = found.setdefault(row.pop("agency_id"), Figures())
        _set(figures, row)
    for agency_id, languages, items in _published(rows):
        _add_languages(found[agency_id], languages, items)
    states = Assignment.objects.filter(plan_id=round.plan_id, withdrawn_at=None)
    counted = states.values("agency_id", "state").annotate(count=Count("pk")).order_by()
    for row in counted:
        figures = found.setdefault(row["agency_id"], Figures())
        figures.states[row["state"]] = row["count"]
    return found


def _count(rows: QuerySet[Evidence]) -> Figures:
    figures = Figures()
    _set(figures, rows.aggregate(**_sums()))
    for _agency, languages, items in _published(rows):
        _add_languages(figures, languages, items)
    return figures


def _sums() -> dict[str, Sum | Count]:
    """Aggregates by name; foreign items and languages are counted from the rows."""
    named = {name: behind for name, behind in _BEHIND.items() if name != "items_foreign"}
    return {
        name: Sum(SUMMED[name], filter=behind)
        if name in SUMMED
        else Count("pk", filter=behind)
        if behind
        else Count("pk")
        for name, behind in named.items()
    }


def _set(figures: Figures, sums: dict) -> None:
    for name, value in sums.items():
        setattr(figures, name, value or 0)


def _published(rows: QuerySet[Evidence]) -> Iterable[tuple[int, list[str], int]]:
    published = rows.filter(_PUBLISHED)
    return published.values_list("agency_id", "languages", "item_count").iterator(chunk_size=5000)


def _add_languages(figures: Figures, languages: list[str], items: int) -> None:
    counts = Counter(figures.languages)
    for code in languages or ["vi"]:
        counts[code] += items
    figures.languages = dict(counts)
    figures.items_foreign += items if set(languages) - {"vi"} else 0


def language_name(code: str) -> str:
    """ "tiếng Anh" for "en"; an unknown code stays as it is."""
    name = str(_LANGUAGES.get(code, code))
    return name[:1].lower() + name[1:]


class Published(Protocol):
    """What a piece of evidence says of its languages."""

    kind: str
    languages: list[str]


def foreign_languages(rows: Iterable[Published]) -> list[str]:
    """Names of the foreign languages of published items, in reading order."""
    published = (row for row in rows if row.kind == EvidenceKind.PUBLISHED_ITEM)
    codes = {code for row in published for code in row.languages} - {"vi", ""}
    return [language_name(code) for code in Language.values if code in codes]


def _states(rows: QuerySet[Assignment]) -> dict[str, int]:
    counted = rows.filter(withdrawn_at=None).values("state").annotate(count=Count("pk")).order_by()
    counts = dict.fromkeys(AssignmentState.values, 0)
    return counts | {row["state"]: row["count"] for row in counted}
