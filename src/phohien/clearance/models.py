"""Topics, classes of content with their ladders, and the cases in which content is cleared."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.clearance.enums import (
    STANDING_STATES,
    CaseState,
    ClassCode,
    StepKind,
    StepOwner,
    StepState,
)
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency
from vanban.skeleton import fold


class Topic(models.Model):
    """A content topic of the plan (II.3.a and part IV); a sensitive one names a second body."""

    code = models.SlugField(_("mã"), max_length=60, unique=True)
    name = models.CharField(_("tên"), max_length=200)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    is_sensitive = models.BooleanField(_("nhạy cảm"), default=False)
    reviewing_body = models.ForeignKey(
        Agency,
        verbose_name=_("cơ quan duyệt thứ hai"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("chủ đề nội dung")
        verbose_name_plural = _("chủ đề nội dung")
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                name="sensitive_topic_names_a_body",
                condition=Q(is_sensitive=False) | Q(reviewing_body__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.name


class ContentClass(models.Model):
    """A class of content; its ladder says who signs, in which order."""

    code = models.CharField(_("mã"), max_length=20, choices=ClassCode.choices, unique=True)
    name = models.CharField(_("tên"), max_length=120)

    class Meta:
        verbose_name = _("loại nội dung")
        verbose_name_plural = _("loại nội dung")

    def __str__(self) -> str:
        return self.name


class LadderStep(models.Model):
    """One signature that a class of content needs."""

    content_class = models.ForeignKey(
        ContentClass,
        verbose_name=_("loại nội dung"),
        on_delete=models.CASCADE,
        related_name="ladder",
    )
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    kind = models.CharField(_("bước"), max_length=20, choices=StepKind.choices)
    role = models.CharField(_("vai trò"), max_length=30, choices=Role.choices)
    whose = models.CharField(_("của"), max_length=20, choices=StepOwner.choices)
    label = models.CharField(_("tên bước"), max_length=120)
    hours = models.PositiveSmallIntegerField(_("thời hạn (giờ làm việc)"), default=8)

    class Meta:
        verbose_name = _("bước duyệt")
        verbose_name_plural = _("bước duyệt")
        ordering = ["content_class", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_class", "order"], name="one_ladder_step_of_an_order"
            )
        ]

    def __str__(self) -> str:
        return self.label


class Case(models.Model):
    """A request to clear one exact content of one subject in one language."""

    subject_type = models.CharField(max_length=40)
    subject_id = models.PositiveBigIntegerField()
    locale = models.CharField(_("ngôn ngữ"), max_length=12)
    title = models.CharField(_("tiêu đề"), max_length=300)
    title_folded = models.CharField(max_length=300, editable=False, default="")
    address = models.CharField(_("địa chỉ làm việc"), max_length=300, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị phát ngôn"), on_delete=models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey(
        Agency, verbose_name=_("cơ quan phụ trách"), on_delete=models.PROTECT, related_name="+"
    )
    reviewing_body = models.ForeignKey(
        Agency,
        verbose_name=_("cơ quan duyệt thứ hai"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    content_class = models.ForeignKey(
        ContentClass, verbose_name=_("loại nội dung"), on_delete=models.PROTECT, related_name="+"
    )
    fingerprint = models.CharField(_("dấu nội dung (SHA-256)"), max_length=64)
    snapshot = models.JSONField(_("nội dung"), encoder=DjangoJSONEncoder)
    writer_ids = models.JSONField(_("người viết, người sửa cuối"), default=list)
    # The same people as rows: a query cannot look into a JSON list on both databases.
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", editable=False)
    findings = models.JSONField(_("điều cần chú ý"), default=list, blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=20, choices=CaseState.choices, default=CaseState.OPEN
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người trình"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    requested_at = models.DateTimeField(_("trình lúc"))
    closed_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)
    closing_note = models.TextField(_("ghi chú kết thúc"), blank=True)
    # An emergency publication must be reviewed even after it stopped standing.
    lapsed_at = models.DateTimeField(_("thôi có giá trị lúc"), null=True, blank=True)
    emergency_reason = models.TextField(_("lý do đăng khẩn cấp"), blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người xem lại"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reviewed_at = models.DateTimeField(_("xem lại lúc"), null=True, blank=True)
    review_note = models.TextField(_("ghi chú xem lại"), blank=True)

    class Meta:
        verbose_name = _("hồ sơ duyệt")
        verbose_name_plural = _("hồ sơ duyệt")
        ordering = ["-requested_at", "-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "locale"], name="case_subject"),
            models.Index(fields=["state", "requested_at"], name="case_by_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "locale"],
                condition=Q(state=CaseState.OPEN),
                name="one_open_case_of_a_subject",
            ),
            models.CheckConstraint(
                name="emergency_has_a_reason",
                condition=~Q(state__in=["emergency", "upheld", "struck_down"])
                | ~Q(emergency_reason=""),
            ),
            models.CheckConstraint(
                name="case_state_is_known", condition=Q(state__in=CaseState.values)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        self.title_folded = fold(self.title)
        super().save(*args, **kwargs)

    @property
    def stands(self) -> bool:
        """Whether what it cleared may be public."""
        return self.state in STANDING_STATES and self.lapsed_at is None

    @property
    def is_emergency(self) -> bool:
        """Whether it went out before anybody cleared it."""
        return bool(self.emergency_reason)


class Step(models.Model):
    """One signature of a case: who may give it, who took it, what they decided."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    kind = models.CharField(_("bước"), max_length=20, choices=StepKind.choices)
    role = models.CharField(_("vai trò"), max_length=30, choices=Role.choices)
    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị"), on_delete=models.PROTECT, related_name="+"
    )
    label = models.CharField(_("tên bước"), max_length=120)
    hours = models.PositiveSmallIntegerField(_("thời hạn (giờ làm việc)"), default=8)
    due_at = models.DateTimeField(_("hạn"), null=True, blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=20, choices=StepState.choices, default=StepState.WAITING
    )
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người nhận"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    claimed_at = models.DateTimeField(_("nhận lúc"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người ký"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("ký lúc"), null=True, blank=True)
    reason = models.TextField(_("lý do, ghi chú"), blank=True)
    checklist = models.JSONField(_("danh mục kiểm tra"), default=dict, blank=True)

    class Meta:
        verbose_name = _("chữ ký duyệt")
        verbose_name_plural = _("chữ ký duyệt")
        ordering = ["case", "order"]
        indexes = [models.Index(fields=["state", "agency", "role"], name="step_queue")]
        constraints = [
            models.UniqueConstraint(fields=["case", "order"], name="one_step_of_an_order"),
            models.UniqueConstraint(
                fields=["case", "decided_by"],
                condition=Q(state="cleared"),
                name="one_signature_of_a_person",
            ),
            models.CheckConstraint(
                name="step_decision_is_signed",
                condition=~Q(state__in=["cleared", "returned", "changes"])
                | Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.case}"
