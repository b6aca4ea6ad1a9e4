"""Who reads and uses suggestions. Whose the subject is, the asking room has checked."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.assist.models import Suggestion
from phohien.organisation.enums import NEWSROOM_ROLES, Role
from phohien.security.policies import EVERYTHING, NOTHING, rule

ASKERS = (*NEWSROOM_ROLES, Role.COORDINATOR)
READERS = (Role.EDITOR, Role.REVIEWER, Role.COORDINATOR, Role.AUDITOR)


def may_ask(actor) -> bool:
    """Whether this person may ask a machine at all."""
    return actor.is_active and actor.has_role(*ASKERS)


@rule(Suggestion, "view")
def _view(actor) -> Q:
    if actor.has_role(*READERS):
        return EVERYTHING
    return Q(by_id=actor.pk) if actor.live_grants else NOTHING


@rule(Suggestion, "choose", _("Chỉ người viết nội dung chọn đề xuất của máy."))
def _choose(actor) -> Q:
    if not may_ask(actor):
        return NOTHING
    return EVERYTHING if actor.has_role(*READERS) else Q(by_id=actor.pk)
