"""What each agency owes of a task, and the evidence of what it did. Not: reports about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.organisation.models import Agency
from phohien.plans.addresses import check_address
from phohien.plans.enums import AssignmentRole, AssignmentState, EvidenceKind, PlanState
from phohien.plans.models.plan import Plan, PlanTask
from phohien.plans.models.sources import private_storage

STANDS = Q(withdrawn_at=None)


class AssignmentQuerySet(models.QuerySet):
    """Assignments by standing."""

    def in_force(self) -> "AssignmentQuerySet":
        """Those of a plan in force that were not withdrawn from the agency."""
        return self.filter(plan__state=PlanState.ADOPTED, withdrawn_at=None)


class Assignment(models.Model):
    """What one agency owes of one task. ``plan`` and ``deadline`` repeat the task's plan
    and last day, for speed."""

    task = models.ForeignKey(PlanTask, on_delete=models.PROTECT, related_name="assignments")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="assignments")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(_("vai trò"), max_length=20, choices=AssignmentRole.choices)
    via_group = models.CharField(_("theo nhóm"), max_length=200, blank=True)
    deadline = models.DateField(_("thời hạn"), null=True, blank=True)
    state = models.CharField(
        _("trạng thái"),
        max_length=20,
        choices=AssignmentState.choices,
        default=AssignmentState.NO_UPDATE,
    )
    reason = models.TextField(_("lý do"), blank=True)
    note = models.TextField(_("tình hình thực hiện"), blank=True)
    updated_at = models.DateTimeField(_("cập nhật lúc"), null=True, blank=True)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người cập nhật"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    evidence_count = models.PositiveIntegerField(_("số minh chứng"), default=0)
    withdrawn_at = models.DateTimeField(_("rút khỏi đơn vị lúc"), null=True, blank=True)
    carried_from = models.ForeignKey(
        "self",
        verbose_name=_("chuyển tiếp từ"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="carried_to",
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc được giao")
        verbose_name_plural = _("việc được giao")
        ordering = ["task__order", "agency__order"]
        constraints = [
            models.UniqueConstraint(fields=["task", "agency"], name="one_assignment_of_an_agency"),
            models.CheckConstraint(
                name="not_applicable_has_reason",
                condition=~Q(state="not_applicable") | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="done_has_evidence", condition=~Q(state="done") | Q(evidence_count__gt=0)
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "agency", "state"], name="assignment_board"),
            models.Index(fields=["agency", "state", "deadline"], name="assignment_owed"),
            models.Index(fields=["state", "deadline"], name="assignment_due"),
            models.Index(fields=["plan", "state"], name="assignment_states", condition=STANDS),
        ]

    def __str__(self) -> str:
        return f"{self.task.shown_code} — {self.agency}"


class Evidence(models.Model):
    """One piece of work an agency did, dated and named. ``same_event`` joins reports of one event.

    An agency counts all its evidence; the province counts only rows whose ``same_event`` is empty.
    """

    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="evidence"
    )
    assignments = models.ManyToManyField(
        Assignment, verbose_name=_("cho nhiệm vụ"), related_name="evidence"
    )
    year = models.PositiveSmallIntegerField(_("năm"))
    kind = models.CharField(_("loại"), max_length=20, choices=EvidenceKind.choices)
    title = models.CharField(_("nội dung"), max_length=300)
    title_folded = models.CharField(max_length=300, editable=False)
    happened_on = models.DateField(_("ngày"))
    person = models.CharField(_("người thực hiện, chủ trì"), max_length=200, blank=True)
    place = models.CharField(_("nơi diễn ra, nơi đăng"), max_length=200, blank=True)
    url = models.CharField(_("địa chỉ"), max_length=500, blank=True, validators=[check_address])
    file = models.FileField(
        _("tệp"), upload_to="evidence/%Y/%m/", storage=private_storage, blank=True
    )
    file_name = models.CharField(_("tên tệp"), max_length=255, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    document_number = models.CharField(_("số, ký hiệu văn bản"), max_length=80, blank=True)
    figure_value = models.DecimalField(
        _("giá trị"), max_digits=18, decimal_places=3, null=True, blank=True
    )
    figure_unit = models.CharField(_("đơn vị tính"), max_length=40, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)
    item_count = models.PositiveIntegerField(_("số tin, bài, sản phẩm"), default=0)
    languages = models.JSONField(_("ngôn ngữ"), default=list, blank=True)
    participant_count = models.PositiveIntegerField(_("số người tham dự"), default=0)
    amount_vnd = models.PositiveBigIntegerField(_("kinh phí (đồng)"), default=0)
    same_event = models.ForeignKey(
        "self",
        verbose_name=_("cùng sự kiện với"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="also_reported",
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người ghi"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    recorded_at = models.DateTimeField(_("ghi lúc"))
    withdrawn_at = models.DateTimeField(_("rút lúc"), null=True, blank=True)
    withdrawn_reason = models.TextField(_("lý do rút"), blank=True)

    class Meta:
        verbose_name = _("minh chứng")
        verbose_name_plural = _("minh chứng")
        ordering = ["-happened_on", "-pk"]
        indexes = [
            models.Index(fields=["year", "agency", "-happened_on"], name="evidence_of_agency"),
            models.Index(fields=["year", "kind"], name="evidence_by_kind"),
            models.Index(fields=["-happened_on"], name="evidence_recent"),
            models.Index(
                fields=["year", "-happened_on", "-id"], name="evidence_of_year", condition=STANDS
            ),
            models.Index(
                fields=["year", "same_event", "item_count"],
                name="evidence_counted",
                condition=STANDS,
            ),
        ]

    def __str__(self) -> str:
        return self.title
