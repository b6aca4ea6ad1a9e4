"""Two-person adoption, and what an adopted plan takes over from the one before."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock, events
from phohien.kernel.errors import RuleBroken
from phohien.kernel.transitions import transition
from phohien.plans.enums import OPEN_STATES, PlanState
from phohien.plans.events import PlanAdopted
from phohien.plans.models import Assignment, Evidence, Plan
from phohien.plans.reminders import announce
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
    announce(plan)
    events.publish(PlanAdopted(plan_id=plan.pk))
    return plan


def _replace_present(actor, plan: Plan) -> None:
    present = Plan.objects.select_for_update().filter(year=plan.year, state=PlanState.ADOPTED)
    for other in present.exclude(pk=plan.pk):  # adopted twice at once is told as such
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


INHERITED = ("state", "reason", "note", "updated_at", "updated_by_id", "evidence_count")


def _take_over(plan: Plan) -> None:
    """State, notes and evidence of matching assignments move to the corrected plan."""
    before = {
        (row.task_id, row.agency_id): row
        for row in Assignment.objects.filter(plan=plan.previous_id, withdrawn_at=None)
    }
    heirs = {}
    for row in Assignment.objects.filter(plan=plan).select_related("task"):
        old = before.get((row.task.previous_id, row.agency_id))
        if old is not None:
            heirs[old.pk] = _inherit(row, old)
    fields = [name.removesuffix("_id") for name in INHERITED]
    Assignment.objects.bulk_update(heirs.values(), [*fields, "carried_from"], batch_size=200)
    _inherit_evidence(plan, heirs)


def _inherit(assignment: Assignment, before: Assignment) -> Assignment:
    for name in INHERITED:
        setattr(assignment, name, getattr(before, name))
    assignment.carried_from = before
    return assignment


def _inherit_evidence(plan: Plan, heirs: dict[int, Assignment]) -> None:
    links = Evidence.assignments.through.objects
    standing = links.filter(
        assignment__plan=plan.previous_id, evidence__withdrawn_at=None
    ).values_list("assignment_id", "evidence_id")
    rows = [
        links.model(assignment=heirs[old], evidence_id=evidence)
        for old, evidence in standing
        if old in heirs
    ]
    links.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


@transaction.atomic
def carry_over(*, actor, plan: Plan, assignment_ids: list[int]) -> int:
    """Bring unfinished assignments of last year's plan into ``plan``: the task there is linked to
    the task here by ``previous``; where this year's plan dropped it, nothing is carried.

    Returns how many were carried. State starts anew; the link and the note are kept. RuleBroken
    for a plan that was replaced or closed.
    """
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    require(actor, "prepare", plan)
    if plan.state not in (PlanState.PREPARED, PlanState.ADOPTED):
        raise RuleBroken("not-open", _("Kế hoạch này đã khép lại, không nhận việc chuyển tiếp."))
    unfinished = Assignment.objects.filter(
        pk__in=assignment_ids, plan=plan.previous, state__in=OPEN_STATES, withdrawn_at=None
    ).select_related("task")
    successors = {task.previous_id: task for task in plan.tasks.exclude(previous=None)}
    carried = _carry(plan, [row for row in unfinished if row.task_id in successors], successors)
    audit.record(
        actor=actor, action="plans.carry_over", on=plan, changes={"assignments": (0, carried)}
    )
    return carried


def _carry(plan: Plan, unfinished: list[Assignment], successors: dict) -> int:
    """Give the agencies the succeeding tasks they do not have yet, and keep link and note."""
    wanted = {(successors[row.task_id].pk, row.agency_id): row for row in unfinished}
    new = [
        Assignment(
            plan=plan, task=successors[row.task_id], agency_id=row.agency_id, role=row.role,
            deadline=successors[row.task_id].last_day,
        )
        for row in unfinished
    ]  # fmt: skip
    Assignment.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)
    rows = [row for row in plan.assignments.all() if (row.task_id, row.agency_id) in wanted]
    for row in rows:
        row.carried_from = wanted[row.task_id, row.agency_id]
        row.note = row.carried_from.note
    Assignment.objects.bulk_update(rows, ["carried_from", "note"], batch_size=200)
    return len(rows)
