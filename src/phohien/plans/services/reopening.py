"""A co-ordinator finds that finished work was not finished after all."""

from django.db import transaction

from phohien.kernel import clock
from phohien.kernel.transitions import transition
from phohien.plans.enums import AssignmentState
from phohien.plans.errors import NotFinished
from phohien.plans.models import Assignment
from phohien.plans.workflow import ASSIGNMENT_TRANSITIONS
from phohien.security import audit
from phohien.security.policies import require

FINISHED = (AssignmentState.DONE, AssignmentState.NOT_APPLICABLE)


@transaction.atomic
def reopen_assignment(*, actor, assignment: Assignment) -> Assignment:
    """Put an assignment back to "in progress"; its evidence stays. Co-ordinators only.

    Raises NotFinished unless it was done or set aside."""
    assignment = Assignment.objects.select_for_update().get(pk=assignment.pk)
    require(actor, "reopen", assignment)
    if assignment.state not in FINISHED:
        raise NotFinished()
    old, new = transition(assignment, "start", ASSIGNMENT_TRANSITIONS)
    assignment.updated_at, assignment.updated_by = clock.now(), actor
    assignment.save()
    audit.record(
        actor=actor,
        action="plans.reopen_assignment",
        on=assignment,
        changes={"state": (old, new)},
        agency_id=assignment.agency_id,
    )
    return assignment
