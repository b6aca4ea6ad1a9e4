"""Opening an intake for one change: lock, policy, state."""

from django.utils.translation import gettext as _

from phohien.intake.enums import IntakeState
from phohien.intake.models import Intake
from phohien.kernel.errors import NotVisible, RuleBroken
from phohien.security.policies import require


def lock_for_review(actor, intake: Intake) -> Intake:
    """The locked row; RuleBroken unless it is under review."""
    locked = Intake.objects.select_for_update(of=("self",)).filter(pk=intake.pk).first()
    if locked is None:
        raise NotVisible()
    require(actor, "review", locked)
    if locked.state != IntakeState.REVIEW:
        raise RuleBroken("not-in-review", _("Văn bản này không còn ở bước soát."))
    return locked
