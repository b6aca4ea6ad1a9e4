"""Spoken bulletins for commune stations, and which commune has read them out."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phohien.newsroom.models import Publication
from phohien.organisation.models import Agency
from phohien.syndication.enums import BulletinState, Priority
from phohien.syndication.models.deliveries import private_storage


class Bulletin(models.Model):
    """A short text to be read aloud (Decree 49/2024/NĐ-CP, commune radio stations)."""

    title = models.CharField(_("tiêu đề"), max_length=200)
    summary = models.CharField(_("tóm tắt"), max_length=300)
    text = models.TextField(_("lời phát thanh"))
    locale = models.CharField(_("ngôn ngữ"), max_length=12, default="vi")
    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị phát ngôn"), on_delete=models.PROTECT, related_name="+"
    )
    topics = models.JSONField(_("chủ đề"), default=list, blank=True)
    source = models.CharField(_("nguồn"), max_length=300)
    publication = models.ForeignKey(
        Publication,
        verbose_name=_("soạn từ bài"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    priority = models.CharField(
        _("mức độ"), max_length=10, choices=Priority.choices, default=Priority.NORMAL
    )
    valid_from = models.DateField(_("phát từ ngày"))
    valid_to = models.DateField(_("đến ngày"))
    slots = models.JSONField(_("khung giờ"), default=list)
    communes = models.ManyToManyField(Agency, verbose_name=_("xã, phường"), related_name="+")
    audio = models.FileField(
        _("tệp âm thanh (.mp3)"), upload_to="bulletins/%Y", storage=private_storage, blank=True
    )
    audio_seconds = models.PositiveIntegerField(_("thời lượng tệp (giây)"), default=0)
    audio_hash = models.CharField(max_length=64, blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=14, choices=BulletinState.choices, default=BulletinState.DRAFT
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người soạn"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    writer_ids = models.JSONField(default=list)
    written_at = models.DateTimeField(_("soạn lúc"))
    cleared_fingerprint = models.CharField(_("dấu nội dung đã duyệt"), max_length=64, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("dừng lúc"), null=True, blank=True)
    stopped_reason = models.TextField(_("lý do dừng"), blank=True)

    class Meta:
        verbose_name = _("bản tin truyền thanh")
        verbose_name_plural = _("bản tin truyền thanh")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="bulletin_days_in_order", condition=Q(valid_to__gte=F("valid_from"))
            ),
            models.CheckConstraint(
                name="sent_bulletin_was_cleared",
                condition=~Q(state=BulletinState.SENT) | ~Q(cleared_fingerprint=""),
            ),
            models.CheckConstraint(
                name="stopped_bulletin_has_a_reason",
                condition=~Q(state=BulletinState.STOPPED) | ~Q(stopped_reason=""),
            ),
            models.CheckConstraint(
                name="bulletin_state_is_known", condition=Q(state__in=BulletinState.values)
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Airing(models.Model):
    """What one commune did with one bulletin: read out when, by whom; or nothing yet."""

    bulletin = models.ForeignKey(Bulletin, on_delete=models.PROTECT, related_name="airings")
    commune = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("gửi lúc"))
    read_at = models.DateTimeField(_("đã phát lúc"), null=True, blank=True)
    times = models.PositiveSmallIntegerField(_("số lần phát"), default=0)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người xác nhận"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True, blank=True)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("lần phát ở xã, phường")
        verbose_name_plural = _("lần phát ở xã, phường")
        ordering = ["bulletin", "commune__sort_name"]
        constraints = [
            models.UniqueConstraint(
                fields=["bulletin", "commune"], name="one_airing_of_a_bulletin_in_a_commune"
            ),
            models.CheckConstraint(
                name="read_out_is_confirmed",
                condition=Q(read_at=None) | Q(confirmed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bulletin}: {self.commune}"
