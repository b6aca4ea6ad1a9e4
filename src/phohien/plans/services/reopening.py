"""A co-ordinator finds that finished work was not finished after all."""

from django.db import transaction

from phohien.kernel import clock
from phohien.kernel.transitions import transition
from phohien.plans.models import Assignment
from phohien.plans.workflow import ASSIGNMENT_TRANSITIONS
from phohien.security import audit
from phohien.security.policies import require


@transaction.atomic
def reopen_assignment(*, actor, assignment: Assignment) -> Assignment:
    """Put an assignment back to "in progress"; its evidence stays. Co-ordinators only."""
    assignment = Assignment.objects.select_for_update().get(pk=assignment.pk)
    require(actor, "reopen", assignment)
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
