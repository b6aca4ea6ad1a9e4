"""One task: who owes it, the law around it, what happened to it."""

from django.db.models import QuerySet

from phohien.plans.models import Assignment, PlanTask
from phohien.plans.selectors.plans import CitedBasis, bases
from phohien.security.models import AuditEntry
from phohien.security.policies import get_visible, visible
from phohien.security.selectors import history
from vanban.skeleton import fold


def get_task(*, actor, pk: int) -> PlanTask:
    """One task with its plan, section and predecessor, or NotVisible."""
    get_visible(actor, PlanTask, pk=pk)
    rows = PlanTask.objects.select_related("plan__paper", "section", "previous__plan")
    return rows.defer("plan__paper__lines").get(pk=pk)


def task_assignments(*, actor, task: PlanTask) -> QuerySet[Assignment]:
    """Who owes the task, as far as the actor may see; withdrawn ones last."""
    return (
        visible(actor, Assignment)
        .filter(task=task)
        .select_related("agency", "updated_by")
        .order_by("withdrawn_at", "agency__order", "agency__sort_name")
    )


def task_bases(*, actor, task: PlanTask) -> tuple[list[CitedBasis], list[CitedBasis]]:
    """``(named by the task itself, the plan's other bases)``.

    A text is the task's own when the task quotes its number or the citation stands on its lines.
    """
    own, others = [], []
    for cited in bases(actor=actor, plan=task.plan):
        (own if _names(task, cited) else others).append(cited)
    return own, others


def _names(task: PlanTask, cited: CitedBasis) -> bool:
    number = fold(cited.citation.basis.number)
    if number and number in task.text_folded:
        return True
    if not task.line_start:
        return False
    span = range(task.line_start, (task.line_end or task.line_start) + 1)
    return any(line in span for line in cited.citation.lines)


def task_history(*, actor, task: PlanTask, limit: int = 20) -> list[AuditEntry]:
    """The latest audit entries of the task and of those assignments of it the actor may see."""
    seen = visible(actor, Assignment).filter(task=task).values_list("pk", flat=True)
    return history(actor=actor, on=task, also=(Assignment, list(seen)), limit=limit)
