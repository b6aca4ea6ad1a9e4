"""A plan as a reader expects it: headings in order, under each its tasks with their progress."""

from dataclasses import dataclass, field

from phohien.plans.models import Assignment, Plan, PlanSection, PlanTask
from phohien.plans.selectors.progress import Progress, progress
from phohien.security.policies import visible


@dataclass(slots=True)
class TaskRow:
    """A task, the progress of what the actor may see of it, and what the actor's agency owes."""

    task: PlanTask
    progress: Progress
    own: list[Assignment] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """A heading with its depth (1 is the top) and the tasks directly under it."""

    section: PlanSection | None
    depth: int
    tasks: list[TaskRow] = field(default_factory=list)


def outline(*, actor, plan: Plan) -> list[Outline]:
    """Headings and tasks in the order of the paper; headings without any task below are kept."""
    tasks = visible(actor, PlanTask).filter(plan=plan).order_by("order")
    seen = visible(actor, Assignment).filter(plan=plan, withdrawn_at=None)
    by_task = progress(seen, "task_id")
    own = _own(actor, seen)
    nodes = _nodes(plan)
    for task in tasks:
        row = TaskRow(task, by_task.get(task.pk, Progress()), own.get(task.pk, []))
        nodes[task.section_id].tasks.append(row)
    return [node for node in nodes.values() if node.section or node.tasks]


def _nodes(plan: Plan) -> dict[int | None, Outline]:
    nodes: dict[int | None, Outline] = {}
    for section in PlanSection.objects.filter(plan=plan).order_by("order"):
        above = nodes.get(section.parent_id)
        nodes[section.pk] = Outline(section, above.depth + 1 if above else 1)
    nodes[None] = Outline(None, 1)
    return nodes


def _own(actor, seen) -> dict[int, list[Assignment]]:
    found: dict[int, list[Assignment]] = {}
    agencies = [agency for _role, agency in actor.live_grants if agency]
    if agencies:
        for row in seen.filter(agency_id__in=agencies).select_related("agency"):
            found.setdefault(row.task_id, []).append(row)
    return found
