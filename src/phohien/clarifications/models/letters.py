"""The right of reply: a letter to an outlet, its legal clock, its answer and the result."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.clarifications.enums import LetterKind, LetterResult, LetterState, Medium
from phohien.clarifications.models.cases import LINKED, Case

MOST_ROUNDS = 2  # Decree 237/2026/NĐ-CP, article 21.1: after two rounds the press may stop


class Letter(models.Model):
    """A demand to correct or a feedback, one round of it with one outlet."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(_("loại văn bản"), max_length=20, choices=LetterKind.choices)
    round = models.PositiveSmallIntegerField(_("lần"), default=1)
    outlet = models.CharField(_("cơ quan báo chí"), max_length=200)
    outlet_folded = models.CharField(max_length=200, editable=False)
    medium = models.CharField(
        _("loại hình"), max_length=20, choices=Medium.choices, default=Medium.ONLINE
    )
    said_title = models.CharField(_("tên bài"), max_length=300)
    said_url = models.URLField(_("địa chỉ bài"), max_length=1000, blank=True)
    said_on = models.DateField(_("ngày đăng, phát"))
    wrong = models.TextField(_("nội dung sai (trích nguyên văn)"), max_length=4000)
    right = models.TextField(_("nội dung đúng"), max_length=4000)
    grounds = models.TextField(_("căn cứ"), max_length=4000)
    state = models.CharField(
        _("trạng thái"), max_length=20, choices=LetterState.choices, default=LetterState.DRAFT
    )
    number = models.CharField(_("số văn bản"), max_length=40, blank=True)
    sent_on = models.DateField(_("ngày gửi"), null=True, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi đã gửi"), **LINKED
    )
    due_on = models.DateField(_("hạn của cơ quan báo chí"), null=True, blank=True)
    due_reason = models.TextField(_("cách tính hạn"), blank=True)
    result = models.CharField(_("kết quả"), max_length=20, choices=LetterResult.choices, blank=True)
    result_on = models.DateField(_("ngày có kết quả"), null=True, blank=True)
    result_url = models.URLField(_("địa chỉ bài cải chính"), max_length=500, blank=True)
    reply = models.TextField(_("cơ quan báo chí trả lời"), max_length=4000, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("người soạn"), **LINKED)
    written_at = models.DateTimeField(_("soạn lúc"))

    class Meta:
        verbose_name = _("văn bản gửi báo chí")
        verbose_name_plural = _("văn bản gửi báo chí")
        ordering = ["case", "pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="clarify_letter_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "outlet_folded", "kind", "round"], name="one_letter_of_a_round"
            ),
            models.CheckConstraint(
                name="clarify_two_rounds", condition=Q(round__gte=1, round__lte=MOST_ROUNDS)
            ),
            models.CheckConstraint(
                name="clarify_letter_state_is_known", condition=Q(state__in=LetterState.values)
            ),
            models.CheckConstraint(
                name="clarify_sent_letter_has_a_day",
                condition=Q(state=LetterState.DRAFT) | (Q(sent_on__isnull=False) & ~Q(number="")),
            ),
            models.CheckConstraint(
                name="clarify_ended_letter_has_a_result",
                condition=~Q(state=LetterState.ENDED)
                | (~Q(result="") & Q(result_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.outlet} ({self.round})"
