"""A signer's word that a number which looks like personal data may be public."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clearance.enums import CaseState
from phohien.clearance.models import Case, Step
from phohien.clearance.services.records import lock_case, record
from phohien.clearance.workflow import AWAITED
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.security.policies import may, refusal, visible

SHORTEST_REASON = 8


@transaction.atomic
def confirm_finding(*, actor, case: Case, number: int, reason: str) -> Case:
    """Keep who confirmed the ``number``-th finding (from 0), when and why.

    Only who may sign the awaited step; the number itself is not written anywhere.
    """
    case = lock_case(case.pk)
    if not may(actor, "view", case):
        raise NotVisible()
    require_signer(actor, case)
    if case.state != CaseState.OPEN:
        raise RuleBroken("closed", _("Hồ sơ này đã kết thúc."))
    if not 0 <= number < len(case.findings):
        raise NotVisible()
    if len(reason.strip()) < SHORTEST_REASON:
        raise InvalidInput(
            "reason", _("Hãy ghi rõ căn cứ, ví dụ: số đường dây nóng đã công bố của Sở.")
        )
    found = case.findings[number] | {
        "reason": reason.strip()[:500],
        "confirmed_by": str(actor),
        "confirmed_at": clock.now().isoformat(),
    }
    case.findings = [*case.findings[:number], found, *case.findings[number + 1 :]]
    case.save(update_fields=["findings"])
    changes = {"finding": (None, found["shown"]), "reason": (None, found["reason"])}
    record(actor, "confirm_finding", case, changes)
    return case


def require_signer(actor, case: Case) -> None:
    """Raise NotAllowed unless the actor may sign the step that is awaited (any, once closed)."""
    steps = visible(actor, Step, "sign").filter(case=case)
    if case.state == CaseState.OPEN:
        steps = steps.filter(state__in=AWAITED)
    if not steps.exists():
        raise NotAllowed("sign", refusal(Step, "sign"))
