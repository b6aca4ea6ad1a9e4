"""A document, its lines and the tasks found in it, while a person confirms them. Not yet a plan."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phohien.intake.enums import IntakeState
from phohien.organisation.models import Agency, AgencyGroup
from phohien.plans.codes import shown_code
from phohien.plans.enums import AssignmentRole, ChangeKind, Recurrence
from phohien.plans.models import Plan, PlanTask, SourcePaper


class Intake(models.Model):
    """One upload. ``header`` and ``citations`` hold what the parser found, as reviewed."""

    paper = models.ForeignKey(
        SourcePaper, verbose_name=_("bản giấy"), on_delete=models.PROTECT, related_name="intakes"
    )
    state = models.CharField(
        _("trạng thái"), max_length=20, choices=IntakeState.choices, default=IntakeState.WAITING
    )
    previous = models.ForeignKey(
        Plan,
        verbose_name=_("so với kế hoạch"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    plan = models.OneToOneField(
        Plan,
        verbose_name=_("kế hoạch đã lập"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="intake",
    )
    header = models.JSONField(_("phần đầu"), default=dict)
    citations = models.JSONField(_("căn cứ"), default=list)
    sections = models.JSONField(_("các mục"), default=list)
    was_damaged = models.BooleanField(_("chữ bị mất dấu"), default=False)
    warnings = models.JSONField(_("lưu ý khi đọc"), default=list)
    error_what = models.TextField(_("lỗi"), blank=True)
    error_todo = models.TextField(_("cách xử lý"), blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người tải lên"), on_delete=models.PROTECT
    )
    uploaded_at = models.DateTimeField(_("tải lên lúc"))

    class Meta:
        verbose_name = _("văn bản tiếp nhận")
        verbose_name_plural = _("văn bản tiếp nhận")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.paper.title


class IntakeLine(models.Model):
    """A line as read (``source``) and as restored or corrected (``text``).

    ``doubts`` lists uncertain words: {"start", "end", "text", "confidence", "alternatives"},
    offsets into ``text``.
    """

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    page = models.PositiveIntegerField()
    source = models.TextField()
    text = models.TextField()
    doubts = models.JSONField(default=list)
    corrected = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["intake", "number"], name="one_line")]

    def __str__(self) -> str:
        return f"{self.number}: {self.text[:60]}"


class IntakeTask(models.Model):
    """A task found by the parser or added by hand, waiting to be confirmed."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="tasks")
    order = models.PositiveIntegerField()
    code = models.CharField(_("mã"), max_length=40)
    section = models.CharField(_("mục"), max_length=40, blank=True)
    title = models.CharField(_("tên ngắn"), max_length=200)
    text = models.TextField(_("nội dung"))
    text_touched = models.BooleanField(default=False)
    line_start = models.PositiveIntegerField(_("từ dòng"), null=True, blank=True)
    line_end = models.PositiveIntegerField(_("đến dòng"), null=True, blank=True)
    role = models.CharField(
        _("vai trò"),
        max_length=20,
        choices=AssignmentRole.choices,
        default=AssignmentRole.PERFORM,
    )
    partners = models.JSONField(_("phối hợp với"), default=list, blank=True)
    deadline = models.DateField(_("thời hạn"), null=True, blank=True)
    recurrence = models.CharField(
        _("chu kỳ"), max_length=20, choices=Recurrence.choices, blank=True
    )
    condition = models.TextField(_("điều kiện"), blank=True)
    channels = models.JSONField(_("kênh"), default=list, blank=True)
    topics = models.JSONField(_("chủ đề"), default=list, blank=True)
    previous_task = models.ForeignKey(
        PlanTask, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    change = models.CharField(
        _("so với bản trước"), max_length=10, choices=ChangeKind.choices, default=ChangeKind.NEW
    )
    left_out = models.BooleanField(_("không lấy"), default=False)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.shown_code} {self.title}"

    @property
    def shown_code(self) -> str:
        """The code as people read it."""
        return shown_code(self.code)


class IntakeAssignee(models.Model):
    """Who owes a found task: an agency, a group that unfolds, or a name nobody knows yet."""

    task = models.ForeignKey(IntakeTask, on_delete=models.CASCADE, related_name="assignees")
    name = models.CharField(_("tên trong văn bản"), max_length=300)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    group = models.ForeignKey(
        AgencyGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    exceptions = models.ManyToManyField(Agency, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
