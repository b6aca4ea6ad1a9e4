"""What machines proposed and what people made of it; never deleted, never public by itself."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from phohien.assist.enums import SuggestionKind


class Suggestion(models.Model):
    """One proposal for one subject. ``output`` is the machine's, ``final`` the person's words."""

    kind = models.CharField(_("loại"), max_length=10, choices=SuggestionKind.choices)
    subject_type = models.CharField(max_length=40)
    subject_id = models.PositiveBigIntegerField()
    locale = models.CharField(_("ngôn ngữ"), max_length=12)
    engine = models.CharField(_("máy"), max_length=120)
    input_sha256 = models.CharField(_("dấu của văn bản gửi đi (SHA-256)"), max_length=64)
    output = models.TextField(_("đề xuất của máy"))
    final = models.TextField(_("văn bản người dùng chọn"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người hỏi"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("lúc"))
    final_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người chọn"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    final_at = models.DateTimeField(_("chọn lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("đề xuất của máy")
        verbose_name_plural = _("đề xuất của máy")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="suggestion_subject")]
        constraints = [
            models.CheckConstraint(
                name="suggestion_final_is_signed",
                condition=models.Q(final="")
                | models.Q(final_by__isnull=False, final_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.output[:60]}"
