"""Reading clearance: the gate, one's queue, cases, what was cleared before."""

from django.db.models import QuerySet

from phohien.clearance.enums import STANDING_STATES, CaseState, StepState
from phohien.clearance.models import Case, Step
from phohien.clearance.workflow import AWAITED
from phohien.kernel.errors import NotVisible
from phohien.security.policies import visible
from vanban.skeleton import fold


def standing_case(subject_type: str, subject_id: int, locale: str, fingerprint: str) -> Case | None:
    """The gate: the case by which exactly this content may be public now, or None."""
    rows = Case.objects.filter(
        subject_type=subject_type,
        subject_id=subject_id,
        locale=locale,
        fingerprint=fingerprint,
        state__in=STANDING_STATES,
        lapsed_at=None,
    )
    return rows.order_by("-pk").first()


def queue_of(actor) -> QuerySet[Step]:
    """Steps that wait for the actor: open ones they may sign, and those they took; by due time."""
    rows = visible(actor, Step, "sign").filter(state__in=AWAITED, case__state=CaseState.OPEN)
    mine = rows.filter(state=StepState.OPEN) | rows.filter(claimed_by_id=actor.pk)
    return mine.select_related("case__agency", "case__content_class", "agency").order_by(
        "due_at", "pk"
    )


def case_for(actor, pk: int) -> Case:
    """One case with its people, or NotVisible."""
    rows = visible(actor, Case).select_related(
        "agency", "owner", "reviewing_body", "content_class", "requested_by", "reviewed_by"
    )
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible()
    return found


def steps_of(case: Case) -> QuerySet[Step]:
    """The ladder of a case the caller may see, in order, with people."""
    return case.steps.select_related("agency", "claimed_by", "decided_by").order_by("order")


def case_of(subject_type: str, subject_id: int, locale: str) -> Case | None:
    """The latest case of a subject, whatever became of it."""
    rows = Case.objects.filter(subject_type=subject_type, subject_id=subject_id, locale=locale)
    return rows.order_by("-requested_at", "-pk").first()


def last_cleared(case: Case) -> Case | None:
    """The latest cleared content of the same subject and language before this case."""
    rows = Case.objects.filter(
        subject_type=case.subject_type,
        subject_id=case.subject_id,
        locale=case.locale,
        pk__lt=case.pk,
    )
    cleared = rows.filter(steps__state=StepState.CLEARED).exclude(
        steps__state__in=[StepState.RETURNED, StepState.CHANGES, StepState.DROPPED]
    )
    return (cleared | rows.filter(state=CaseState.UPHELD)).distinct().order_by("-pk").first()


def cases(
    *, actor, state: str = "", content_class: str = "", agency_id: int | None = None, text: str = ""
) -> QuerySet[Case]:
    """Cases the actor may see, the latest first, narrowed by what is given."""
    rows = visible(actor, Case).select_related("agency", "content_class", "requested_by")
    exact = {"state": state, "content_class__code": content_class, "agency_id": agency_id}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if text.strip():
        rows = rows.filter(title_folded__contains=fold(text).strip())
    return rows


def signed_by(actor) -> QuerySet[Case]:
    """Cases in which the actor decided a step, the latest first, as far as still visible."""
    mine = Step.objects.filter(decided_by_id=actor.pk).values("case_id")
    rows = visible(actor, Case).filter(pk__in=mine).select_related("agency", "content_class")
    return rows.order_by("-requested_at", "-pk")


def emergencies(*, actor) -> QuerySet[Case]:
    """Emergency publications not reviewed yet that the actor may see, the oldest first."""
    rows = visible(actor, Case).filter(state=CaseState.EMERGENCY)
    return rows.select_related("agency", "requested_by").order_by("requested_at", "pk")
