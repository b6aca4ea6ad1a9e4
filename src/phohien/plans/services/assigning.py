"""Giving a task to an agency after adoption, and taking it back."""

from django.db import transaction

from phohien.kernel import clock
from phohien.organisation.models import Agency
from phohien.plans.models import Assignment, PlanTask
from phohien.security import audit
from phohien.security.policies import require


@transaction.atomic
def assign(*, actor, task: PlanTask, agency: Agency, role: str, via_group: str = "") -> Assignment:
    """Give ``task`` to ``agency`` in ``role``; changes the role when it already has the task."""
    task = PlanTask.objects.select_for_update().get(pk=task.pk)
    require(actor, "assign", task)
    assignment = Assignment.objects.filter(task=task, agency=agency).first() or Assignment(
        task=task, plan_id=task.plan_id, agency=agency, deadline=task.deadline, role=""
    )
    changes = audit.changed(
        assignment, {"role": role, "via_group": via_group, "withdrawn_at": None}
    )
    assignment.save()
    audit.record(
        actor=actor, action="plans.assign", on=assignment, changes=changes, agency_id=agency.pk
    )
    return assignment


@transaction.atomic
def withdraw_assignment(*, actor, assignment: Assignment) -> Assignment:
    """Take the task back from the agency; what it recorded stays."""
    assignment = Assignment.objects.select_for_update().get(pk=assignment.pk)
    require(actor, "assign", assignment.task)
    changes = audit.changed(assignment, {"withdrawn_at": clock.now()})
    assignment.save()
    audit.record(
        actor=actor,
        action="plans.withdraw_assignment",
        on=assignment,
        changes=changes,
        agency_id=assignment.agency_id,
    )
    return assignment
