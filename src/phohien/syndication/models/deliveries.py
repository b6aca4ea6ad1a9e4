"""The ledger: one cleared version at one place, and every attempt to bring or remove it."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.newsroom.models import Publication, Version
from phohien.syndication.enums import DeliveryState
from phohien.syndication.models.channels import Channel


def private_storage():
    """Receipts are evidence, not publications: served to staff by a view, never by address."""
    return storages["private"]


class Delivery(models.Model):
    """A version on its way to a channel, standing there, or taken away again."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="deliveries")
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="deliveries"
    )
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="deliveries")
    state = models.CharField(
        _("trạng thái"),
        max_length=20,
        choices=DeliveryState.choices,
        default=DeliveryState.QUEUED,
    )
    # What stood there before and is replaced by this one.
    replaces = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    by_hand = models.BooleanField(_("làm bằng tay"), default=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người làm"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    due_at = models.DateTimeField(_("hạn"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("số lần thử"), default=0)
    next_attempt_at = models.DateTimeField(_("thử lại lúc"), null=True, blank=True)
    # While an attempt runs nobody else carries this row; a killed worker's hold lapses.
    held_until = models.DateTimeField(null=True, blank=True)
    # The last attempt may have arrived without our knowing it.
    is_unclear = models.BooleanField(_("chưa rõ đã đến nơi chưa"), default=False)
    last_error = models.TextField(_("lỗi gần nhất"), blank=True)
    idempotency_key = models.CharField(_("khóa chống gửi lặp"), max_length=64, unique=True)
    remote_id = models.CharField(_("mã ở nơi nhận"), max_length=200, blank=True)
    remote_url = models.URLField(_("địa chỉ ở nơi nhận"), max_length=500, blank=True)
    receipt = models.FileField(
        _("tệp biên nhận"), upload_to="receipts/%Y/%m", storage=private_storage, blank=True
    )
    receipt_name = models.CharField(_("tên tệp biên nhận"), max_length=200, blank=True)
    receipt_note = models.CharField(_("ghi chú biên nhận"), max_length=300, blank=True)
    receipt_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người ghi biên nhận"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    queued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người đưa đi"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    queued_at = models.DateTimeField(_("đưa vào hàng chờ lúc"))
    sent_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    acknowledged_at = models.DateTimeField(_("nơi nhận đăng lúc"), null=True, blank=True)
    ended_at = models.DateTimeField(_("thôi ở đó từ lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("lần đưa tin")
        verbose_name_plural = _("lần đưa tin")
        ordering = ["-queued_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "channel"], name="one_delivery_of_a_version_to_a_channel"
            ),
            models.CheckConstraint(
                name="delivery_state_is_known", condition=Q(state__in=DeliveryState.values)
            ),
            models.CheckConstraint(
                name="sent_delivery_has_a_time",
                condition=~Q(state__in=["sent", "acknowledged"]) | Q(sent_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="delivery_due"),
            models.Index(fields=["publication", "channel"], name="delivery_place"),
            models.Index(fields=["channel", "-queued_at"], name="delivery_of_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.publication} → {self.channel}"


class Attempt(models.Model):
    """One try, what was said, and by whom; only ever added to."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="tries")
    at = models.DateTimeField(_("lúc"))
    action = models.CharField(_("việc"), max_length=12)  # publish, correct, withdraw, receipt
    ok = models.BooleanField(_("được"), default=False)
    detail = models.TextField(_("chi tiết"), blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("lần thử")
        verbose_name_plural = _("lần thử")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.at:%d/%m/%Y %H:%M}"
