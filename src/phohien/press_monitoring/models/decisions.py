"""What people decided about stories, with what was before, so that it can be undone."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.press_monitoring.enums import DecisionKind
from phohien.press_monitoring.models.stories import Story


class Decision(models.Model):
    """One decision. ``before`` and ``after`` hold what ``kind`` changed (see services.undoing).

    relevance, mark: the value (and ``note``); topics: ids; split: ``articles`` and the story
    they went to (``story``); merge: ``articles`` that came and the story they came from.
    """

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(_("việc"), max_length=12, choices=DecisionKind.choices)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người quyết định"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    at = models.DateTimeField(_("lúc"), db_index=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(_("bỏ lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("quyết định về tin")
        verbose_name_plural = _("quyết định về tin")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="undone_decision_is_signed",
                condition=Q(undone_at=None, undone_by=None)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.story}"
