"""The next step of a case opens: its due time, and who is told that it waits for them."""

from django.db.models import QuerySet

from phohien.clearance.deadlines import add_working_hours
from phohien.clearance.enums import StepState
from phohien.clearance.models import Case, Step
from phohien.clearance.services.telling import tell_nobody, tell_signers
from phohien.clearance.workflow import STEP
from phohien.kernel import clock
from phohien.kernel.transitions import transition
from phohien.organisation.stand_ins import entitled_people


def open_next(case: Case) -> Step | None:
    """Open the first waiting step; None when there is none left."""
    rows = Step.objects.select_for_update(of=("self",)).select_related("agency")
    step = rows.filter(case=case, state=StepState.WAITING).order_by("order").first()
    if step is None:
        return None
    transition(step, "open", STEP)
    step.due_at = add_working_hours(clock.now(), step.hours)
    step.save(update_fields=["state", "due_at"])
    people = signers(step)
    if people.exists():
        tell_signers(step, case, people)
    else:
        tell_nobody(step, case)
    return step


def signers(step: Step) -> QuerySet:
    """Who may sign this step today: entitled, not a writer, no other signature in the case."""
    writers = Case.writers.through.objects.filter(case_id=step.case_id).values("user_id")
    signed = Step.objects.filter(case_id=step.case_id, state=StepState.CLEARED)
    signed = signed.values("decided_by_id")
    people = entitled_people(step.role, step.agency_id)
    return people.exclude(pk__in=writers).exclude(pk__in=signed)
