"""The audit log: append-only, hash-chained, written in the transaction of what it tells."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """Who did what to which object, old and new value, chained by SHA-256 to the entry before.

    UPDATE and DELETE are refused by triggers of the database itself (migration 0002).
    """

    at = models.DateTimeField(_("thời điểm"), db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người thực hiện"),
        null=True,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
    )
    actor_name = models.CharField(_("tên người thực hiện"), max_length=200)
    action = models.CharField(_("việc"), max_length=80)
    object_type = models.CharField(_("loại đối tượng"), max_length=80)
    object_id = models.CharField(_("mã đối tượng"), max_length=40)
    object_label = models.CharField(_("đối tượng"), max_length=300)
    agency_id = models.BigIntegerField(_("đơn vị"), null=True)
    changes = models.JSONField(_("thay đổi"), default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("mục nhật ký")
        verbose_name_plural = _("nhật ký kiểm toán")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["object_type", "object_id"], name="audit_object")]

    def __str__(self) -> str:
        return f"{self.action} {self.object_label}"


class ChainCheck(models.Model):
    """One verification of the audit chain, from one entry to another; itself only ever added to."""

    at = models.DateTimeField(_("thời điểm"))
    by_name = models.CharField(_("người kiểm tra"), max_length=200)
    checked = models.PositiveIntegerField(_("số mục đã kiểm tra"))
    last_id = models.BigIntegerField(_("đến mục"), default=0)
    last_hash = models.CharField(max_length=64)
    broken_id = models.BigIntegerField(_("mục sai"), null=True, blank=True)
    is_complete = models.BooleanField(_("đã đến mục cuối"), default=False)

    class Meta:
        verbose_name = _("lần kiểm tra chuỗi nhật ký")
        verbose_name_plural = _("lần kiểm tra chuỗi nhật ký")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.checked}"
