"""Plans, legal bases, tasks, who owes them, and the evidence of work done. Not: reports about it."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.organisation.models import Agency
from phohien.plans.enums import (
    AssignmentRole,
    AssignmentState,
    ChangeKind,
    EvidenceKind,
    PlanState,
    Recurrence,
)


def private_storage():
    """Files that are never served by address, only by a view that asks the policy."""
    return storages["private"]


class LegalBasis(models.Model):
    """A legal text with its validity, so that a plan can say what has been replaced since."""

    kind = models.CharField(_("loại văn bản"), max_length=60)
    number = models.CharField(_("số, ký hiệu"), max_length=80, unique=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=200, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    subject = models.TextField(_("trích yếu"), blank=True)
    effective_from = models.DateField(_("hiệu lực từ"), null=True, blank=True)
    effective_to = models.DateField(_("hết hiệu lực từ"), null=True, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("được thay bằng"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaces",
    )
    amended_by = models.ManyToManyField(
        "self", verbose_name=_("được sửa đổi bởi"), blank=True, symmetrical=False
    )
    note = models.TextField(_("ghi chú"), blank=True)

    class Meta:
        verbose_name = _("căn cứ pháp lý")
        verbose_name_plural = _("căn cứ pháp lý")
        ordering = ["-issued_on", "number"]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class SourcePaper(models.Model):
    """The paper a plan came from: the file as given, and its lines as read and as corrected."""

    title = models.CharField(_("tên tệp"), max_length=255)
    file = models.FileField(_("tệp gốc"), upload_to="papers/%Y/", storage=private_storage)
    sha256 = models.CharField(max_length=64)
    origin = models.CharField(_("cách đọc"), max_length=40)
    page_count = models.PositiveIntegerField(_("số trang"), default=1)
    lines = models.JSONField(_("các dòng"), default=list)
    created_at = models.DateTimeField(_("nhận lúc"))

    class Meta:
        verbose_name = _("bản giấy")
        verbose_name_plural = _("bản giấy")

    def __str__(self) -> str:
        return self.title


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
    """One obligation of the plan, with its quotation and the lines of the paper it came from."""

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
        return f"{self.code} {self.title}"


class Assignment(models.Model):
    """What one agency owes of one task. ``plan`` and ``deadline`` repeat the task's, for speed."""

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
        ]

    def __str__(self) -> str:
        return f"{self.task.code} — {self.agency}"


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
    url = models.URLField(_("địa chỉ"), max_length=500, blank=True)
    file = models.FileField(
        _("tệp"), upload_to="evidence/%Y/%m/", storage=private_storage, blank=True
    )
    file_name = models.CharField(_("tên tệp"), max_length=255, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
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
        ]

    def __str__(self) -> str:
        return self.title
