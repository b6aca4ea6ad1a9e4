"""From evidence to sentences: the first text of each section of an agency's report."""

from collections import defaultdict

from django.utils import translation
from django.utils.translation import gettext as _

from phohien.organisation.models import Agency
from phohien.organisation.selectors import current_focal_points
from phohien.plans.enums import EvidenceKind
from phohien.plans.models import Assignment, Evidence
from phohien.reports.figures import counted
from phohien.reports.grouping import PROMOTION, group_of
from phohien.reports.models import ReportRound
from phohien.reports.wording import bullets, ended, results_phrase, states_phrase, told
from vanban.writing.figures import number as figure

MOST_NAMED = 12  # of one group; the rest is counted, and stands in the annex
MOST_NOTES = 8
FILLED = ("direction", "staffing", "group")


@translation.override("vi")
def fill(round: ReportRound, agency: Agency) -> dict[str, str]:
    """Outline key → text made from what the agency recorded; text-only sections stay empty.

    Vietnamese whatever language the screen speaks: the text goes into a document.
    """
    work = _work_by_group(round, agency)
    makers = {
        "direction": lambda entry: _direction(work),
        "group": lambda entry: _group(work[entry["group"]]),
        "staffing": lambda entry: _staffing(agency) + _after(_group(work[entry["group"]])),
    }
    return {
        entry["key"]: makers[entry["fill"]](entry)
        for entry in round.outline
        if entry["fill"] in makers
    }


def _after(text: str) -> str:
    return f"\n{text}" if text else ""


class Work:
    """What an agency owes and did in one of the six groups."""

    def __init__(self) -> None:
        self.assignments: list[Assignment] = []
        self.evidence: list[Evidence] = []


def _work_by_group(round: ReportRound, agency: Agency) -> dict[str, Work]:
    """Evidence stands under the first group it proves, also when that work was taken back."""
    work: dict[str, Work] = defaultdict(Work)
    rows = Assignment.objects.filter(plan_id=round.plan_id, agency=agency)
    group: dict[int, str] = {}
    for row in rows.select_related("task").order_by("task__order"):
        group[row.pk] = group_of(row.task)
        if row.withdrawn_at is None:
            work[group[row.pk]].assignments.append(row)
    links = Evidence.assignments.through.objects.filter(assignment_id__in=group)
    first: dict[int, str] = {}
    for evidence_id, assignment_id in links.order_by("assignment__task__order", "pk").values_list(
        "evidence_id", "assignment_id"
    ):
        first.setdefault(evidence_id, group[assignment_id])
    for row in counted(round, agency.pk).order_by("happened_on", "pk"):
        work[first.get(row.pk, PROMOTION)].evidence.append(row)
    return work


def _direction(work: dict[str, Work]) -> str:
    documents = [
        row for part in work.values() for row in part.evidence if row.kind == EvidenceKind.DOCUMENT
    ]
    if not documents:
        return _("Trong kỳ, đơn vị chưa ghi nhận văn bản chỉ đạo, điều hành nào về công tác này.")
    documents.sort(key=lambda row: (row.happened_on, row.pk))
    first = _("Trong kỳ, đơn vị đã ban hành %(count)s văn bản về công tác thông tin đối ngoại:") % {
        "count": figure(len(documents))
    }
    return "\n".join([first, *_named(documents)])


def _staffing(agency: Agency) -> str:
    points = {point.kind: point for point in current_focal_points().filter(agency=agency)}
    if not points:
        return _(
            "Đơn vị chưa cử lãnh đạo phụ trách và cán bộ thực hiện công tác thông tin đối ngoại."
        )
    leader, officer = points.get("leader"), points.get("officer")
    if leader and officer:
        return _("Đơn vị đã phân công %(leader)s phụ trách và %(officer)s thực hiện.") % {
            "leader": _person(leader),
            "officer": _person(officer),
        }
    if leader:
        return _("Đơn vị đã phân công %(leader)s phụ trách; chưa cử cán bộ thực hiện.") % {
            "leader": _person(leader)
        }
    return _("Đơn vị đã cử %(officer)s thực hiện; chưa phân công lãnh đạo phụ trách.") % {
        "officer": _person(officer)
    }


def _person(point) -> str:
    return f"{point.full_name} ({point.position})" if point.position else point.full_name


def _group(work: Work) -> str:
    if not work.assignments and not work.evidence:
        return _("Kế hoạch không giao nhiệm vụ thuộc nhóm này cho đơn vị.")
    lines = [*_progress(work.assignments), *_notes(work.assignments)]
    if work.evidence:
        lines += _results(work.evidence)
    return "\n".join(lines)


def _progress(rows: list[Assignment]) -> list[str]:
    if not rows:
        return []
    words = {"total": figure(len(rows)), "states": states_phrase([row.state for row in rows])}
    return [_("Đơn vị được giao %(total)s nhiệm vụ: %(states)s.") % words]


def _notes(rows: list[Assignment]) -> list[str]:
    """What people wrote about how far they are, and why something does not apply."""
    notes = [row.note for row in rows] + [
        _("Không áp dụng “%(task)s”: %(reason)s")
        % {"task": row.task.title.rstrip(" …."), "reason": row.reason}
        for row in rows
        if row.state == "not_applicable"
    ]
    lines = dict.fromkeys(ended(" ".join(note.split()), ".") for note in notes if note.strip())
    return list(lines)[:MOST_NOTES]


def _results(rows: list[Evidence]) -> list[str]:
    """Sums, then each piece of work; documents are named under direction already."""
    named = [row for row in rows if row.kind != EvidenceKind.DOCUMENT]
    phrase = results_phrase(rows) or _("%(count)s việc") % {"count": figure(len(rows))}
    if not named:
        return [_("Kết quả: %(results)s (đã nêu ở mục I).") % {"results": phrase}]
    return [_("Kết quả: %(results)s. Cụ thể:") % {"results": phrase}, *_named(named)]


def _named(rows: list[Evidence]) -> list[str]:
    lines = [told(row) for row in rows[:MOST_NAMED]]
    rest = len(rows) - MOST_NAMED
    if rest > 0:
        lines.append(_("và %(count)s việc khác đã ghi minh chứng") % {"count": figure(rest)})
    return bullets(lines)
