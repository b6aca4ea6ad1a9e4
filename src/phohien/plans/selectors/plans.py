"""Plans, their sections, and the legal texts they cite."""

from dataclasses import dataclass

from django.db.models import QuerySet

from phohien.kernel import clock
from phohien.plans.enums import OPEN_STATES, PlanState
from phohien.plans.models import Assignment, Citation, Plan, PlanSection, PlanTask
from phohien.plans.selectors.validity import Validity, validity
from phohien.security.policies import get_visible, visible


def plans(*, actor) -> QuerySet[Plan]:
    """Plans the actor may see, the newest year first."""
    return visible(actor, Plan).select_related("prepared_by", "adopted_by", "previous")


def get_plan(*, actor, pk: int) -> Plan:
    """One plan with the people and paper of it, or NotVisible."""
    get_visible(actor, Plan, pk=pk)
    return Plan.objects.select_related("prepared_by", "adopted_by", "previous", "paper").get(pk=pk)


def current_plan(*, actor) -> Plan | None:
    """The plan in force for this calendar year; else the last one before, else the next one.

    Next year's plan is adopted in autumn, while this year's report is still owed.
    """
    in_force = visible(actor, Plan).filter(state=PlanState.ADOPTED)
    until_now = in_force.filter(year__lte=clock.today().year).order_by("-year").first()
    return until_now or in_force.order_by("year").first()


def sections(*, actor, plan: Plan) -> QuerySet[PlanSection]:
    """Headings of a visible plan in the order of the paper."""
    return PlanSection.objects.filter(plan__in=visible(actor, Plan).filter(pk=plan.pk))


@dataclass(frozen=True, slots=True)
class CitedBasis:
    """A citation with what became of the text since."""

    citation: Citation
    validity: Validity


def bases(*, actor, plan: Plan) -> list[CitedBasis]:
    """The legal texts a visible plan cites, those replaced since first."""
    rows = (
        Citation.objects.filter(plan__in=visible(actor, Plan).filter(pk=plan.pk))
        .select_related("basis__replaced_by")
        .prefetch_related("basis__amended_by")
        .order_by("pk")
    )
    found = [CitedBasis(row, validity(row.basis)) for row in rows]
    return sorted(found, key=lambda cited: not cited.validity.is_gone)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Open assignments of a task of the previous plan that has a successor in the new one."""

    before: PlanTask
    task: PlanTask
    assignments: list[Assignment]


def unfinished_by_task(*, actor, plan: Plan) -> list[Unfinished]:
    """What may be carried into ``plan`` from the plan before it and was not carried yet."""
    if plan.previous_id is None:
        return []
    successors = {
        task.previous_id: task
        for task in visible(actor, PlanTask).filter(plan=plan).exclude(previous=None)
    }
    rows = (
        visible(actor, Assignment)
        .filter(plan_id=plan.previous_id, state__in=OPEN_STATES, withdrawn_at=None)
        .filter(task_id__in=successors, carried_to=None)
        .select_related("task", "agency")
    )
    grouped: dict[int, list[Assignment]] = {}
    for row in rows:
        grouped.setdefault(row.task_id, []).append(row)
    return [Unfinished(rows[0].task, successors[pk], rows) for pk, rows in grouped.items()]
