"""Who sees and changes plans, tasks, assignments and evidence. The whole policy on one page."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.organisation.enums import AGENCY_ROLES, PROVINCE_READERS, Role
from phohien.organisation.policies import everywhere, own_agencies
from phohien.plans.enums import PlanState
from phohien.plans.models import Assignment, Evidence, LegalBasis, Plan, PlanTask, SourcePaper
from phohien.security.policies import EVERYTHING, NOTHING, rule

LIVE = (PlanState.ADOPTED, PlanState.SUPERSEDED, PlanState.CLOSED)


@rule(LegalBasis, "view")
def _view_basis(actor) -> Q:
    return EVERYTHING if actor.live_grants else NOTHING


rule(LegalBasis, "change", _("Chỉ điều phối viên và quản trị hệ thống sửa căn cứ pháp lý."))(
    everywhere(Role.COORDINATOR, Role.SYSTEM_ADMINISTRATOR)
)


@rule(Plan, "view")
def _view_plan(actor) -> Q:
    """An adopted plan is for all staff; one in preparation for those who prepare and adopt."""
    if actor.has_role(Role.COORDINATOR, Role.PROVINCIAL_LEADER, Role.AUDITOR):
        return EVERYTHING
    return Q(state__in=LIVE) if actor.live_grants else NOTHING


@rule(Plan, "prepare", _("Chỉ điều phối viên chuẩn bị kế hoạch."))
def _prepare_plan(actor) -> Q:
    return EVERYTHING if actor.has_role(Role.COORDINATOR) else NOTHING


@rule(
    Plan,
    "adopt",
    _("Người chuẩn bị không tự thông qua; cần một điều phối viên hoặc lãnh đạo khác."),
)
def _adopt_plan(actor) -> Q:
    if not actor.has_role(Role.COORDINATOR, Role.PROVINCIAL_LEADER):
        return NOTHING
    return ~Q(prepared_by_id=actor.pk) | Q(prepared_by=None)


@rule(SourcePaper, "view")
def _view_paper(actor) -> Q:
    if actor.has_role(Role.COORDINATOR, Role.PROVINCIAL_LEADER, Role.AUDITOR):
        return EVERYTHING
    live = Plan.objects.filter(state__in=LIVE).values("paper_id")
    return Q(pk__in=live) if actor.live_grants else NOTHING


@rule(PlanTask, "view")
def _view_task(actor) -> Q:
    if actor.has_role(Role.COORDINATOR, Role.PROVINCIAL_LEADER, Role.AUDITOR):
        return EVERYTHING
    return Q(plan__state__in=LIVE) if actor.live_grants else NOTHING


rule(PlanTask, "assign", _("Chỉ điều phối viên phân công nhiệm vụ."))(everywhere(Role.COORDINATOR))


@rule(Assignment, "view")
def _view_assignment(actor) -> Q:
    """An agency's people see only what their agency owes, once the plan is in force."""
    if actor.has_role(Role.COORDINATOR, Role.PROVINCIAL_LEADER, Role.AUDITOR):
        return EVERYTHING
    live = Q(plan__state__in=LIVE)
    if actor.has_role(*PROVINCE_READERS):
        return live
    return live & Q(agency_id__in=own_agencies(actor))


@rule(Assignment, "update", _("Chỉ người của đơn vị được giao cập nhật việc này."))
def _update_assignment(actor) -> Q:
    return Q(
        agency_id__in=actor.agency_ids(*AGENCY_ROLES),
        plan__state=PlanState.ADOPTED,
        withdrawn_at=None,
    )


rule(Assignment, "reopen", _("Chỉ điều phối viên mở lại việc đã hoàn thành."))(
    everywhere(Role.COORDINATOR)
)


@rule(Evidence, "view")
def _view_evidence(actor) -> Q:
    if actor.has_role(*PROVINCE_READERS):
        return EVERYTHING
    return Q(agency_id__in=own_agencies(actor))


@rule(Evidence, "change", _("Chỉ người của đơn vị đã ghi minh chứng sửa hoặc rút được."))
def _change_evidence(actor) -> Q:
    return Q(agency_id__in=own_agencies(actor), withdrawn_at=None)


rule(Evidence, "join", _("Chỉ điều phối viên gộp các minh chứng cùng sự kiện."))(
    everywhere(Role.COORDINATOR)
)
