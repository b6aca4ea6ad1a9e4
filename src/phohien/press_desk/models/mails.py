"""Letters by e-mail to applicants: that something happened, never what anybody typed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.press_desk.enums import MailReason, MailState
from phohien.press_desk.models.requests import PressRequest


class ApplicantMail(models.Model):
    """One letter. The address is sealed with the request; ``cause`` is a code, never an answer's
    words, which tend to repeat the address."""

    request = models.ForeignKey(PressRequest, on_delete=models.CASCADE, related_name="mails")
    reason = models.CharField(_("báo việc"), max_length=10, choices=MailReason.choices)
    state = models.CharField(
        _("trạng thái"), max_length=8, choices=MailState.choices, default=MailState.WAITING
    )
    made_at = models.DateTimeField(_("lập lúc"))
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    cause = models.CharField(_("mã lỗi"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("thư báo cho người gửi")
        verbose_name_plural = _("thư báo cho người gửi")
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="press_mail_state_is_known", condition=Q(state__in=MailState.values)
            )
        ]

    def __str__(self) -> str:
        return f"{self.request.code}: {self.get_reason_display()}"
