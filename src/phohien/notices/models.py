"""Messages to people: shown in the inbox, gathered into one e-mail a day. Not: a chat."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phohien.notices.enums import NoticeKind


class Notice(models.Model):
    """One message to one person for one reason; ``key`` makes sure it is given at most once."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người nhận"),
        on_delete=models.CASCADE,
        related_name="notices",
    )
    kind = models.CharField(_("loại"), max_length=20, choices=NoticeKind.choices)
    key = models.CharField(max_length=160)
    subject = models.CharField(_("nội dung"), max_length=300)
    body = models.TextField(_("chi tiết"), blank=True)
    url = models.CharField(_("địa chỉ trong hệ thống"), max_length=300, blank=True)
    created_at = models.DateTimeField(_("lúc"))
    read_at = models.DateTimeField(_("đã đọc lúc"), null=True, blank=True)
    digest = models.ForeignKey(
        "Digest", null=True, blank=True, on_delete=models.SET_NULL, related_name="notices"
    )

    class Meta:
        verbose_name = _("thông báo")
        verbose_name_plural = _("thông báo")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "key"], name="one_notice_per_reason")
        ]
        indexes = [models.Index(fields=["recipient", "read_at"], name="notice_unread")]

    def __str__(self) -> str:
        return self.subject


class Digest(models.Model):
    """The one e-mail a person gets on a day. The row is made before sending, so never two."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests"
    )
    day = models.DateField(_("ngày"))
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("thư tổng hợp trong ngày")
        verbose_name_plural = _("thư tổng hợp trong ngày")
        constraints = [
            models.UniqueConstraint(fields=["recipient", "day"], name="one_digest_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.recipient} {self.day}"
