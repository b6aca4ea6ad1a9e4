"""A plan in one version: its sections, its tasks, its citations. Not: who owes what."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.plans.codes import shown_code
from phohien.plans.enums import ChangeKind, PlanState, Recurrence
from phohien.plans.models.sources import LegalBasis, SourcePaper


class Plan(models.Model):
    """A signed plan for a year, in one version. A correction is a new row that supersedes."""

    year = models.PositiveSmallIntegerField(_("năm"), db_index=True)
    title = models.CharField(_("trích yếu"), max_length=300)
    number = models.CharField(_("số"), max_length=20, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=40, blank=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    issued_text = models.CharField(_("ngày ghi trên văn bản"), max_length=40, blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=20, choices=PlanState.choices, default=PlanState.PREPARED
    )
    paper = models.ForeignKey(
        SourcePaper, verbose_name=_("bản giấy"), null=True, blank=True, on_delete=models.PROTECT
    )
    previous = models.ForeignKey(
        "self",
        verbose_name=_("so với bản"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successors",
    )
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người chuẩn bị"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    prepared_at = models.DateTimeField(_("chuẩn bị lúc"))
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người thông qua"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    adopted_at = models.DateTimeField(_("thông qua lúc"), null=True, blank=True)
    legal_bases = models.ManyToManyField(LegalBasis, through="Citation", related_name="plans")

    class Meta:
        verbose_name = _("kế hoạch")
        verbose_name_plural = _("kế hoạch")
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="adopter_is_not_preparer",
                condition=Q(adopted_by=None)
                | Q(prepared_by=None)
                | ~Q(adopted_by=models.F("prepared_by")),
            ),
            models.UniqueConstraint(
                fields=["year"], condition=Q(state="adopted"), name="one_adopted_plan_a_year"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Citation(models.Model):
    """Where a plan cites a legal basis."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="citations")
    basis = models.ForeignKey(LegalBasis, on_delete=models.PROTECT, related_name="citations")
    cited_in = models.CharField(_("nơi viện dẫn"), max_length=60)
    lines = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "basis"], name="one_citation_of_a_basis")
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.basis}"


class PlanSection(models.Model):
    """A heading of the plan; tasks hang on it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sections")
    code = models.CharField(_("mục"), max_length=40)
    title = models.CharField(_("tên mục"), max_length=400, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE)
    order = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("mục của kế hoạch")
        verbose_name_plural = _("mục của kế hoạch")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="one_section_code")]

    def __str__(self) -> str:
        return f"{self.code}. {self.title}"


class PlanTask(models.Model):
    """One obligation of the plan, with its quotation and the lines of the paper it came from.

    ``deadline`` is the day as the plan writes it; written "trước ngày …" it is exclusive, and
    ``last_day`` is the day before. What agencies owe carries the last day.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    section = models.ForeignKey(
        PlanSection, null=True, blank=True, on_delete=models.SET_NULL, related_name="tasks"
    )
    code = models.CharField(_("mã"), max_length=40)
    order = models.PositiveIntegerField()
    title = models.CharField(_("tên ngắn"), max_length=200)
    text = models.TextField(_("trích nguyên văn"))
    text_folded = models.TextField(editable=False)
    page = models.PositiveIntegerField(_("trang"), null=True, blank=True)
    line_start = models.PositiveIntegerField(_("từ dòng"), null=True, blank=True)
    line_end = models.PositiveIntegerField(_("đến dòng"), null=True, blank=True)
    deadline = models.DateField(_("thời hạn"), null=True, blank=True, db_index=True)
    deadline_is_exclusive = models.BooleanField(_("ngày ấy đã là trễ"), default=False)
    recurrence = models.CharField(
        _("chu kỳ"), max_length=20, choices=Recurrence.choices, blank=True
    )
    condition = models.TextField(_("điều kiện"), blank=True)
    partners = models.JSONField(_("phối hợp với"), default=list, blank=True)
    channels = models.JSONField(_("kênh"), default=list, blank=True)
    topics = models.JSONField(_("chủ đề"), default=list, blank=True)
    change = models.CharField(
        _("so với bản trước"), max_length=10, choices=ChangeKind.choices, default=ChangeKind.NEW
    )
    previous = models.ForeignKey(
        "self",
        verbose_name=_("nhiệm vụ trước"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="successors",
    )

    class Meta:
        verbose_name = _("nhiệm vụ")
        verbose_name_plural = _("nhiệm vụ")
        ordering = ["plan", "order"]
        constraints = [models.UniqueConstraint(fields=["plan", "code"], name="one_task_code")]

    def __str__(self) -> str:
        return f"{self.shown_code} {self.title}"

    @property
    def last_day(self) -> dt.date | None:
        """The last day on which the duty is not late."""
        if self.deadline is None or not self.deadline_is_exclusive:
            return self.deadline
        return self.deadline - dt.timedelta(days=1)

    @property
    def shown_code(self) -> str:
        """The code as people read it."""
        return shown_code(self.code)
