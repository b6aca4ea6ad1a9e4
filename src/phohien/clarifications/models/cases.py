"""What was said, the clock that runs, the dossier of five parts, what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phohien.clarifications.enums import CaseState, Matter, Outcome, StatementForm
from phohien.clearance.models import Topic
from phohien.newsroom.models import Publication
from phohien.organisation.enums import COMMUNE_KINDS
from phohien.organisation.models import Agency
from phohien.plans.models import Evidence, PlanTask
from phohien.press_monitoring.models import Article, Capture, Story
from vanban.skeleton import fold

LINKED = {"null": True, "blank": True, "on_delete": models.PROTECT, "related_name": "+"}


class Saying(models.Model):
    """What was said, where and when. The outlet is an organisation; no author is kept."""

    quotation = models.TextField(_("nguyên văn câu được nói"), max_length=4000)
    language = models.CharField(_("ngôn ngữ của nguyên văn"), max_length=12, default="vi")
    outlet = models.CharField(_("cơ quan báo chí, tổ chức đã nói"), max_length=200)
    outlet_home = models.URLField(_("trang chủ của nơi đã nói"), max_length=300, blank=True)
    said_title = models.CharField(_("tên bài"), max_length=300, blank=True)
    said_url = models.URLField(_("địa chỉ bài"), max_length=1000, blank=True)
    said_at = models.DateTimeField(_("đăng, phát lúc"), null=True, blank=True)
    story = models.ForeignKey(Story, verbose_name=_("câu chuyện trên báo"), **LINKED)
    article = models.ForeignKey(Article, verbose_name=_("bài báo"), **LINKED)
    capture = models.ForeignKey(Capture, verbose_name=_("bản lưu bài báo"), **LINKED)
    asked = models.TextField(_("điều được hỏi hoặc cần làm rõ"), max_length=2000)

    class Meta:
        abstract = True


class Clock(models.Model):
    """The moments that the law counts from, and when the first word is due."""

    matter = models.CharField(_("loại vụ việc"), max_length=20, choices=Matter.choices)
    received_at = models.DateTimeField(_("tiếp nhận lúc"))
    impact_determined_at = models.DateTimeField(
        _("xác định có tác động, nguy cơ tác động lúc"), null=True, blank=True
    )
    due_at = models.DateTimeField(_("hạn phát ngôn, trả lời"), null=True, blank=True)
    due_reason = models.TextField(_("cách tính hạn"), blank=True)
    first_statement_at = models.DateTimeField(_("phát ngôn lần đầu lúc"), null=True, blank=True)
    first_statement_form = models.CharField(
        _("hình thức phát ngôn lần đầu"), max_length=20, choices=StatementForm.choices, blank=True
    )
    first_statement_where = models.CharField(
        _("phát ngôn lần đầu ở đâu"), max_length=300, blank=True
    )

    class Meta:
        abstract = True


class Dossier(models.Model):
    """The five parts (DOMAIN §1, decree 72/2015 article 10); the first is what was said."""

    later = models.TextField(_("diễn biến, thông tin cập nhật"), max_length=6000, blank=True)
    impact = models.TextField(_("tác động"), max_length=6000, blank=True)
    truth = models.TextField(_("bản chất sự việc"), max_length=8000, blank=True)
    legal_basis = models.TextField(_("căn cứ pháp lý, tiền lệ"), max_length=6000, blank=True)
    proposal = models.TextField(_("đề xuất cách truyền thông"), max_length=6000, blank=True)

    class Meta:
        abstract = True

    @property
    def parts_missing(self) -> list[str]:
        """Names of the parts that nobody has written yet."""
        wanted = ("impact", "truth", "legal_basis", "proposal")
        empty = [name for name in wanted if not getattr(self, name).strip()]
        return [str(self._meta.get_field(name).verbose_name) for name in empty]


class Case(Saying, Clock, Dossier):
    """One thing that was said or asked, and everything done until it was answered."""

    title = models.CharField(_("tên vụ việc"), max_length=200)
    title_folded = models.CharField(max_length=200, editable=False)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan trả lời"), on_delete=models.PROTECT, related_name="+"
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("chủ đề"), blank=True, related_name="+")
    places = models.ManyToManyField(
        Agency,
        verbose_name=_("địa bàn"),
        blank=True,
        related_name="+",
        limit_choices_to={"kind__in": COMMUNE_KINDS},
    )
    plan_task = models.ForeignKey(
        PlanTask,
        verbose_name=_("nhiệm vụ của kế hoạch"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    state = models.CharField(
        _("trạng thái"), max_length=20, choices=CaseState.choices, default=CaseState.OPEN
    )
    outcome = models.CharField(_("kết luận"), max_length=20, choices=Outcome.choices, blank=True)
    outcome_reason = models.TextField(_("lý do của kết luận"), max_length=2000, blank=True)
    publication = models.OneToOneField(
        Publication,
        verbose_name=_("câu trả lời trên cổng"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="clarification_case",
    )
    evidence = models.ForeignKey(
        Evidence,
        verbose_name=_("minh chứng của câu trả lời ngoài cổng"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    corrects = models.ForeignKey(
        Publication,
        verbose_name=_("bài của tỉnh bị sai"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người mở vụ việc"), **LINKED
    )
    opened_at = models.DateTimeField(_("mở lúc"))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người khép lại"), **LINKED
    )
    closed_at = models.DateTimeField(_("khép lại lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("vụ việc làm rõ")
        verbose_name_plural = _("vụ việc làm rõ")
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "due_at"], name="clarify_due"),
            models.Index(fields=["agency", "state"], name="clarify_agency"),
            models.Index(fields=["received_at", "matter"], name="clarify_period"),
        ]
        constraints = [
            models.CheckConstraint(
                name="clarify_state_is_known", condition=Q(state__in=CaseState.values)
            ),
            models.CheckConstraint(
                name="clarify_matter_is_known", condition=Q(matter__in=Matter.values)
            ),
            models.CheckConstraint(
                name="clarify_closed_has_an_outcome",
                condition=~Q(state=CaseState.CLOSED)
                | (~Q(outcome="") & Q(closed_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="clarify_no_reply_has_a_reason",
                condition=~Q(outcome=Outcome.NO_REPLY) | ~Q(outcome_reason=""),
            ),
            models.CheckConstraint(
                name="clarify_answer_is_a_publication",
                condition=~Q(state__in=[CaseState.ANSWERING, CaseState.ANSWERED])
                | Q(publication__isnull=False),
            ),
            models.CheckConstraint(
                name="clarify_clock_in_order",
                condition=(Q(first_statement_at=None) | Q(first_statement_at__gte=F("received_at")))
                & (Q(impact_determined_at=None) | Q(impact_determined_at__gte=F("received_at"))),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args, **kwargs) -> None:
        self.title_folded = fold(self.title)[:200]
        super().save(*args, **kwargs)

    @property
    def code(self) -> str:
        """As people call it: LR-2026-12."""
        received = timezone.localtime(self.received_at, timezone.get_default_timezone())
        return f"LR-{received:%Y}-{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in (CaseState.OPEN, CaseState.ANSWERING)


class CaseWord(models.Model):
    """A folded word, pair of words or place of a case: what finds similar ones on any database."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=60)

    class Meta:
        verbose_name = _("từ của vụ việc")
        verbose_name_plural = _("từ của vụ việc")
        constraints = [models.UniqueConstraint(fields=["word", "case"], name="one_word_of_a_case")]

    def __str__(self) -> str:
        return self.word
