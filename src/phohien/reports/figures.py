"""Counting evidence: for an agency all of its own, for the province each event once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from phohien.plans.enums import AssignmentState, EvidenceKind
from phohien.plans.models import Assignment, Evidence
from phohien.reports.models import ReportRound

LANGUAGES = {
    "vi": _("tiếng Việt"),
    "en": _("tiếng Anh"),
    "zh": _("tiếng Trung"),
    "ko": _("tiếng Hàn"),
    "ja": _("tiếng Nhật"),
    "fr": _("tiếng Pháp"),
    "ru": _("tiếng Nga"),
}
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
KIND_OF_FIGURE = {
    "items": EvidenceKind.PUBLISHED_ITEM,
    "items_foreign": EvidenceKind.PUBLISHED_ITEM,
    "documents": EvidenceKind.DOCUMENT,
    "events": EvidenceKind.EVENT,
    "meetings": EvidenceKind.MEETING,
    "photos": EvidenceKind.PHOTO,
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
    """Evidence of the round's plan and period that was not withdrawn."""
    return Evidence.objects.filter(
        assignments__plan_id=round.plan_id,
        happened_on__gte=round.starts_on,
        happened_on__lte=round.cutoff_on,
        withdrawn_at=None,
    ).distinct()


def _ids(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    """The same rows without joins, so that sums do not multiply."""
    return Evidence.objects.filter(pk__in=rows.values("pk"))


def province_figures(round: ReportRound) -> Figures:
    """Each event once: rows that are joined to another are left out."""
    figures = _count(_ids(standing(round)).filter(same_event=None))
    figures.states = _states(Assignment.objects.filter(plan_id=round.plan_id))
    return figures


def agency_figures(round: ReportRound, agency_id: int) -> Figures:
    """Everything the agency itself recorded."""
    figures = _count(_ids(standing(round)).filter(agency_id=agency_id))
    owed = Assignment.objects.filter(plan_id=round.plan_id, agency_id=agency_id)
    figures.states = _states(owed)
    return figures


def figures_by_agency(round: ReportRound) -> dict[int, Figures]:
    """Agency id → figures, in a fixed number of queries however many agencies there are."""
    found: dict[int, Figures] = {}
    rows = _ids(standing(round))
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


def _of(kind: str) -> Q:
    return Q(kind=kind)


def _sums() -> dict[str, Sum | Count]:
    return {
        "items": Sum("item_count", filter=_of(EvidenceKind.PUBLISHED_ITEM)),
        "documents": Count("pk", filter=_of(EvidenceKind.DOCUMENT)),
        "events": Count("pk", filter=_of(EvidenceKind.EVENT)),
        "participants": Sum("participant_count"),
        "meetings": Count("pk", filter=_of(EvidenceKind.MEETING)),
        "photos": Count("pk", filter=_of(EvidenceKind.PHOTO)),
        "amount": Sum("amount_vnd"),
        "evidence": Count("pk"),
    }


def _set(figures: Figures, sums: dict) -> None:
    for name, value in sums.items():
        if hasattr(figures, name):
            setattr(figures, name, value or 0)


def _published(rows: QuerySet[Evidence]) -> Iterable[tuple[int, list[str], int]]:
    published = rows.filter(kind=EvidenceKind.PUBLISHED_ITEM)
    return published.values_list("agency_id", "languages", "item_count").iterator(chunk_size=5000)


def _add_languages(figures: Figures, languages: list[str], items: int) -> None:
    counts = Counter(figures.languages)
    for code in languages or ["vi"]:
        counts[code] += items
    figures.languages = dict(counts)
    figures.items_foreign += items if set(languages) - {"vi"} else 0


def _states(rows: QuerySet[Assignment]) -> dict[str, int]:
    counted = rows.filter(withdrawn_at=None).values("state").annotate(count=Count("pk")).order_by()
    counts = dict.fromkeys(AssignmentState.values, 0)
    return counts | {row["state"]: row["count"] for row in counted}
