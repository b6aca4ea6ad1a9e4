"""Closed lists of the morning page."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DigestState(TextChoices):
    """A page is worked on, then it is what everybody got."""

    DRAFT = "draft", _("Đang soát")
    SENT = "sent", _("Đã gửi")


class DeliveryState(TextChoices):
    """Where one person's letter is."""

    WAITING = "waiting", _("Chờ gửi")
    HANDED = "handed", _("Đã trao cho máy chủ thư, chưa rõ đến chưa")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Không gửi được")
