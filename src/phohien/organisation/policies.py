"""Who sees and changes agencies, people and focal points: each model's whole policy on one page."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.kernel import clock
from phohien.kernel.errors import NotAllowed
from phohien.kernel.models import Holiday
from phohien.organisation.enums import AGENCY_ROLES, PROVINCE_READERS, Role
from phohien.organisation.models import (
    Agency,
    AgencyGroup,
    FocalPoint,
    RoleGrant,
    StandIn,
    User,
)
from phohien.security.models import AuditEntry
from phohien.security.policies import EVERYTHING, NOTHING, allowed, refusal, rule


def own_agencies(actor) -> list[int]:
    """Agencies the actor works for."""
    return actor.agency_ids(*AGENCY_ROLES)


def everywhere(*roles: str):
    """A rule: everything for holders of ``roles``, nothing for others."""
    return lambda actor: EVERYTHING if actor.has_role(*roles) else NOTHING


def require_any(actor, action: str, model) -> None:
    """Raise NotAllowed unless ``actor`` may do ``action`` on some row of ``model`` at all.

    For pages that stand above their rows, such as a list that only some roles have.
    """
    if allowed(actor, action, model) == NOTHING:
        raise NotAllowed(action, refusal(model, action))


@rule(Agency, "view")
@rule(AgencyGroup, "view")
def _view_agency(actor) -> Q:
    """The list of agencies is public knowledge among staff."""
    return EVERYTHING if actor.live_grants else NOTHING


rule(Agency, "change", _("Chỉ quản trị hệ thống sửa danh mục đơn vị."))(
    everywhere(Role.SYSTEM_ADMINISTRATOR)
)
rule(AgencyGroup, "change", _("Chỉ quản trị hệ thống sửa nhóm đơn vị."))(
    everywhere(Role.SYSTEM_ADMINISTRATOR)
)


@rule(Agency, "name_focal_points", _("Chỉ người của đơn vị hoặc điều phối viên cử đầu mối."))
def _name_focal_points(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    return Q(pk__in=actor.agency_ids(*AGENCY_ROLES))


@rule(Agency, "view_roster")
def _view_roster(actor) -> Q:
    """Who named whom, and who is missing: for the province's readers, else one's own agency."""
    if actor.has_role(*PROVINCE_READERS):
        return EVERYTHING
    return Q(pk__in=own_agencies(actor))


@rule(FocalPoint, "view")
def _view_focal_point(actor) -> Q:
    if actor.has_role(*PROVINCE_READERS):
        return EVERYTHING
    return Q(agency_id__in=own_agencies(actor))


@rule(FocalPoint, "change", _("Chỉ người của đơn vị hoặc điều phối viên sửa đầu mối."))
def _change_focal_point(actor) -> Q:
    if actor.has_role(Role.COORDINATOR):
        return EVERYTHING
    return Q(agency_id__in=own_agencies(actor))


@rule(User, "view")
def _view_user(actor) -> Q:
    """Oneself, and for administrators everyone: there is no directory of people here."""
    if actor.has_role(Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR):
        return EVERYTHING
    return Q(pk=actor.pk)


@rule(User, "change", _("Chỉ quản trị hệ thống sửa tài khoản, và không sửa tài khoản của mình."))
def _change_user(actor) -> Q:
    return ~Q(pk=actor.pk) if actor.has_role(Role.SYSTEM_ADMINISTRATOR) else NOTHING


@rule(RoleGrant, "view")
def _view_grant(actor) -> Q:
    if actor.has_role(Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR):
        return EVERYTHING
    return Q(user_id=actor.pk)


@rule(RoleGrant, "change", _("Không ai tự giao hoặc tự sửa vai trò của chính mình."))
def _change_grant(actor) -> Q:
    return ~Q(user_id=actor.pk) if actor.has_role(Role.SYSTEM_ADMINISTRATOR) else NOTHING


@rule(StandIn, "view")
def _view_stand_in(actor) -> Q:
    """One's own, either way; a leader those of the agency."""
    if actor.has_role(Role.SYSTEM_ADMINISTRATOR, Role.COORDINATOR, Role.AUDITOR):
        return EVERYTHING
    return Q(absent_id=actor.pk) | Q(stand_in_id=actor.pk) | _of_people_led(actor)


@rule(StandIn, "end", _("Người vắng, lãnh đạo đơn vị hoặc quản trị hệ thống kết thúc việc này."))
def _end_stand_in(actor) -> Q:
    if actor.has_role(Role.SYSTEM_ADMINISTRATOR):
        return EVERYTHING
    return Q(absent_id=actor.pk) | _of_people_led(actor)


def _of_people_led(actor) -> Q:
    led = actor.agency_ids(Role.AGENCY_LEADER)
    members = RoleGrant.objects.in_force(clock.today()).filter(agency_id__in=led)
    return Q(absent_id__in=members.values("user_id"))


@rule(Holiday, "view")
def _view_holiday(actor) -> Q:
    return EVERYTHING if actor.live_grants else NOTHING


rule(Holiday, "change", _("Chỉ quản trị hệ thống sửa bảng ngày nghỉ."))(
    everywhere(Role.SYSTEM_ADMINISTRATOR)
)
rule(User, "list", _("Chỉ quản trị hệ thống và người kiểm tra, giám sát xem được tài khoản."))(
    everywhere(Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR)
)
rule(AuditEntry, "view", _("Chỉ người kiểm tra, giám sát và quản trị hệ thống xem được nhật ký."))(
    everywhere(Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR)
)
