"""Why a person is told something."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class NoticeKind(TextChoices):
    """The reason for a notice."""

    DEADLINE = "deadline", _("Sắp đến hạn")
    OVERDUE = "overdue", _("Quá hạn")
    NO_UPDATE = "no_update", _("Lâu chưa cập nhật")
    FOCAL_POINT = "focal_point", _("Thiếu đầu mối")
    REPORT = "report", _("Báo cáo")
    PLAN = "plan", _("Kế hoạch")
    CLEARANCE = "clearance", _("Duyệt nội dung")
    NEWSROOM = "newsroom", _("Tin, bài")
    SYSTEM = "system", _("Hệ thống")
