"""Closed lists of the API: what can be asked for, and how a key stands."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Resource(TextChoices):
    """What a key opens; each is a group of addresses under /api/v1/."""

    ITEMS = "items", _("Tin, bài")
    MEDIA = "media", _("Ảnh, video, tài liệu")
    PLACES = "places", _("Địa điểm")
    EVENTS = "events", _("Sự kiện")
    AGENCIES = "agencies", _("Đơn vị")
    SECTIONS = "sections", _("Chuyên mục")
    TOPICS = "topics", _("Chủ đề")
    STATISTICS = "statistics", _("Số liệu thống kê")
    CHANGES = "changes", _("Dòng thay đổi")


class KeyStanding(TextChoices):
    """Whether a key opens anything today, and if not, why."""

    VALID = "valid", _("Đang dùng được")
    EXPIRED = "expired", _("Hết hạn")
    REVOKED = "revoked", _("Đã thu hồi")
    PARTNER_CLOSED = "partner_closed", _("Đối tác đã ngừng")
