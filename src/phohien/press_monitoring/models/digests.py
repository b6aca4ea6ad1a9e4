"""The morning page of a day, its stories as a person left them, and who was sent it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phohien.press_monitoring.digest.enums import DeliveryState, DigestState
from phohien.press_monitoring.models.stories import Story


class Digest(models.Model):
    """The page of one day. Once sent, ``page`` holds what everybody got (digest.page.Page)."""

    day = models.DateField(_("ngày"), unique=True)
    state = models.CharField(
        _("tình trạng"), max_length=10, choices=DigestState.choices, default=DigestState.DRAFT
    )
    composed_at = models.DateTimeField(_("gom lúc"))
    covers_from = models.DateTimeField(_("tin đăng từ"))
    covers_until = models.DateTimeField(_("tin đăng đến"))
    opening = models.CharField(_("lời mở đầu"), max_length=600, blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người soát"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    edited_at = models.DateTimeField(_("soát lúc"), null=True, blank=True)
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    page = models.JSONField(default=dict, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("điểm báo buổi sáng")
        verbose_name_plural = _("điểm báo buổi sáng")
        ordering = ["-day"]
        constraints = [
            models.CheckConstraint(
                name="digest_state_is_known", condition=Q(state__in=DigestState.values)
            ),
            models.CheckConstraint(
                name="sent_digest_is_frozen",
                condition=Q(state=DigestState.DRAFT, sent_at=None)
                | (Q(state=DigestState.SENT, sent_at__isnull=False) & ~Q(sha256="")),
            ),
            models.CheckConstraint(
                name="edited_digest_is_signed",
                condition=Q(edited_at=None, edited_by=None)
                | Q(edited_at__isnull=False, edited_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Điểm báo ngày %(day)s") % {"day": f"{self.day:%d/%m/%Y}"})

    def get_absolute_url(self) -> str:
        return reverse("press_monitoring:digest_day", args=[self.day.isoformat()])


class DigestEntry(models.Model):
    """A story on a page: the sentences that stand there, its place, whether it was left out."""

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="entries")
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(_("thứ tự"))
    headline = models.CharField(_("câu chính"), max_length=300)
    summary = models.CharField(_("câu thứ hai"), max_length=400, blank=True)
    note = models.CharField(_("ghi chú cho lãnh đạo"), max_length=400, blank=True)
    is_dropped = models.BooleanField(_("không đưa vào trang"), default=False)
    is_added = models.BooleanField(_("do người thêm"), default=False)

    class Meta:
        verbose_name = _("tin trong điểm báo")
        verbose_name_plural = _("tin trong điểm báo")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["digest", "story"], name="one_entry_of_a_story")
        ]

    def __str__(self) -> str:
        return self.headline


class DigestDelivery(models.Model):
    """One e-mail to one person. ``held_token`` names the attempt that may hand it over.

    ``handed`` is written in the last moment before the letter leaves: a worker killed after it
    leaves a letter that has very likely arrived, so nobody but a person sends it again.
    """

    digest = models.ForeignKey(Digest, on_delete=models.PROTECT, related_name="deliveries")
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người nhận"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    state = models.CharField(
        _("tình trạng"), max_length=10, choices=DeliveryState.choices, default=DeliveryState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("số lần thử"), default=0)
    next_attempt_at = models.DateTimeField(_("thử lại lúc"), null=True, blank=True)
    held_token = models.CharField(max_length=32, blank=True, editable=False)
    handed_at = models.DateTimeField(_("trao cho máy chủ thư lúc"), null=True, blank=True)
    sent_at = models.DateTimeField(_("máy chủ thư nhận lúc"), null=True, blank=True)
    error = models.CharField(_("lỗi"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("thư điểm báo")
        verbose_name_plural = _("thư điểm báo")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "recipient"], name="one_digest_letter_a_person"
            ),
            models.CheckConstraint(
                name="digest_letter_state_is_known", condition=Q(state__in=DeliveryState.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.digest}: {self.recipient}"


class DigestReader(models.Model):
    """A leader of an agency who gets the page too; provincial leaders get it by their role."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người nhận"),
        on_delete=models.PROTECT,
        related_name="digest_reader",
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("thêm lúc"))

    class Meta:
        verbose_name = _("người nhận điểm báo")
        verbose_name_plural = _("người nhận điểm báo")
        ordering = ["user__full_name"]

    def __str__(self) -> str:
        return str(self.user)
