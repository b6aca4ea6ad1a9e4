"""Feeds that are read, whether reading is switched on, and what was read and not kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.organisation.models import Agency
from phohien.press_monitoring.enums import BROKEN, Health, Language, Region
from vanban.skeleton import fold


class Watch(models.Model):
    """The one row (pk 1) that says whether feeds are read; who holds it may put into stories.

    ``round_id`` and ``round_until`` keep a second polling round away from the same hosts.
    """

    is_on = models.BooleanField(_("đang đọc nguồn tin"), default=False)
    switched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    switched_at = models.DateTimeField(_("bật, tắt lúc"), null=True, blank=True)
    round_id = models.CharField(max_length=40, blank=True, editable=False)
    round_until = models.DateTimeField(null=True, blank=True, editable=False)
    round_ended_at = models.DateTimeField(_("lượt đọc gần nhất"), null=True, blank=True)

    class Meta:
        verbose_name = _("việc đọc nguồn tin")
        verbose_name_plural = _("việc đọc nguồn tin")
        constraints = [models.CheckConstraint(name="watch_is_one_row", condition=Q(pk=1))]

    def __str__(self) -> str:
        return str(_("Việc đọc nguồn tin"))


class PressSource(models.Model):
    """One feed of an outlet. ``state`` is newswatch's Source as it stores itself."""

    name = models.CharField(_("tên nguồn"), max_length=160)
    outlet = models.CharField(_("cơ quan báo chí"), max_length=120, db_index=True)
    publisher = models.CharField(_("cơ quan chủ quản"), max_length=200, blank=True)
    owner = models.ForeignKey(
        Agency,
        verbose_name=_("đơn vị của tỉnh"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    address = models.CharField(_("địa chỉ nguồn tin"), max_length=500, unique=True)
    homepage = models.CharField(_("trang chủ"), max_length=300, blank=True)
    language = models.CharField(
        _("ngôn ngữ"), max_length=8, choices=Language.choices, default=Language.VI
    )
    region = models.CharField(
        _("khu vực"), max_length=20, choices=Region.choices, default=Region.CENTRAL
    )
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    is_active = models.BooleanField(_("đang theo dõi"), default=True)
    state = models.JSONField(default=dict, blank=True, editable=False)
    polls = models.PositiveIntegerField(_("số lần đọc"), default=0, editable=False)
    next_due = models.DateTimeField(_("lần đọc sau"), null=True, blank=True, db_index=True)
    health = models.CharField(
        _("tình trạng"), max_length=12, choices=Health.choices, default=Health.NEW
    )
    last_attempt = models.DateTimeField(_("đọc gần nhất"), null=True, blank=True)
    last_success = models.DateTimeField(_("đọc được gần nhất"), null=True, blank=True)
    last_new = models.DateTimeField(_("có tin mới gần nhất"), null=True, blank=True)
    failing_since = models.DateTimeField(_("không đọc được từ"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("số lần hỏng liên tiếp"), default=0)
    error_code = models.CharField(max_length=40, blank=True)
    error_what = models.CharField(_("lỗi"), max_length=400, blank=True)
    error_todo = models.CharField(_("việc cần làm"), max_length=300, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("thêm lúc"))
    name_folded = models.CharField(max_length=300, editable=False)

    class Meta:
        verbose_name = _("nguồn tin")
        verbose_name_plural = _("nguồn tin")
        ordering = ["outlet", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="press_source_health_is_known", condition=Q(health__in=Health.values)
            )
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.name_folded = fold(f"{self.name} {self.outlet}")[:300]
        super().save(*args, **kwargs)

    @property
    def is_broken(self) -> bool:
        return self.health in BROKEN


class DayCount(models.Model):
    """How many items a source brought on a day (Việt Nam), and how many of them were kept."""

    source = models.ForeignKey(PressSource, on_delete=models.CASCADE, related_name="days")
    day = models.DateField(_("ngày"), db_index=True)
    read = models.PositiveIntegerField(_("tin đã đọc"), default=0)
    kept = models.PositiveIntegerField(_("tin giữ lại"), default=0)

    class Meta:
        verbose_name = _("số tin trong ngày")
        verbose_name_plural = _("số tin trong ngày")
        constraints = [
            models.UniqueConstraint(fields=["source", "day"], name="one_count_of_a_source_and_day"),
            models.CheckConstraint(
                name="kept_are_among_read", condition=Q(kept__lte=models.F("read"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.day:%d/%m/%Y}"
