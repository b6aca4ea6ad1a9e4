"""Closed lists of clearance."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CaseState(TextChoices):
    """What became of a request to clear one exact content."""

    OPEN = "open", _("Đang duyệt")
    CLEARED = "cleared", _("Đã duyệt")
    RETURNED = "returned", _("Trả lại")
    CHANGES = "changes", _("Yêu cầu sửa")
    VOID = "void", _("Hết giá trị")
    EMERGENCY = "emergency", _("Khẩn cấp, chờ xem lại")
    UPHELD = "upheld", _("Khẩn cấp, đã giữ")
    STRUCK_DOWN = "struck_down", _("Khẩn cấp, đã bác")


STANDING_STATES = (CaseState.CLEARED, CaseState.EMERGENCY, CaseState.UPHELD)


class StepState(TextChoices):
    """How far one signature of a case has come."""

    WAITING = "waiting", _("Chờ bước trước")
    OPEN = "open", _("Chờ người nhận")
    CLAIMED = "claimed", _("Đang xem")
    CLEARED = "cleared", _("Đồng ý")
    RETURNED = "returned", _("Trả lại")
    CHANGES = "changes", _("Yêu cầu sửa")
    DROPPED = "dropped", _("Không còn cần")


class StepKind(TextChoices):
    """Which signature a step of a ladder asks for."""

    EDITOR = "editor", _("Biên tập viên")
    LEADER = "leader", _("Lãnh đạo đơn vị")
    SPOKESPERSON = "spokesperson", _("Người phát ngôn")
    SECOND_REVIEWER = "second_reviewer", _("Cơ quan duyệt thứ hai")


class StepOwner(TextChoices):
    """Whose people a step belongs to."""

    SECTION_OWNER = "section_owner", _("Cơ quan phụ trách chuyên mục")
    SPEAKING_AGENCY = "speaking_agency", _("Đơn vị phát ngôn")
    REVIEWING_BODY = "reviewing_body", _("Cơ quan duyệt thứ hai của chủ đề")


class ClassCode(TextChoices):
    """Classes of content, from the lightest ladder to the heaviest."""

    ROUTINE = "routine", _("Quảng bá thường ngày")
    STATEMENT = "statement", _("Phát ngôn chính thức")
    SENSITIVE = "sensitive", _("Chủ đề nhạy cảm")
