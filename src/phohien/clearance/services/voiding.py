"""Content that may not go out any more on the strength of an earlier clearance."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clearance.enums import CaseState
from phohien.clearance.events import CaseDecided
from phohien.clearance.models import Case
from phohien.clearance.services.records import close, lock_case, record
from phohien.kernel import clock, events
from phohien.kernel.errors import InvalidInput
from phohien.security.policies import require

ALIVE = (CaseState.OPEN, CaseState.CLEARED, CaseState.UPHELD, CaseState.EMERGENCY)


@transaction.atomic
def void_cases(
    *, actor, subject_type: str, subject_id: int, locale: str, reason: str
) -> list[Case]:
    """Open and standing cases of the subject stop holding; returns them.

    An emergency publication stays to be reviewed, but no longer stands. ``actor=None`` is the
    system itself (a changed source un-clears its translations). CaseDecided is published for
    cases that were open.
    """
    if not reason.strip():
        raise InvalidInput("reason", _("Hãy ghi vì sao hồ sơ hết giá trị."))
    rows = Case.objects.filter(
        subject_type=subject_type, subject_id=subject_id, locale=locale, state__in=ALIVE
    )
    cases = [lock_case(pk) for pk in rows.filter(lapsed_at=None).values_list("pk", flat=True)]
    alive = [case for case in cases if case.state in ALIVE and case.lapsed_at is None]
    for case in alive:
        _void(actor, case, reason.strip())
    return alive


def _void(actor, case: Case, reason: str) -> None:
    if actor is not None:
        require(actor, "void", case)
    if case.state == CaseState.EMERGENCY:
        case.lapsed_at = clock.now()
        case.save(update_fields=["lapsed_at"])
        record(actor, "lapse_emergency", case, {"reason": (None, reason)})
        return
    old, new = close(case, "void", reason)
    record(actor, "void_case", case, {"state": (old, new), "reason": (None, reason)})
    if old == CaseState.OPEN:
        events.publish(
            CaseDecided(
                case_id=case.pk,
                subject_type=case.subject_type,
                subject_id=case.subject_id,
                locale=case.locale,
                outcome=new,
            )
        )
