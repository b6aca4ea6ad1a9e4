"""From evidence to sentences: the first text of each section of an agency's report."""

from collections import defaultdict

from django.utils.translation import gettext as _

from phohien.organisation.models import Agency
from phohien.organisation.selectors import current_focal_points
from phohien.plans.enums import AssignmentState, EvidenceKind
from phohien.plans.models import Assignment, Evidence
from phohien.reports.figures import LANGUAGES, standing
from phohien.reports.grouping import PROMOTION, group_of
from phohien.reports.models import ReportRound
from vanban.writing.figures import number as format_number

MOST_NAMED = 12  # of one group; the rest is counted, and stands in the annex


def fill(round: ReportRound, agency: Agency) -> dict[str, str]:
    """Outline key → text made from what the agency recorded; text-only sections stay empty."""
    work = _work_by_group(round, agency)
    makers = {
        "direction": lambda entry: _direction(round, agency),
        "group": lambda entry: _group(work[entry["group"]]),
        "staffing": lambda entry: _staffing(agency) + _after(_group(work[entry["group"]])),
    }
    return {
        entry["key"]: makers[entry["fill"]](entry)
        for entry in round.regime.outline
        if entry["fill"] in makers
    }


def _after(text: str) -> str:
    return f"\n{text}" if text else ""


def _work_by_group(round: ReportRound, agency: Agency) -> dict[str, "Work"]:
    work: dict[str, Work] = defaultdict(Work)
    owed = Assignment.objects.filter(
        plan_id=round.plan_id, agency=agency, withdrawn_at=None
    ).select_related("task")
    for assignment in owed:
        work[group_of(assignment.task)].assignments.append(assignment)
    group = {row.pk: name for name, part in work.items() for row in part.assignments}
    links = Evidence.assignments.through.objects.filter(assignment_id__in=group).order_by("pk")
    groups_of_evidence: dict[int, str] = {}
    for evidence_id, assignment_id in links.values_list("evidence_id", "assignment_id"):
        groups_of_evidence.setdefault(evidence_id, group[assignment_id])
    for row in standing(round).filter(agency=agency).order_by("happened_on", "pk"):
        work[groups_of_evidence.get(row.pk, PROMOTION)].evidence.append(row)
    return work


class Work:
    """What an agency owes and did in one of the six groups."""

    def __init__(self) -> None:
        self.assignments: list[Assignment] = []
        self.evidence: list[Evidence] = []


def _direction(round: ReportRound, agency: Agency) -> str:
    documents = list(
        standing(round)
        .filter(agency=agency, kind=EvidenceKind.DOCUMENT)
        .order_by("happened_on", "pk")
    )
    if not documents:
        return _("Trong kỳ, đơn vị chưa ghi nhận văn bản chỉ đạo, điều hành nào về công tác này.")
    first = _("Trong kỳ, đơn vị đã ban hành %(count)s văn bản về công tác thông tin đối ngoại:") % {
        "count": len(documents)
    }
    return "\n".join([first, *_named(documents)])


def _staffing(agency: Agency) -> str:
    points = {point.kind: point for point in current_focal_points().filter(agency=agency)}
    if not points:
        return _(
            "Đơn vị chưa cử lãnh đạo phụ trách và cán bộ thực hiện công tác thông tin đối ngoại."
        )
    words = []
    for kind, phrase in (
        ("leader", _("lãnh đạo phụ trách: %(name)s")),
        ("officer", _("cán bộ thực hiện: %(name)s")),
    ):
        point = points.get(kind)
        name = _person(point) if point else _("chưa cử")
        words.append(phrase % {"name": name})
    return _("Đơn vị đã phân công %(people)s.") % {"people": "; ".join(words)}


def _person(point) -> str:
    return f"{point.full_name}, {point.position}" if point.position else point.full_name


def _group(work: Work) -> str:
    if not work.assignments:
        return _("Kế hoạch không giao nhiệm vụ thuộc nhóm này cho đơn vị.")
    lines = [_progress(work.assignments)]
    if work.evidence:
        lines += [_totals(work.evidence), *_named(work.evidence)]
    return "\n".join(lines)


def _progress(rows: list[Assignment]) -> str:
    states = [row.state for row in rows]
    words = {
        "total": len(states),
        "done": states.count(AssignmentState.DONE),
        "doing": states.count(AssignmentState.IN_PROGRESS),
        "silent": states.count(AssignmentState.NO_UPDATE)
        + states.count(AssignmentState.NOT_STARTED),
    }
    return (
        _(
            "Được giao %(total)s nhiệm vụ: hoàn thành %(done)s, đang thực hiện %(doing)s, "
            "chưa thực hiện hoặc chưa có thông tin %(silent)s."
        )
        % words
    )


def _totals(rows: list[Evidence]) -> str:
    parts = []
    items = sum(row.item_count for row in rows if row.kind == EvidenceKind.PUBLISHED_ITEM)
    if items:
        parts.append(_items_phrase(rows, items))
    events = [row for row in rows if row.kind == EvidenceKind.EVENT]
    if events:
        people = sum(row.participant_count for row in events)
        phrase = _("%(count)s sự kiện, hoạt động") % {"count": len(events)}
        if people:
            phrase += _(" với %(people)s lượt người tham dự") % {"people": format_number(people)}
        parts.append(phrase)
    money = sum(row.amount_vnd for row in rows)
    if money:
        parts.append(_("kinh phí %(amount)s đồng") % {"amount": format_number(money)})
    if not parts:
        return _("Đã ghi nhận %(count)s minh chứng, gồm:") % {"count": len(rows)}
    return _("Kết quả: %(parts)s. Cụ thể:") % {"parts": "; ".join(parts)}


def _items_phrase(rows: list[Evidence], items: int) -> str:
    foreign = sorted({code for row in rows for code in row.languages} - {"vi"})
    phrase = _("%(count)s tin, bài, sản phẩm đã đăng") % {"count": format_number(items)}
    if foreign:
        names = ", ".join(str(LANGUAGES.get(code, code)) for code in foreign)
        phrase += _(" (có cả %(languages)s)") % {"languages": names}
    return phrase


def _named(rows: list[Evidence]) -> list[str]:
    lines = [f"- {_sentence(row)}" for row in rows[:MOST_NAMED]]
    rest = len(rows) - MOST_NAMED
    if rest > 0:
        lines.append("- " + _("và %(count)s việc khác đã ghi trong hệ thống.") % {"count": rest})
    return lines


def _sentence(row: Evidence) -> str:
    place = f", {row.place}" if row.place else ""
    return f"{row.title} ({row.happened_on:%d/%m/%Y}{place});"
