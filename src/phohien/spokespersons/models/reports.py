"""The yearly report on speaking to the press (Decree 244/2026/NĐ-CP, art. 10)."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phohien.organisation.models import Agency
from phohien.spokespersons.enums import ReportState


class SpeakingReport(models.Model):
    """One year of one agency, or of the province (``agency`` empty)."""

    agency = models.ForeignKey(
        Agency,
        verbose_name=_("đơn vị"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    year = models.PositiveSmallIntegerField(_("năm"))
    starts_on = models.DateField(_("số liệu từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    difficulties = models.TextField(_("khó khăn, vướng mắc"), blank=True)
    proposals = models.TextField(_("đề xuất, kiến nghị"), blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=8, choices=ReportState.choices, default=ReportState.DRAFT
    )
    figures = models.JSONField(_("số liệu khi gửi"), null=True, encoder=DjangoJSONEncoder)
    sent_on = models.DateField(_("gửi ngày"), null=True, blank=True)
    document = models.CharField(_("số văn bản"), max_length=80, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    edited_at = models.DateTimeField(_("sửa lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("báo cáo công tác phát ngôn")
        verbose_name_plural = _("báo cáo công tác phát ngôn")
        ordering = ["-year", "agency__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"],
                condition=Q(agency__isnull=False),
                name="one_speaking_report_of_an_agency_and_year",
            ),
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(agency=None),
                name="one_speaking_report_of_the_province_and_year",
            ),
            models.CheckConstraint(
                name="sent_speaking_report_has_figures",
                condition=~Q(state=ReportState.SENT)
                | Q(figures__isnull=False, sent_on__isnull=False),
            ),
            models.CheckConstraint(
                name="speaking_report_days_in_order", condition=Q(ends_on__gte=F("starts_on"))
            ),
        ]

    def __str__(self) -> str:
        whose = self.agency.name if self.agency_id else _("Ủy ban nhân dân tỉnh")
        return _("Báo cáo công tác phát ngôn năm %(year)s, %(whose)s") % {
            "year": self.year,
            "whose": whose,
        }
