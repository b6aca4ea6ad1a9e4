"""Closed lists of the plans domain, in the words of the plan."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlanState(TextChoices):
    """A plan is prepared by one person and adopted by another."""

    PREPARED = "prepared", _("Chờ thông qua")
    ADOPTED = "adopted", _("Đang thực hiện")
    SUPERSEDED = "superseded", _("Đã được thay bằng bản mới")
    CLOSED = "closed", _("Đã kết thúc")


class AssignmentRole(TextChoices):
    """How an agency takes part in a task."""

    LEAD = "lead", _("Chủ trì")
    COORDINATE = "coordinate", _("Phối hợp")
    ADVISE = "advise", _("Tham mưu")
    PERFORM = "perform", _("Thực hiện")


class AssignmentState(TextChoices):
    """``no_update`` is its own state and never reads as done."""

    NO_UPDATE = "no_update", _("Chưa có thông tin")
    NOT_STARTED = "not_started", _("Chưa bắt đầu")
    IN_PROGRESS = "in_progress", _("Đang thực hiện")
    DONE = "done", _("Đã hoàn thành")
    NOT_APPLICABLE = "not_applicable", _("Không áp dụng")


OPEN_STATES = (
    AssignmentState.NO_UPDATE,
    AssignmentState.NOT_STARTED,
    AssignmentState.IN_PROGRESS,
)


class Recurrence(TextChoices):
    """How often a duty returns (README of the plan's fields)."""

    CONTINUOUS = "continuous", _("Thường xuyên")
    PERIODIC = "periodic", _("Định kỳ")
    WEEKLY = "weekly", _("Hằng tuần")
    MONTHLY = "monthly", _("Hằng tháng")
    QUARTERLY = "quarterly", _("Hằng quý")
    HALF_YEARLY = "half-yearly", _("Sáu tháng một lần")
    YEARLY = "yearly", _("Hằng năm")
    AD_HOC = "ad hoc", _("Đột xuất")


class EvidenceKind(TextChoices):
    """What proves that something was done; a call is recorded as a call."""

    PUBLISHED_ITEM = "published_item", _("Tin, bài, sản phẩm đã đăng")
    EVENT = "event", _("Sự kiện, hoạt động")
    DOCUMENT = "document", _("Văn bản đã ban hành")
    PHOTO = "photo", _("Ảnh")
    FIGURE = "figure", _("Số liệu")
    MEETING = "meeting", _("Cuộc họp, buổi làm việc")
    PHONE_CALL = "phone_call", _("Trao đổi qua điện thoại")


class Language(TextChoices):
    """Languages a published item can be in (ISO 639-1)."""

    VI = "vi", _("Tiếng Việt")
    EN = "en", _("Tiếng Anh")
    ZH = "zh", _("Tiếng Trung")
    KO = "ko", _("Tiếng Hàn")
    JA = "ja", _("Tiếng Nhật")
    FR = "fr", _("Tiếng Pháp")
    RU = "ru", _("Tiếng Nga")
    DE = "de", _("Tiếng Đức")
    ES = "es", _("Tiếng Tây Ban Nha")
    LO = "lo", _("Tiếng Lào")
    KM = "km", _("Tiếng Khmer")
    TH = "th", _("Tiếng Thái Lan")


class ChangeKind(TextChoices):
    """How a task of a corrected or next plan relates to the plan before."""

    NEW = "new", _("Mới")
    KEPT = "kept", _("Giữ nguyên")
    CHANGED = "changed", _("Thay đổi")
    DROPPED = "dropped", _("Bỏ")
