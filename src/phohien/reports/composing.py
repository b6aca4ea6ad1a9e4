"""The gathered draft of the consolidated report, section by section, in whole sentences."""

from collections import Counter, defaultdict
from typing import Protocol

from django.utils import translation
from django.utils.translation import gettext as _

from phohien.organisation.enums import FocalPointKind
from phohien.organisation.models import Agency
from phohien.organisation.selectors import current_focal_points
from phohien.plans.models import Assignment, Evidence, PlanTask
from phohien.reports.compiling import AgencyRow, Compiled
from phohien.reports.figures import counted
from phohien.reports.grouping import NO_GROUP, groups_of
from phohien.reports.quoting import quoted
from phohien.reports.wording import (
    Done,
    agencies_lines,
    bullets,
    results_phrase,
    states_phrase,
    told,
)
from vanban.skeleton import fold
from vanban.writing.figures import number as figure
from vanban.writing.figures import short_date

MOST_NAMED = 10
MOST_OF_ONE_AGENCY = 2


def compose(compiled: Compiled) -> dict[str, str]:
    """Outline key → text: what the co-ordinator wrote, else the gathered draft."""
    draft = gather(compiled)
    return draft | {key: text for key, text in compiled.round.sections.items() if text}


@translation.override("vi")
def gather(compiled: Compiled) -> dict[str, str]:
    """The draft alone, made from evidence and submitted reports; Vietnamese on every screen."""
    work = _work_by_group(compiled)
    makers = {
        "direction": lambda entry: _direction(compiled),
        "staffing": lambda entry: _staffing(compiled, work[entry["group"]]),
        "group": lambda entry: _group(work[entry["group"]]),
        "text": lambda entry: quoted(compiled.quotes.get(entry["key"], [])),
    }
    return {
        entry["key"]: makers[entry["fill"]](entry)
        for entry in compiled.round.outline
        if entry["fill"] in makers
    }


class DoneBy(Done, Protocol):
    """A piece of work with who did it; tens of thousands of them are held at once."""

    pk: int
    agency_id: int
    agency__short_name: str


TOLD = (*Done.__annotations__, *DoneBy.__annotations__)


class Work:
    """What the plan asks for and what was done in one of the six groups."""

    def __init__(self) -> None:
        self.tasks = 0
        self.states: list[str] = []
        self.evidence: list[DoneBy] = []


def _work_by_group(compiled: Compiled) -> dict[str, Work]:
    """The province's work under the first group its tasks belong to; each row once."""
    plan_id = compiled.round.plan_id
    group = groups_of(list(PlanTask.objects.filter(plan_id=plan_id).only("code", "topics")))
    work: dict[str, Work] = defaultdict(Work)
    for name, count in Counter(group.values()).items():
        work[name].tasks = count
    owed = Assignment.objects.filter(plan_id=plan_id, withdrawn_at=None)
    for task_id, state in owed.values_list("task_id", "state"):
        work[group[task_id]].states.append(state)
    first = _first_groups(plan_id, group)
    rows = counted(compiled.round).order_by("pk").values_list(*TOLD, named=True)
    for row in rows.iterator(chunk_size=5000):
        work[first[row.pk]].evidence.append(row)
    return work


def _first_groups(plan_id: int, group: dict[int, str]) -> dict[int, str]:
    links = Evidence.assignments.through.objects.filter(assignment__plan_id=plan_id)
    first: dict[int, str] = {}
    for evidence_id, task_id in links.order_by("assignment__task__order", "pk").values_list(
        "evidence_id", "assignment__task_id"
    ):
        if first.get(evidence_id, NO_GROUP) == NO_GROUP:
            first[evidence_id] = group[task_id]
    return first


def _direction(compiled: Compiled) -> str:
    documents = compiled.figures.documents
    if documents:
        first = _(
            "Thực hiện Kế hoạch, các cơ quan, đơn vị, địa phương đã ban hành %(count)s văn bản "
            "chỉ đạo, hướng dẫn và triển khai."
        ) % {"count": figure(documents)}
    else:
        first = _("Trong kỳ, các đơn vị chưa ghi nhận văn bản chỉ đạo, hướng dẫn nào.")
    return "\n".join([first, _received(compiled), *_late_and_missing(compiled)])


def _received(compiled: Compiled) -> str:
    return _(
        "Hạn gửi báo cáo là trước ngày %(day)s. Đã nhận báo cáo của %(received)s trên %(total)s "
        "cơ quan, đơn vị, địa phương."
    ) % {
        "day": short_date(compiled.round.due_before),
        "received": figure(len(compiled.received)),
        "total": figure(len(compiled.rows)),
    }


def _late_and_missing(compiled: Compiled) -> list[str]:
    parts = (
        (_("Gửi muộn %(count)s đơn vị"), compiled.late),
        (_("Báo cáo được trả lại để bổ sung, chưa gửi lại %(count)s đơn vị"), compiled.returned),
        (_("Chưa gửi báo cáo %(count)s đơn vị"), compiled.unsent),
    )
    return [line for lead, rows in parts if rows for line in _told_of(lead, rows)]


def _told_of(lead: str, rows: list[AgencyRow]) -> list[str]:
    agencies = [row.agency for row in rows]
    return agencies_lines(lead % {"count": figure(len(agencies))}, agencies)


def _staffing(compiled: Compiled, work: Work) -> str:
    agencies = [row.agency for row in compiled.rows]
    lacking = _without_two_people(compiled, agencies)
    lines = [
        _(
            "Đã có %(whole)s trên %(total)s cơ quan, đơn vị, địa phương phân công đủ 01 lãnh đạo "
            "phụ trách và 01 cán bộ thực hiện."
        )
        % {"whole": figure(len(agencies) - len(lacking)), "total": figure(len(agencies))}
    ]
    if lacking:
        lead = _("Chưa đủ đầu mối %(count)s đơn vị") % {"count": figure(len(lacking))}
        lines += agencies_lines(lead, lacking)
    return "\n".join([*lines, *_results(work)])


def _without_two_people(compiled: Compiled, agencies: list[Agency]) -> list[Agency]:
    held: dict[int, set[str]] = defaultdict(set)
    points = current_focal_points(compiled.round.cutoff_on).values_list("agency_id", "kind")
    for agency_id, kind in points:
        held[agency_id].add(kind)
    return [row for row in agencies if len(held[row.pk]) < len(FocalPointKind)]


def _group(work: Work) -> str:
    lines = []
    if work.states:
        words = {
            "tasks": figure(work.tasks),
            "owed": figure(len(work.states)),
            "states": states_phrase(work.states),
        }
        lines.append(
            _("Kế hoạch có %(tasks)s nhiệm vụ, giao thành %(owed)s đầu việc: %(states)s.") % words
        )
    return "\n".join([*lines, *_results(work)])


def _results(work: Work) -> list[str]:
    rows = work.evidence
    if not rows:
        return [_("Chưa có kết quả nào được ghi nhận bằng minh chứng.")]
    words = {
        "agencies": figure(len({row.agency_id for row in rows})),
        "results": results_phrase(rows) or _("%(count)s việc") % {"count": figure(len(rows))},
    }
    lead = _("Có %(agencies)s đơn vị ghi nhận kết quả: %(results)s. Tiêu biểu:") % words
    return [lead, *bullets([told(row, row.agency__short_name) for row in _notable(rows)])]


def _notable(rows: list[DoneBy]) -> list[DoneBy]:
    """Largest first by people reached, items, then the newest; each title once, at most two of
    one agency."""
    ordered = sorted(
        rows, key=lambda r: (-r.participant_count, -r.item_count, -r.happened_on.toordinal(), r.pk)
    )
    chosen: list[DoneBy] = []
    titles: set[str] = set()
    of_agency: Counter[int] = Counter()
    for row in ordered:
        title = fold(row.title)
        if title in titles or of_agency[row.agency_id] >= MOST_OF_ONE_AGENCY:
            continue
        titles.add(title)
        of_agency[row.agency_id] += 1
        chosen.append(row)
        if len(chosen) == MOST_NAMED:
            break
    return chosen
