"""Tables of the ground: jobs, schedules, signs of life, holidays, steps of preparation."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class JobState(models.TextChoices):
    QUEUED = "queued", _("Đang chờ")
    RUNNING = "running", _("Đang làm")
    DONE = "done", _("Đã xong")
    FAILED = "failed", _("Không xong")


OPEN_STATES = (JobState.QUEUED, JobState.RUNNING)


class Job(models.Model):
    """Work done outside a request. ``key`` keeps a second equal job out while one is open."""

    name = models.CharField(_("loại việc"), max_length=100)
    arguments = models.JSONField(_("tham số"), default=dict)
    key = models.CharField(_("khóa"), max_length=200, blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=JobState.choices, default=JobState.QUEUED
    )
    attempts = models.PositiveSmallIntegerField(_("số lần thử"), default=0)
    run_at = models.DateTimeField(_("làm từ lúc"))
    lease_until = models.DateTimeField(_("giữ tới lúc"), null=True, blank=True)
    lease_token = models.CharField(_("dấu giữ việc"), max_length=32, blank=True)
    progress_done = models.PositiveIntegerField(_("đã làm"), default=0)
    progress_total = models.PositiveIntegerField(_("tổng số"), default=0)
    progress_note = models.CharField(_("ghi chú tiến độ"), max_length=200, blank=True)
    error = models.TextField(_("lỗi"), blank=True)
    created_at = models.DateTimeField(_("tạo lúc"))
    started_at = models.DateTimeField(_("bắt đầu lúc"), null=True, blank=True)
    finished_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("việc nền")
        verbose_name_plural = _("việc nền")
        constraints = [
            models.UniqueConstraint(
                fields=["name", "key"],
                condition=Q(state__in=OPEN_STATES) & ~Q(key=""),
                name="job_key_unique_while_open",
            ),
            models.CheckConstraint(
                condition=Q(state__in=JobState.values), name="job_state_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "run_at"], name="job_next"),
            models.Index(fields=["state", "lease_until"], name="job_lost"),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


class Schedule(models.Model):
    """The last slot of a periodic job that was put into the queue."""

    name = models.CharField(_("loại việc"), max_length=100, primary_key=True)
    last_slot = models.DateTimeField(_("lượt gần nhất"))

    class Meta:
        verbose_name = _("lịch việc nền")
        verbose_name_plural = _("lịch việc nền")

    def __str__(self) -> str:
        return self.name


class WorkerBeat(models.Model):
    """A job worker's sign of life."""

    worker = models.CharField(_("tiến trình"), max_length=100, primary_key=True)
    seen_at = models.DateTimeField(_("thấy lúc"))

    class Meta:
        verbose_name = _("nhịp tiến trình nền")
        verbose_name_plural = _("nhịp tiến trình nền")

    def __str__(self) -> str:
        return self.worker


class Holiday(models.Model):
    """A day that differs from its weekday: off by law, or a weekend day worked in exchange."""

    date = models.DateField(_("ngày"), unique=True)
    name = models.CharField(_("tên"), max_length=120)
    is_working_swap = models.BooleanField(
        _("làm bù"), default=False, help_text=_("Ngày cuối tuần đi làm thay cho một ngày khác.")
    )

    class Meta:
        verbose_name = _("ngày nghỉ, ngày làm bù")
        verbose_name_plural = _("ngày nghỉ, ngày làm bù")
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y} {self.name}"


class SetupStep(models.Model):
    """A step of the preparation that this database has gone through."""

    name = models.CharField(_("bước"), max_length=40)
    fingerprint = models.CharField(_("dấu nội dung"), max_length=64)
    done_at = models.DateTimeField(_("xong lúc"))

    class Meta:
        verbose_name = _("bước chuẩn bị")
        verbose_name_plural = _("bước chuẩn bị")
        constraints = [
            models.UniqueConstraint(fields=["name", "fingerprint"], name="setup_step_once")
        ]

    def __str__(self) -> str:
        return self.name
