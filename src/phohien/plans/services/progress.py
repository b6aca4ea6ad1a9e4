"""An agency says how far it is."""

from django.db import transaction

from phohien.kernel import clock
from phohien.kernel.transitions import transition
from phohien.plans.errors import EvidenceMissing, ReasonMissing
from phohien.plans.models import Assignment
from phohien.plans.settled import require_updatable
from phohien.plans.workflow import ASSIGNMENT_TRANSITIONS
from phohien.security import audit


@transaction.atomic
def update_progress(
    *, actor, assignment: Assignment, step: str, note: str | None = None, reason: str = ""
) -> Assignment:
    """Move along ``plan_work``, ``start``, ``finish`` or ``set_aside``.

    Raises EvidenceMissing for ``finish`` without evidence, ReasonMissing for ``set_aside``
    without a reason, AssignmentWithdrawn, PlanOver, NotAllowed or NotVisible.
    """
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("plan")
    assignment = rows.get(pk=assignment.pk)
    require_updatable(actor, assignment)
    if step == "finish" and not assignment.evidence_count:
        raise EvidenceMissing()
    if step == "set_aside" and not reason.strip():
        raise ReasonMissing()
    old, new = transition(assignment, step, ASSIGNMENT_TRANSITIONS)
    words = {"reason": reason.strip() if step == "set_aside" else ""}
    if note is not None:
        words["note"] = note.strip()
    changes = {"state": (old, new)} | audit.changed(assignment, words)
    _stamp(assignment, actor)
    assignment.save()
    audit.record(
        actor=actor,
        action=f"plans.progress.{step}",
        on=assignment,
        changes=changes,
        agency_id=assignment.agency_id,
    )
    return assignment


def _stamp(assignment: Assignment, actor) -> None:
    assignment.updated_at, assignment.updated_by = clock.now(), actor
