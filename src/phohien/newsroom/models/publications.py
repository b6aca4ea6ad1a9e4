"""One item in one language on its way to the public, and every version that was public."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from phohien.clearance.models import Case
from phohien.newsroom import reading
from phohien.newsroom.enums import InformationKind, PublicationState, WorkState
from phohien.newsroom.models.sections import Section
from phohien.organisation.models import Agency
from phohien.plans.models import Evidence, PlanTask
from vanban.skeleton import fold


class Publication(models.Model):
    """What is public of one page. The words stand in ``current.snapshot``, never in the page."""

    page = models.OneToOneField(
        Page, verbose_name=_("trang soạn"), on_delete=models.PROTECT, related_name="publication"
    )
    locale = models.CharField(_("ngôn ngữ"), max_length=12)
    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị phát ngôn"), on_delete=models.PROTECT, related_name="+"
    )
    section = models.ForeignKey(
        Section, verbose_name=_("chuyên mục"), on_delete=models.PROTECT, related_name="publications"
    )
    type = models.CharField(_("loại trang"), max_length=20)
    kind = models.CharField(_("thể loại"), max_length=20)
    information_kind = models.CharField(
        _("loại thông tin"), max_length=20, choices=InformationKind.choices
    )
    title = models.CharField(_("tiêu đề"), max_length=255)
    title_folded = models.CharField(max_length=255, editable=False)
    path = models.CharField(_("địa chỉ công khai"), max_length=500, unique=True)
    state = models.CharField(
        _("trạng thái"),
        max_length=20,
        choices=PublicationState.choices,
        default=PublicationState.DRAFT,
    )
    work = models.CharField(
        _("việc đang làm"),
        max_length=20,
        choices=WorkState.choices,
        default=WorkState.EDITING,
    )
    source = models.ForeignKey(
        "self",
        verbose_name=_("dịch từ"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="translations",
    )
    current = models.ForeignKey(
        "Version",
        verbose_name=_("bản đang đăng"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    topics = models.JSONField(_("chủ đề"), default=list)
    topic_marks = models.CharField(max_length=400, blank=True, editable=False)  # |a|b| for filters
    communes = models.ManyToManyField(Agency, verbose_name=_("địa bàn"), related_name="+")
    publish_at = models.DateTimeField(_("hẹn đăng lúc"), null=True, blank=True)
    first_published_at = models.DateTimeField(_("đăng lần đầu"), null=True, blank=True)
    last_published_at = models.DateTimeField(_("đăng gần nhất"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("gỡ lúc"), null=True, blank=True)
    withdrawn_reason = models.TextField(_("lý do gỡ"), blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    source_changed_at = models.DateTimeField(_("bản gốc đã đổi lúc"), null=True, blank=True)
    machine_engine = models.CharField(_("máy dịch"), max_length=120, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người hiệu đính bản dịch"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reviewed_fingerprint = models.CharField(max_length=64, blank=True)
    plan_task = models.ForeignKey(
        PlanTask,
        verbose_name=_("nhiệm vụ của kế hoạch"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    evidence = models.ForeignKey(
        Evidence,
        verbose_name=_("minh chứng"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    review_by = models.DateField(_("xem lại trước ngày"), null=True, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người chịu trách nhiệm gỡ"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người soạn"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    next_note = models.TextField(_("điều đã đổi, của bản chờ đăng"), blank=True)
    next_is_correction = models.BooleanField(_("bản chờ đăng là cải chính"), default=False)
    submitted_at = models.DateTimeField(_("gửi từ đơn vị lúc"), null=True, blank=True)
    changed_at = models.DateTimeField(_("thay đổi công khai gần nhất"), null=True, blank=True)
    sequence = models.PositiveBigIntegerField(_("số thứ tự thay đổi"), default=0, db_index=True)

    class Meta:
        verbose_name = _("tin, bài")
        verbose_name_plural = _("tin, bài")
        ordering = ["-last_published_at", "-pk"]
        indexes = [
            models.Index(fields=["locale", "state", "-first_published_at"], name="pub_river"),
            models.Index(
                fields=["section", "locale", "state", "-first_published_at"], name="pub_section"
            ),
            models.Index(
                fields=["agency", "locale", "state", "-first_published_at"], name="pub_agency"
            ),
            models.Index(fields=["work", "publish_at"], name="pub_due"),
        ]
        constraints = [
            models.CheckConstraint(
                name="live_has_a_version",
                condition=~Q(state=PublicationState.LIVE) | Q(current__isnull=False),
            ),
            models.CheckConstraint(
                name="withdrawn_has_a_reason",
                condition=~Q(state=PublicationState.WITHDRAWN) | ~Q(withdrawn_reason=""),
            ),
            models.CheckConstraint(
                name="publication_state_is_known", condition=Q(state__in=PublicationState.values)
            ),
            models.CheckConstraint(
                name="publication_work_is_known", condition=Q(work__in=WorkState.values)
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        self.title_folded = fold(self.title)[:255]
        self.topic_marks = f"|{'|'.join(self.topics)}|" if self.topics else ""
        super().save(*args, **kwargs)

    @property
    def is_live(self) -> bool:
        return self.state == PublicationState.LIVE

    @property
    def is_translation(self) -> bool:
        return self.source_id is not None


class Version(models.Model):
    """What was public, word for word; never changed. ``media`` holds addresses of picture sizes."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("bản số"))
    fingerprint = models.CharField(_("dấu nội dung (SHA-256)"), max_length=64)
    snapshot = models.JSONField(_("nội dung"), encoder=DjangoJSONEncoder)
    media = models.JSONField(_("các cỡ ảnh"), default=dict, blank=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("điều đã đổi"), blank=True)
    is_correction = models.BooleanField(_("cải chính"), default=False)
    published_at = models.DateTimeField(_("đăng lúc"))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("bản đã đăng")
        verbose_name_plural = _("bản đã đăng")
        ordering = ["publication", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "number"], name="one_version_of_a_number"
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication} ({self.number})"

    @property
    def content(self) -> dict:
        """The snapshot with the addresses of its pictures, clips and papers filled in."""
        return reading.with_media(self.snapshot, self.media)


class FormerPath(models.Model):
    """An address that a publication once had; readers are led on."""

    path = models.CharField(_("địa chỉ cũ"), max_length=500, unique=True)
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="former")

    class Meta:
        verbose_name = _("địa chỉ cũ")
        verbose_name_plural = _("địa chỉ cũ")

    def __str__(self) -> str:
        return self.path


class LanguageSkill(models.Model):
    """Who can answer for a language; only they may review a machine's translation into it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="language_skills"
    )
    locale = models.CharField(_("ngôn ngữ"), max_length=12)
    basis = models.CharField(_("căn cứ (bằng, chứng chỉ, công việc)"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("người biết ngoại ngữ")
        verbose_name_plural = _("người biết ngoại ngữ")
        constraints = [
            models.UniqueConstraint(fields=["user", "locale"], name="one_skill_of_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.locale})"
