"""The answer to a request: proposed by the desk, decided by a leader, told in a letter."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phohien.press_desk.enums import Outcome, Signer
from phohien.press_desk.models.requests import PressRequest, staff


class Decision(models.Model):
    """What is proposed and what was decided. Holds no name of a reporter."""

    request = models.OneToOneField(PressRequest, on_delete=models.CASCADE, related_name="decision")
    outcome = models.CharField(_("kết quả"), max_length=10, choices=Outcome.choices)
    reason = models.TextField(_("lý do"), blank=True)
    reason_en = models.TextField(_("lý do bằng tiếng Anh"), blank=True)
    conditions = models.TextField(_("yêu cầu kèm theo"), blank=True)
    conditions_en = models.TextField(_("yêu cầu bằng tiếng Anh"), blank=True)
    drafted_by = staff(_("người soạn"))
    proposed_at = models.DateTimeField(_("trình lúc"))
    returned_note = models.TextField(_("lãnh đạo trả lại vì"), blank=True)
    decided_by = staff(_("người quyết định"))
    decided_at = models.DateTimeField(_("quyết định lúc"), null=True, blank=True)
    signer = models.CharField(
        _("ký với chức vụ"), max_length=12, choices=Signer.choices, blank=True
    )
    signer_name = models.CharField(_("người ký"), max_length=120, blank=True)
    number = models.PositiveIntegerField(_("số"), null=True, blank=True)
    symbol = models.CharField(_("ký hiệu"), max_length=30, default="UBND-NGV")
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    copied_on = models.DateField(_("đã gửi bản sao ngày"), null=True, blank=True)
    permit_number = models.CharField(_("số giấy phép của Bộ Ngoại giao"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("văn bản trả lời")
        verbose_name_plural = _("văn bản trả lời")
        constraints = [
            models.CheckConstraint(
                name="press_nobody_decides_alone",
                condition=Q(decided_by=None) | Q(drafted_by=None) | ~Q(decided_by=F("drafted_by")),
            ),
            models.UniqueConstraint(
                fields=["number", "symbol", "issued_on"],
                condition=Q(number__isnull=False),
                name="press_letter_number_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request.code}: {self.get_outcome_display()}"
