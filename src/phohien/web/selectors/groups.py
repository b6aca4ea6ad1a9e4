"""The task groups of a plan (II.1 … IV.10): the columns of the matrix and of the chart."""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When

from phohien.plans.codes import shown_code
from phohien.plans.models import Plan, PlanSection, PlanTask
from phohien.security.policies import visible

OTHER = 0


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """Tasks whose code begins with ``code``; ``query`` opens them in the list of assignments."""

    number: int
    code: str
    title: str
    task_ids: tuple[int, ...]
    query: dict[str, str]

    @property
    def shown_code(self) -> str:
        """The code as people read it."""
        return shown_code(self.code)


def task_groups(*, actor, plan: Plan) -> list[TaskGroup]:
    """Groups in the order of the plan, by the first two parts of the tasks' codes."""
    sections = {row.code: row for row in PlanSection.objects.filter(plan=plan)}
    tasks: dict[str, list[PlanTask]] = {}
    for task in visible(actor, PlanTask).filter(plan=plan).only("code", "title").order_by("order"):
        tasks.setdefault(".".join(task.code.split(".")[:2]), []).append(task)
    return [
        _group(number, code, found, sections.get(code))
        for number, (code, found) in enumerate(tasks.items(), start=1)
    ]


def _group(number: int, code: str, tasks: list[PlanTask], section: PlanSection | None) -> TaskGroup:
    title = section.title if section else tasks[0].title
    query = {"muc": str(section.pk)} if section else {"q": shown_code(code)}
    return TaskGroup(number, code, title, tuple(task.pk for task in tasks), query)


def by_group(rows: QuerySet, groups: list[TaskGroup]) -> QuerySet:
    """Annotate assignments with ``group``, the number of their task's group."""
    cases = [When(task_id__in=group.task_ids, then=Value(group.number)) for group in groups]
    return rows.annotate(group=Case(*cases, default=Value(OTHER), output_field=IntegerField()))
