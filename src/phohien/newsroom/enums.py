"""Closed lists of the newsroom, in the words of the plan and of Decree 72/2015/NĐ-CP."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ItemKind(TextChoices):
    """What kind of thing an item is."""

    NEWS = "news", _("Tin")
    FEATURE = "feature", _("Bài")
    REPORTAGE = "reportage", _("Phóng sự")
    VIDEO = "video", _("Video")
    PHOTO_STORY = "photo_story", _("Phóng sự ảnh")
    STATEMENT = "statement", _("Phát ngôn, tuyên bố")
    CORRECTION = "correction", _("Cải chính")
    PAGE = "page", _("Trang giới thiệu")


class PlaceKind(TextChoices):
    """Kinds of places a reader can go to."""

    TEMPLE = "temple", _("Đền, miếu")
    PAGODA = "pagoda", _("Chùa")
    BEACH = "beach", _("Bãi biển")
    VILLAGE = "village", _("Làng nghề")
    PARK = "park", _("Khu, cụm công nghiệp")
    PORT = "port", _("Cảng, bến")
    MUSEUM = "museum", _("Bảo tàng, nhà lưu niệm")
    NATURE = "nature", _("Cảnh quan thiên nhiên")


class InformationKind(TextChoices):
    """Categories of external information (Decree 72/2015/NĐ-CP, articles 7, 8 and 10)."""

    OFFICIAL = "official", _("Thông tin chính thức")
    PROMOTION = "promotion", _("Thông tin quảng bá hình ảnh")
    CLARIFICATION = "clarification", _("Thông tin giải thích, làm rõ")


class Verdict(TextChoices):
    """What an answer says of the claim it answers."""

    WRONG_FACT = "wrong_fact", _("Thông tin không đúng sự thật")
    MISSING_CONTEXT = "missing_context", _("Thông tin thiếu bối cảnh")
    WE_WERE_WRONG = "we_were_wrong", _("Chúng tôi đã nói sai, nay cải chính")
    ANSWERED = "answered", _("Trả lời câu hỏi")


class PublicationState(TextChoices):
    """What the public sees of one item in one language."""

    DRAFT = "draft", _("Chưa đăng")
    LIVE = "live", _("Đang đăng")
    WITHDRAWN = "withdrawn", _("Đã gỡ")


class WorkState(TextChoices):
    """What is being done on the words that are not public yet."""

    EDITING = "editing", _("Đang soạn")
    IN_CLEARANCE = "in_clearance", _("Đang duyệt")
    SENT_BACK = "sent_back", _("Được trả lại để sửa")
    CLEARED = "cleared", _("Đã duyệt, chờ đăng")
    SCHEDULED = "scheduled", _("Đã hẹn giờ đăng")
    SETTLED = "settled", _("Không có thay đổi chờ")


class Subject(TextChoices):
    """The type under which clearance and media know what belongs to this room."""

    PUBLICATION = "publication", _("Tin, bài")
