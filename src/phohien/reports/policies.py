"""Who sees, writes, submits and decides on reports. The whole policy on one page."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.organisation.enums import AGENCY_ROLES, PROVINCE_READERS, Role
from phohien.organisation.policies import everywhere
from phohien.reports.models import AgencyReport, ReportingRegime, ReportRound, ReportVersion
from phohien.security.policies import EVERYTHING, NOTHING, rule


@rule(ReportingRegime, "view")
@rule(ReportRound, "view")
def _view_round(actor) -> Q:
    return EVERYTHING if actor.live_grants else NOTHING


rule(ReportingRegime, "change", _("Chỉ điều phối viên và quản trị hệ thống sửa chế độ báo cáo."))(
    everywhere(Role.COORDINATOR, Role.SYSTEM_ADMINISTRATOR)
)
rule(ReportRound, "compile", _("Chỉ điều phối viên tổng hợp báo cáo."))(
    everywhere(Role.COORDINATOR)
)
rule(
    ReportRound, "read_compiled", _("Báo cáo tổng hợp dành cho cơ quan điều phối và lãnh đạo tỉnh.")
)(everywhere(Role.COORDINATOR, Role.PROVINCIAL_LEADER, Role.AUDITOR))


rule(ReportRound, "list_agencies", _("Tình hình gửi báo cáo của các đơn vị dành cho cấp tỉnh."))(
    everywhere(*PROVINCE_READERS)
)


@rule(AgencyReport, "view")
def _view_report(actor) -> Q:
    """An agency sees its own; the province sees what was submitted, co-ordinators all."""
    if actor.has_role(Role.COORDINATOR, Role.AUDITOR):
        return EVERYTHING
    own = Q(agency_id__in=actor.agency_ids(*AGENCY_ROLES))
    if actor.has_role(*PROVINCE_READERS):
        return own | ~Q(submitted_at=None)
    return own


@rule(AgencyReport, "write", _("Chỉ người của đơn vị soạn báo cáo của đơn vị."))
def _write_report(actor) -> Q:
    return Q(agency_id__in=actor.agency_ids(*AGENCY_ROLES))


@rule(
    AgencyReport,
    "read_draft",
    _("Báo cáo này đang được đơn vị sửa; anh/chị xem được các bản đã gửi."),
)
def _read_draft(actor) -> Q:
    """A text under work is for its writers, the co-ordinators and the auditors."""
    if actor.has_role(Role.COORDINATOR, Role.AUDITOR):
        return EVERYTHING
    return _write_report(actor)


@rule(AgencyReport, "submit", _("Lãnh đạo đơn vị là người gửi báo cáo."))
def _submit_report(actor) -> Q:
    return Q(agency_id__in=actor.agency_ids(Role.AGENCY_LEADER))


@rule(
    AgencyReport, "decide", _("Điều phối viên tiếp nhận hoặc trả lại, trừ báo cáo của đơn vị mình.")
)
def _decide_report(actor) -> Q:
    if not actor.has_role(Role.COORDINATOR):
        return NOTHING
    other = Q(submitted_by=None) | ~Q(submitted_by_id=actor.pk)
    return other & ~Q(agency_id__in=actor.agency_ids(*AGENCY_ROLES))


@rule(ReportVersion, "view")
def _view_version(actor) -> Q:
    if actor.has_role(*PROVINCE_READERS):
        return EVERYTHING
    return Q(report__agency_id__in=actor.agency_ids(*AGENCY_ROLES))
