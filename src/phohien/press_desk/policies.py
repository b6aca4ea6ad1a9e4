"""Who sees what: the desk everything, deciders no personal data, host agencies their own stop."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.organisation.enums import AGENCY_ROLES, Role
from phohien.organisation.models import Agency
from phohien.organisation.policies import everywhere
from phohien.organisation.stand_ins import acting_roles
from phohien.press_desk.enums import ItemState
from phohien.press_desk.models import (
    Decision,
    Erasure,
    LinkedArticle,
    Message,
    Paper,
    PressRequest,
    ProgrammeItem,
    Violation,
    VisitReport,
)
from phohien.security.policies import EVERYTHING, NOTHING, rule

OFFICE = "van-phong-ubnd"  # the office that serves foreign press (no department of foreign affairs)
ONLY_DESK = _("Chỉ đầu mối báo chí của tỉnh làm việc này.")


def leads_office(actor) -> bool:
    """Whether the actor decides: a provincial leader, or a leader of the office (or stands in)."""
    roles = acting_roles(actor)
    if any(role == Role.PROVINCIAL_LEADER for role, _agency in roles):
        return True
    led = {agency for role, agency in roles if role == Role.AGENCY_LEADER and agency}
    return bool(led) and Agency.objects.filter(pk__in=led, code=OFFICE).exists()


@rule(PressRequest, "view")
def _view_request(actor) -> Q:
    if actor.has_role(Role.PRESS_DESK):
        return EVERYTHING
    return Q(decision__isnull=False) if leads_office(actor) else NOTHING


rule(PressRequest, "handle", ONLY_DESK)(everywhere(Role.PRESS_DESK))
rule(
    PressRequest,
    "open_file",
    _("Dữ liệu cá nhân của phóng viên chỉ đầu mối báo chí của tỉnh được xem."),
)(everywhere(Role.PRESS_DESK))


@rule(
    PressRequest,
    "decide",
    _("Lãnh đạo tỉnh hoặc lãnh đạo Văn phòng UBND tỉnh quyết định, không phải người đã soạn."),
)
def _decide(actor) -> Q:
    if not leads_office(actor):
        return NOTHING
    mine = Decision.objects.filter(drafted_by_id=actor.pk).values("request_id")
    return Q(decision__isnull=False) & ~Q(pk__in=mine)


@rule(PressRequest, "list", _("Số liệu này dành cho đầu mối báo chí, lãnh đạo và người kiểm tra."))
def _list(actor) -> Q:
    readers = (Role.PRESS_DESK, Role.COORDINATOR, Role.PROVINCIAL_LEADER, Role.AUDITOR)
    return EVERYTHING if actor.has_role(*readers) or leads_office(actor) else NOTHING


@rule(ProgrammeItem, "view")
def _view_item(actor) -> Q:
    """The desk and deciders all of what they see; a host its own stop once it is asked."""
    if actor.has_role(Role.PRESS_DESK):
        return EVERYTHING
    seen = Q(host_id__in=actor.agency_ids(*AGENCY_ROLES)) & ~Q(state=ItemState.PLANNED)
    return seen | Q(request__decision__isnull=False) if leads_office(actor) else seen


@rule(ProgrammeItem, "answer", _("Người của đơn vị tiếp trả lời mục chương trình này."))
def _answer_item(actor) -> Q:
    return Q(host_id__in=actor.agency_ids(*AGENCY_ROLES)) & ~Q(state=ItemState.PLANNED)


rule(ProgrammeItem, "handle", ONLY_DESK)(everywhere(Role.PRESS_DESK))
for _model in (Paper, Message, LinkedArticle, VisitReport):
    rule(_model, "view")(everywhere(Role.PRESS_DESK))


@rule(Decision, "view")
def _view_decision(actor) -> Q:
    return EVERYTHING if actor.has_role(Role.PRESS_DESK) or leads_office(actor) else NOTHING


@rule(Violation, "view")
def _view_violation(actor) -> Q:
    """Its facts are opened by the desk; a leader sees that there is one."""
    return EVERYTHING if actor.has_role(Role.PRESS_DESK) or leads_office(actor) else NOTHING


rule(Violation, "handle", ONLY_DESK)(everywhere(Role.PRESS_DESK))
rule(Erasure, "view", _("Sổ xóa dữ liệu dành cho đầu mối báo chí và người kiểm tra."))(
    everywhere(Role.PRESS_DESK, Role.AUDITOR)
)
