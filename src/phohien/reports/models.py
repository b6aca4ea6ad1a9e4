"""Reporting regimes, rounds, what agencies report and what the province makes of it."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phohien.organisation.models import Agency
from phohien.plans.models import Plan
from phohien.reports.enums import Period, RegimeKind, ReportState, TextKind
from phohien.reports.periods import period_name


class ReportingRegime(models.Model):
    """Who reports what, when and in which outline (Decree 09/2019/NĐ-CP, art. 8).

    ``cutoff_month/day`` override the decree's cut-off of the period (art. 12). ``due_before_*``
    is exclusive: "before 01/12" means that a report of 01/12 is late. For a yearly regime the
    months are calendar months; for shorter periods ``due_before_month`` counts the months after
    the last month of the period, and ``cutoff_day`` is a day of that last month.
    """

    code = models.CharField(_("mã"), max_length=40, unique=True)
    name = models.CharField(_("tên báo cáo"), max_length=200)
    kind = models.CharField(
        _("loại"), max_length=20, choices=RegimeKind.choices, default=RegimeKind.PERIODIC
    )
    period = models.CharField(_("kỳ"), max_length=20, choices=Period.choices, default=Period.YEAR)
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)
    cutoff_month = models.PositiveSmallIntegerField(_("tháng chốt số liệu"), null=True, blank=True)
    cutoff_day = models.PositiveSmallIntegerField(_("ngày chốt số liệu"), null=True, blank=True)
    due_before_month = models.PositiveSmallIntegerField(_("gửi trước: tháng"))
    due_before_day = models.PositiveSmallIntegerField(_("gửi trước: ngày"))
    recipients = models.JSONField(_("nơi nhận báo cáo tổng hợp"), default=list)
    outline = models.JSONField(_("đề cương"), default=list)
    tables = models.JSONField(_("biểu số liệu"), default=list)
    is_active = models.BooleanField(_("đang áp dụng"), default=True)

    class Meta:
        verbose_name = _("chế độ báo cáo")
        verbose_name_plural = _("chế độ báo cáo")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ReportRound(models.Model):
    """One period of a regime for one plan: from–to, the cut-off and the deadline.

    ``number`` counts the periods of the year; ``outline`` is the regime's of the time when the
    first report was submitted, so that later changes of the regime do not touch it.
    """

    regime = models.ForeignKey(ReportingRegime, on_delete=models.PROTECT, related_name="rounds")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="report_rounds")
    year = models.PositiveSmallIntegerField(_("năm"))
    number = models.PositiveSmallIntegerField(_("kỳ thứ"), default=1)
    starts_on = models.DateField(_("số liệu từ"))
    cutoff_on = models.DateField(_("chốt số liệu"))
    due_before = models.DateField(_("gửi trước ngày"))
    opened_at = models.DateTimeField(_("mở lúc"))
    outline = models.JSONField(_("đề cương"), default=list)
    sections = models.JSONField(_("nội dung báo cáo tổng hợp"), default=dict)
    edited_at = models.DateTimeField(_("sửa lúc"), null=True, blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("kỳ báo cáo")
        verbose_name_plural = _("kỳ báo cáo")
        ordering = ["-year", "regime__name", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["regime", "year", "number"], name="one_round_of_a_period"
            ),
            models.CheckConstraint(
                name="cutoff_before_due",
                condition=Q(starts_on__lte=F("cutoff_on")) & Q(cutoff_on__lt=F("due_before")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.regime} {self.period_name}"

    @property
    def last_day(self) -> dt.date:
        """The last day on which a report is not late."""
        return self.due_before - dt.timedelta(days=1)

    @property
    def period_name(self) -> str:
        """ "2026", "quý I năm 2026", "tháng 9 năm 2026"."""
        return period_name(self.regime.period, self.number, self.year)


class AgencyReport(models.Model):
    """One agency's report of a round. ``sections`` maps outline keys to text under edit."""

    round = models.ForeignKey(ReportRound, on_delete=models.PROTECT, related_name="reports")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(
        _("trạng thái"), max_length=20, choices=ReportState.choices, default=ReportState.DRAFT
    )
    sections = models.JSONField(_("nội dung"), default=dict)
    updated_at = models.DateTimeField(_("sửa lúc"))
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    submitted_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(_("tiếp nhận hoặc trả lại lúc"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("lý do trả lại"), blank=True)

    class Meta:
        verbose_name = _("báo cáo của đơn vị")
        verbose_name_plural = _("báo cáo của đơn vị")
        ordering = ["agency__order", "agency__sort_name"]
        constraints = [
            models.UniqueConstraint(fields=["round", "agency"], name="one_report_of_an_agency")
        ]

    def __str__(self) -> str:
        return f"{self.round} — {self.agency}"

    def get_absolute_url(self) -> str:
        return reverse("reports:report", args=[self.pk])

    @property
    def is_in_hand(self) -> bool:
        """Whether it is submitted and was not sent back."""
        return self.state in (ReportState.SUBMITTED, ReportState.ACCEPTED)


class ReportVersion(models.Model):
    """What was submitted, frozen: text and figures with their hash. Never changed afterwards."""

    report = models.ForeignKey(AgencyReport, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("lần gửi"))
    sections = models.JSONField()
    figures = models.JSONField()
    sha256 = models.CharField(max_length=64)
    submitted_at = models.DateTimeField(_("gửi lúc"))
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("bản đã gửi")
        verbose_name_plural = _("bản đã gửi")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_version_number")
        ]

    def __str__(self) -> str:
        return f"{self.report} ({self.number})"


class ReportText(models.Model):
    """What a report says, in the form that search reads; kept beside the report by its services.

    ``plain`` is the text in lower case, ``words`` its accent-free words between blanks.
    """

    report = models.ForeignKey(AgencyReport, on_delete=models.CASCADE, related_name="texts")
    kind = models.CharField(max_length=10, choices=TextKind.choices)
    plain = models.TextField()
    words = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "kind"], name="one_text_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.report} ({self.get_kind_display()})"
