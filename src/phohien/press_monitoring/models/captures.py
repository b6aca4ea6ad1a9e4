"""Archived copies of articles, kept as evidence. Shown to staff only, never republished."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.press_monitoring.enums import CaptureState
from phohien.press_monitoring.models.stories import Article


def private_storage():
    """Others' pages are evidence, not publications: served to staff by a view."""
    return storages["private"]


class Capture(models.Model):
    """What an article said at a time. ``sha256`` is of the page's bytes, once they are kept.

    The text that was read before is kept at once with its own hash; the page is fetched by
    the worker. A failed capture says why and can be asked for again (a new row).
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="captures")
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=CaptureState.choices, default=CaptureState.QUEUED
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người yêu cầu"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("yêu cầu lúc"))
    taken_at = models.DateTimeField(_("lưu lúc"), null=True, blank=True)
    url = models.CharField(_("địa chỉ đã đọc"), max_length=2000, blank=True)
    text = models.TextField(_("nội dung"), blank=True)
    text_sha256 = models.CharField(_("SHA-256 của nội dung"), max_length=64, blank=True)
    sha256 = models.CharField(_("SHA-256 của trang"), max_length=64, blank=True)
    size = models.PositiveIntegerField(_("cỡ trang (byte)"), default=0)
    html = models.FileField(
        _("trang HTML"), upload_to="captures/%Y/%m", storage=private_storage, blank=True
    )
    pdf = models.FileField(
        _("bản PDF"), upload_to="captures/%Y/%m", storage=private_storage, blank=True
    )
    error_what = models.CharField(_("lỗi"), max_length=400, blank=True)
    error_todo = models.CharField(_("việc cần làm"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("bản lưu bài báo")
        verbose_name_plural = _("bản lưu bài báo")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(state=CaptureState.QUEUED),
                name="one_open_capture_of_an_article",
            ),
            models.CheckConstraint(
                name="done_capture_has_page_and_hash",
                condition=~Q(state=CaptureState.DONE)
                | (~Q(html="") & ~Q(sha256="") & Q(taken_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}"
