"""Own work that is settled: who owned it hears what happened to it, not that it is another's.

Asked before the rule of who may change it, which stays the only guard.
"""

from phohien.organisation.policies import own_agencies
from phohien.plans.enums import PlanState
from phohien.plans.errors import AssignmentWithdrawn, EvidenceWithdrawn, PlanOver
from phohien.plans.models import Assignment, Evidence
from phohien.security.policies import require


def require_changeable(actor, evidence: Evidence) -> None:
    """The actor may change or withdraw ``evidence``, or EvidenceWithdrawn, NotAllowed, NotVisible.

    EvidenceWithdrawn for its own agency: it was taken back before.
    """
    if evidence.withdrawn_at and evidence.agency_id in own_agencies(actor):
        raise EvidenceWithdrawn()
    require(actor, "change", evidence)


def require_updatable(actor, assignment: Assignment) -> None:
    """The actor may report on ``assignment``, or AssignmentWithdrawn, PlanOver, NotAllowed,
    NotVisible. The first two are for its own agency, once the plan has been in force.
    """
    if assignment.agency_id in own_agencies(actor):
        if assignment.plan.state in (PlanState.SUPERSEDED, PlanState.CLOSED):
            raise PlanOver()
        if assignment.plan.state == PlanState.ADOPTED and assignment.withdrawn_at:
            raise AssignmentWithdrawn()
    require(actor, "update", assignment)
