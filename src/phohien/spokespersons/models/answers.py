"""Answers to the press: written, cleared, given, and kept in a bank until they expire."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.clearance.models import Topic
from phohien.kernel import clock
from phohien.organisation.models import Agency
from phohien.spokespersons.enums import AnswerState, Origin, OutletKind
from vanban.skeleton import fold


class Outlet(models.Model):
    """A press organ. Nothing is kept about the people who work there."""

    name = models.CharField(_("tên cơ quan báo chí"), max_length=160)
    name_folded = models.CharField(max_length=160, unique=True, editable=False)
    kind = models.CharField(
        _("loại"), max_length=16, choices=OutletKind.choices, default=OutletKind.CENTRAL
    )
    email = models.EmailField(_("thư điện tử nhận giấy mời"), blank=True)
    is_active = models.BooleanField(_("đang mời"), default=True)

    class Meta:
        verbose_name = _("cơ quan báo chí")
        verbose_name_plural = _("cơ quan báo chí")
        ordering = ["kind", "name_folded"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.name_folded = fold(self.name)
        super().save(*args, **kwargs)


class Answer(models.Model):
    """One question with the words of the agency; ``banked_at`` puts it into the bank."""

    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị trả lời"), on_delete=models.PROTECT, related_name="+"
    )
    question = models.TextField(_("câu hỏi"))
    text = models.TextField(_("câu trả lời"), blank=True)
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("chủ đề"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    source = models.CharField(_("nguồn, căn cứ"), max_length=300, blank=True)
    valid_until = models.DateField(_("còn đúng đến hết ngày"), null=True, blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=14, choices=AnswerState.choices, default=AnswerState.DRAFT
    )
    origin = models.CharField(
        _("từ đâu"), max_length=12, choices=Origin.choices, default=Origin.OWN
    )
    origin_id = models.PositiveBigIntegerField(null=True, blank=True)
    based_on = models.ForeignKey(
        "self",
        verbose_name=_("soạn lại từ"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="revisions",
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người soạn"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    written_at = models.DateTimeField(_("soạn lúc"))
    writer_ids = models.JSONField(default=list)
    cleared_fingerprint = models.CharField(_("dấu nội dung đã duyệt"), max_length=64, blank=True)
    cleared_at = models.DateTimeField(_("duyệt lúc"), null=True, blank=True)
    banked_at = models.DateTimeField(_("vào kho lúc"), null=True, blank=True)
    folded = models.TextField(editable=False, default="")

    class Meta:
        verbose_name = _("câu trả lời báo chí")
        verbose_name_plural = _("câu trả lời báo chí")
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="cleared_answer_has_its_mark",
                condition=~Q(state=AnswerState.CLEARED)
                | (~Q(cleared_fingerprint="") & ~Q(text="")),
            ),
            models.CheckConstraint(
                name="banked_answer_says_until_when",
                condition=Q(banked_at=None) | Q(valid_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.question[:120]

    def save(self, *args, **kwargs) -> None:
        self.folded = fold(f"{self.question}\n{self.text}\n{self.source}")
        super().save(*args, **kwargs)

    @property
    def is_expired(self) -> bool:
        """Whether its last day is over."""
        return self.valid_until is not None and self.valid_until < clock.today()

    @property
    def is_usable(self) -> bool:
        """Cleared and still true: what may be said to the press now."""
        return self.state == AnswerState.CLEARED and not self.is_expired
