"""Partners who take our data, their keys, and how much each key was used."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phohien.organisation.models import Agency
from vanban.skeleton import fold


class Partner(models.Model):
    """A body that reads the API under an agreement: press organ, ministry, developer."""

    name = models.CharField(_("tên đối tác"), max_length=200, unique=True)
    name_folded = models.CharField(max_length=200, editable=False, db_index=True, default="")
    agency = models.ForeignKey(
        Agency,
        verbose_name=_("là đơn vị của tỉnh"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    contact_name = models.CharField(_("người liên hệ"), max_length=120)
    contact_email = models.EmailField(_("thư điện tử liên hệ"))
    purpose = models.TextField(_("dùng dữ liệu để làm gì"), max_length=1000)
    is_active = models.BooleanField(_("đang hợp tác"), default=True)
    created_at = models.DateTimeField(_("lập lúc"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("đối tác")
        verbose_name_plural = _("đối tác")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.name_folded = fold(self.name)[:200]
        if "name" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = [*kwargs["update_fields"], "name_folded"]
        super().save(*args, **kwargs)


class ApiKey(models.Model):
    """What one program of a partner may read, how often and until when; never the key itself.

    ``resources``, ``languages`` and ``sections`` are complete lists: what is not named is closed.
    """

    partner = models.ForeignKey(
        Partner, verbose_name=_("đối tác"), on_delete=models.PROTECT, related_name="keys"
    )
    label = models.CharField(_("dùng cho"), max_length=120)
    name = models.CharField(_("mã nhận biết"), max_length=10, unique=True)
    digest = models.CharField(max_length=64)
    resources = models.JSONField(_("loại dữ liệu"), default=list)
    languages = models.JSONField(_("ngôn ngữ"), default=list)
    sections = models.JSONField(_("chuyên mục"), default=list)
    per_minute = models.PositiveIntegerField(_("lượt mỗi phút"))
    per_day = models.PositiveIntegerField(_("lượt mỗi ngày"))
    expires_at = models.DateTimeField(_("hết hạn lúc"))
    created_at = models.DateTimeField(_("cấp lúc"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_reason = models.CharField(_("lý do thu hồi"), max_length=300, blank=True)
    replaces = models.OneToOneField(
        "self",
        verbose_name=_("thay cho khóa"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaced_by",
    )

    class Meta:
        verbose_name = _("khóa truy cập")
        verbose_name_plural = _("khóa truy cập")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="key_expires_after_it_was_made", condition=Q(expires_at__gt=F("created_at"))
            ),
            models.CheckConstraint(
                name="revoked_key_has_a_reason",
                condition=Q(revoked_at=None) | ~Q(revoked_reason=""),
            ),
            models.CheckConstraint(
                name="key_has_quotas", condition=Q(per_minute__gt=0, per_day__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.label} (hy_{self.name}…)"


class KeyUse(models.Model):
    """Requests of one key on one day in Việt Nam; the running minute stands beside them."""

    key = models.ForeignKey(ApiKey, on_delete=models.CASCADE, related_name="uses")
    day = models.DateField(_("ngày"))
    requests = models.PositiveIntegerField(_("số lượt"), default=0)
    refused = models.PositiveIntegerField(_("số lượt bị từ chối vì vượt hạn mức"), default=0)
    minute = models.PositiveIntegerField(default=0)  # minutes since 1970
    in_minute = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(_("lần cuối"))

    class Meta:
        verbose_name = _("lượt dùng khóa")
        verbose_name_plural = _("lượt dùng khóa")
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["key", "day"], name="one_count_of_a_day")]

    def __str__(self) -> str:
        return f"{self.key_id} {self.day:%d/%m/%Y}: {self.requests}"
