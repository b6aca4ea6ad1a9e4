"""Giving a task to agencies after adoption, and taking it back."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.organisation.models import Agency
from phohien.plans.enums import AssignmentRole, PlanState
from phohien.plans.models import Assignment, PlanTask
from phohien.security import audit
from phohien.security.policies import require


@transaction.atomic
def assign(*, actor, task: PlanTask, agency: Agency, role: str, via_group: str = "") -> Assignment:
    """Give ``task`` to ``agency`` in ``role``; changes the role when it already has the task.

    Raises InvalidInput for an unknown role or a closed agency, RuleBroken for a plan of the past.
    """
    task = _lock(actor, task, role)
    if not agency.is_active:
        raise InvalidInput("agency", _("Đơn vị này đã ngừng hoạt động."))
    assignment = Assignment.objects.filter(task=task, agency=agency).first() or Assignment(
        task=task, plan_id=task.plan_id, agency=agency, deadline=task.last_day, role=""
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
def assign_group(
    *, actor, task: PlanTask, agencies: Iterable[Agency], role: str, via_group: str
) -> int:
    """Give ``task`` to the members of a group that do not have it yet; returns how many got it.

    A member that already has the task keeps its role. One audit entry for each that got it.
    """
    task = _lock(actor, task, role)
    standing = set(task.assignments.filter(withdrawn_at=None).values_list("agency_id", flat=True))
    wanted = [agency for agency in agencies if agency.pk not in standing and agency.is_active]
    fields = {"role": role, "via_group": via_group, "withdrawn_at": None}
    rows = [
        Assignment(task=task, plan_id=task.plan_id, agency=agency, deadline=task.last_day, **fields)
        for agency in wanted
    ]
    Assignment.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["task", "agency"],
        update_fields=list(fields),
    )
    _tell(actor, task, wanted, role, via_group)
    return len(wanted)


def _tell(actor, task: PlanTask, agencies: list[Agency], role: str, via_group: str) -> None:
    changes = {"role": ("", role), "via_group": ("", via_group)}
    made = Assignment.objects.filter(task=task, agency__in=agencies).select_related(
        "task", "agency"
    )
    audit.record_many(
        actor=actor,
        action="plans.assign_group",
        rows=[(row, changes, row.agency_id) for row in made],
    )


def _lock(actor, task: PlanTask, role: str) -> PlanTask:
    task = PlanTask.objects.select_for_update(of=("self",)).select_related("plan").get(pk=task.pk)
    require(actor, "assign", task)
    if role not in AssignmentRole.values:
        raise InvalidInput("role", _("Hãy chọn vai trò của đơn vị."))
    if task.plan.state in (PlanState.SUPERSEDED, PlanState.CLOSED):
        raise RuleBroken("past-plan", _("Kế hoạch này không còn thực hiện nên không giao thêm."))
    return task


@transaction.atomic
def withdraw_assignment(*, actor, assignment: Assignment) -> Assignment:
    """Take the task back from the agency; what it recorded stays."""
    assignment = Assignment.objects.select_for_update().get(pk=assignment.pk)
    require(actor, "assign", assignment.task)
    if assignment.withdrawn_at:
        raise RuleBroken("withdrawn", _("Việc này đã được rút khỏi đơn vị trước đó."))
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
