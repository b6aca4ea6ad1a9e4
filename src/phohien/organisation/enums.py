"""Closed lists of the organisation domain, in the words of the plan."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AgencyKind(TextChoices):
    """What kind of body an agency is (companion file departments.csv, kind)."""

    OFFICE = "office", _("Văn phòng")
    DEPARTMENT = "department", _("Sở, ngành")
    MANAGEMENT_BOARD = "management_board", _("Ban quản lý")
    ARMED_FORCES = "armed_forces", _("Lực lượng vũ trang")
    PARTY = "party", _("Cơ quan Đảng")
    STEERING_COMMITTEE = "steering_committee", _("Ban chỉ đạo")
    PRESS = "press", _("Cơ quan báo chí")
    MASS_ORGANISATION = "mass_organisation", _("Tổ chức chính trị - xã hội, hội")
    OTHER_BODY = "other_body", _("Cơ quan khác")
    PUBLIC_UNIT = "public_unit", _("Đơn vị sự nghiệp")
    COMMUNE = "commune", _("UBND xã")
    WARD = "ward", _("UBND phường")


COMMUNE_KINDS = (AgencyKind.COMMUNE, AgencyKind.WARD)


class Role(TextChoices):
    """What a person may do; agency roles hold for one agency, the others for the province."""

    SYSTEM_ADMINISTRATOR = "system_administrator", _("Quản trị hệ thống")
    COORDINATOR = "coordinator", _("Điều phối viên")
    AGENCY_LEADER = "agency_leader", _("Lãnh đạo đơn vị")
    AGENCY_OFFICER = "agency_officer", _("Cán bộ đơn vị")
    EDITOR = "editor", _("Biên tập viên")
    SPOKESPERSON = "spokesperson", _("Người phát ngôn")
    PRESS_ANALYST = "press_analyst", _("Cán bộ theo dõi báo chí")
    PRESS_DESK = "press_desk", _("Đầu mối báo chí của tỉnh")
    PROVINCIAL_LEADER = "provincial_leader", _("Lãnh đạo tỉnh")
    REVIEWER = "reviewer", _("Người duyệt nội dung")
    FINANCE_APPRAISER = "finance_appraiser", _("Người thẩm định tài chính")
    AUDITOR = "auditor", _("Kiểm tra, giám sát (chỉ đọc)")


AGENCY_ROLES = (Role.AGENCY_LEADER, Role.AGENCY_OFFICER)
# Roles that hold for one agency; a reviewer may hold theirs for the body they review for.
BOUND_ROLES = (*AGENCY_ROLES, Role.EDITOR, Role.SPOKESPERSON)
EITHER_ROLES = (Role.REVIEWER,)
NEWSROOM_ROLES = (*BOUND_ROLES, Role.REVIEWER)
PROVINCE_READERS = (
    Role.SYSTEM_ADMINISTRATOR,
    Role.COORDINATOR,
    Role.PROVINCIAL_LEADER,
    Role.REVIEWER,
    Role.PRESS_ANALYST,
    Role.PRESS_DESK,
    Role.FINANCE_APPRAISER,
    Role.AUDITOR,
)


class FocalPointKind(TextChoices):
    """The two people every agency names (plan II.2, IV.10.b)."""

    LEADER = "leader", _("Lãnh đạo phụ trách")
    OFFICER = "officer", _("Cán bộ thực hiện")


class GroupRule(TextChoices):
    """How the members of a group are found."""

    DEPARTMENTS = "departments", _("Các sở, ban, ngành tỉnh")
    COMMUNES = "communes", _("Các xã, phường")
    COASTAL_COMMUNES = "coastal_communes", _("Các xã, phường ven biển")
    PRESS = "press", _("Các cơ quan báo chí tỉnh")
    EVERYONE = "everyone", _("Tất cả cơ quan, đơn vị")
    LISTED = "listed", _("Theo danh sách")
