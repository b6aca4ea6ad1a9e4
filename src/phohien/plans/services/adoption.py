"""Two-person adoption, and what an adopted plan takes over from the one before."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock, events
from phohien.kernel.errors import RuleBroken
from phohien.kernel.transitions import transition
from phohien.plans.enums import OPEN_STATES, PlanState
from phohien.plans.events import PlanAdopted
from phohien.plans.models import Assignment, Plan
from phohien.plans.workflow import PLAN_TRANSITIONS
from phohien.security import audit
from phohien.security.policies import require


@transaction.atomic
def adopt_plan(*, actor, plan: Plan) -> Plan:
    """Put the plan into force. A corrected plan of the same year takes over its work and evidence.

    Raises NotAllowed when ``actor`` prepared it, RuleBroken when another plan of the year is in
    force and this one was not made as its correction.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    require(actor, "adopt", plan)
    _replace_present(actor, plan)
    old, new = transition(plan, "adopt", PLAN_TRANSITIONS)
    plan.adopted_by, plan.adopted_at = actor, clock.now()
    plan.save()
    if plan.previous_id and plan.previous.year == plan.year:
        _take_over(plan)
    audit.record(actor=actor, action="plans.adopt_plan", on=plan, changes={"state": (old, new)})
    events.publish(PlanAdopted(plan_id=plan.pk))
    return plan


def _replace_present(actor, plan: Plan) -> None:
    present = Plan.objects.select_for_update().filter(year=plan.year, state=PlanState.ADOPTED)
    for other in present:
        if other.pk != plan.previous_id:
            raise RuleBroken(
                "year-taken",
                _(
                    "Năm %(year)s đã có kế hoạch đang thực hiện. "
                    "Hãy nhập bản này như bản điều chỉnh."
                )
                % {"year": plan.year},
            )
        old, new = transition(other, "supersede", PLAN_TRANSITIONS)
        other.save()
        audit.record(
            actor=actor, action="plans.supersede_plan", on=other, changes={"state": (old, new)}
        )


def _take_over(plan: Plan) -> None:
    """State, notes and evidence of matching assignments move to the corrected plan."""
    for assignment in Assignment.objects.filter(plan=plan, task__previous__isnull=False):
        before = Assignment.objects.filter(
            task_id=assignment.task.previous_id, agency_id=assignment.agency_id, withdrawn_at=None
        ).first()
        if before is not None:
            _inherit(assignment, before)


def _inherit(assignment: Assignment, before: Assignment) -> None:
    for name in ("state", "reason", "note", "updated_at", "updated_by_id", "evidence_count"):
        setattr(assignment, name, getattr(before, name))
    assignment.carried_from = before
    assignment.save()
    assignment.evidence.add(*before.evidence.filter(withdrawn_at=None))


@transaction.atomic
def carry_over(*, actor, plan: Plan, assignment_ids: list[int]) -> int:
    """Bring unfinished assignments of last year's plan into ``plan``: the task there is linked to
    the task here by ``previous``; where this year's plan dropped it, nothing is carried.

    Returns how many were carried. State starts anew; the link and the note are kept.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    require(actor, "prepare", plan)
    unfinished = Assignment.objects.filter(
        pk__in=assignment_ids, plan=plan.previous, state__in=OPEN_STATES, withdrawn_at=None
    ).select_related("task")
    successors = {task.previous_id: task for task in plan.tasks.exclude(previous=None)}
    carried = [
        _carry(plan, successors[before.task_id], before)
        for before in unfinished
        if before.task_id in successors
    ]
    audit.record(
        actor=actor, action="plans.carry_over", on=plan, changes={"assignments": (0, len(carried))}
    )
    return len(carried)


def _carry(plan: Plan, task, before: Assignment) -> Assignment:
    assignment, _created = Assignment.objects.get_or_create(
        task=task,
        agency_id=before.agency_id,
        defaults={"plan": plan, "role": before.role, "deadline": task.deadline},
    )
    assignment.carried_from = before
    assignment.note = before.note
    assignment.save(update_fields=["carried_from", "note"])
    return assignment
