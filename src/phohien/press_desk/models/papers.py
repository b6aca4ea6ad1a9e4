"""Files and words of a request: encrypted, names included."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from phohien.press_desk.enums import MessageKind, Purpose
from phohien.press_desk.models.requests import PressRequest


def paper_storage():
    """Private files; what lies there is sealed."""
    return storages["private"]


class Paper(models.Model):
    """A file: ``name`` in the storage tells nothing, ``sealed`` holds the name it came with."""

    request = models.ForeignKey(PressRequest, on_delete=models.CASCADE, related_name="papers")
    violation = models.ForeignKey(
        "Violation", null=True, blank=True, on_delete=models.CASCADE, related_name="evidence"
    )
    purpose = models.CharField(_("dùng làm"), max_length=10, choices=Purpose.choices)
    key = models.CharField(_("giấy tờ"), max_length=30, blank=True)
    name = models.CharField(max_length=120, blank=True, editable=False)
    sealed = models.BinaryField(null=True, editable=False)
    size = models.PositiveIntegerField(_("cỡ (byte)"), default=0)
    is_from_applicant = models.BooleanField(_("người gửi nộp"), default=False)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_at = models.DateTimeField(_("nhận lúc"))

    class Meta:
        verbose_name = _("giấy tờ của hồ sơ")
        verbose_name_plural = _("giấy tờ của hồ sơ")
        ordering = ["received_at", "pk"]

    def __str__(self) -> str:
        return f"{self.request.code}: {self.get_purpose_display()}"

    @property
    def kind_of_paper(self):
        """What the decree calls it, None for anything else."""
        return self.request.about.paper(self.key)


class Message(models.Model):
    """A word between desk and applicant; the words are sealed."""

    request = models.ForeignKey(PressRequest, on_delete=models.CASCADE, related_name="messages")
    kind = models.CharField(_("loại"), max_length=10, choices=MessageKind.choices)
    sealed = models.BinaryField(null=True, editable=False)
    at = models.DateTimeField(_("lúc"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("trao đổi với người gửi")
        verbose_name_plural = _("trao đổi với người gửi")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.request.code}: {self.get_kind_display()}"
