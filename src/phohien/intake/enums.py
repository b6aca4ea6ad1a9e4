"""The states of a document on its way to being a plan."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class IntakeState(TextChoices):
    """Where the document is."""

    WAITING = "waiting", _("Đang chờ đọc")
    READING = "reading", _("Đang đọc")
    REVIEW = "review", _("Đang soát")
    PREPARED = "prepared", _("Đã lập kế hoạch")
    FAILED = "failed", _("Không đọc được")
    DISCARDED = "discarded", _("Đã bỏ")


UNREAD = (IntakeState.WAITING, IntakeState.READING, IntakeState.FAILED)
