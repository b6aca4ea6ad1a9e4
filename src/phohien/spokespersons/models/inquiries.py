"""What the press asks for in between, what is told at briefings, what is told every month."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.clearance.models import Topic
from phohien.organisation.models import Agency
from phohien.plans.models import Evidence, PlanTask
from phohien.spokespersons.enums import Form, InquiryState, Limit, Organiser, RefusalGround
from phohien.spokespersons.models.answers import Answer, Outlet
from phohien.spokespersons.models.people import Spokesperson


class Inquiry(models.Model):
    """A request of a press organ for information, with its clock and its answer."""

    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị trả lời"), on_delete=models.PROTECT, related_name="+"
    )
    outlet = models.ForeignKey(
        Outlet, verbose_name=_("cơ quan báo chí"), on_delete=models.PROTECT, related_name="+"
    )
    document = models.CharField(_("số, ngày văn bản của báo chí"), max_length=120, blank=True)
    received_at = models.DateTimeField(_("nhận lúc"))
    title = models.CharField(_("về việc"), max_length=200)
    questions = models.TextField(_("nội dung đề nghị"))
    topic = models.ForeignKey(
        Topic,
        verbose_name=_("chủ đề"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    limit = models.CharField(_("thời hạn theo"), max_length=12, choices=Limit.choices)
    due_on = models.DateField(_("hạn trả lời"), null=True, blank=True)
    due_reason = models.TextField(_("cách tính hạn"), blank=True)
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=InquiryState.choices, default=InquiryState.RECEIVED
    )
    answer = models.ForeignKey(
        Answer,
        verbose_name=_("câu trả lời"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="inquiries",
    )
    closed_at = models.DateTimeField(_("trả lời, từ chối lúc"), null=True, blank=True)
    form = models.CharField(_("hình thức"), max_length=12, choices=Form.choices, blank=True)
    refusal_ground = models.CharField(
        _("căn cứ từ chối"), max_length=12, choices=RefusalGround.choices, blank=True
    )
    refusal_reason = models.CharField(_("lý do từ chối"), max_length=500, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("yêu cầu của báo chí")
        verbose_name_plural = _("yêu cầu của báo chí")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["agency", "received_at"], name="inquiry_of_agency")]
        constraints = [
            models.CheckConstraint(
                name="answered_inquiry_has_its_answer",
                condition=~Q(state=InquiryState.ANSWERED)
                | Q(answer__isnull=False, closed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="refused_inquiry_has_a_reason",
                condition=~Q(state=InquiryState.REFUSED)
                | (~Q(refusal_ground="") & ~Q(refusal_reason="")),
            ),
            models.CheckConstraint(
                name="limited_inquiry_has_a_due_day",
                condition=Q(limit=Limit.NONE) | Q(due_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Briefing(models.Model):
    """One time that an agency told something at a press briefing (art. 5.5, 6.3.d)."""

    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị cung cấp"), on_delete=models.PROTECT, related_name="+"
    )
    held_on = models.DateField(_("ngày giao ban"))
    organiser = models.CharField(_("cơ quan tổ chức"), max_length=12, choices=Organiser.choices)
    matter = models.CharField(_("vấn đề"), max_length=200)
    content = models.TextField(_("nội dung đã cung cấp"))
    provider = models.ForeignKey(
        Spokesperson,
        verbose_name=_("người phát ngôn cung cấp"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    is_proactive = models.BooleanField(_("chủ động đến cung cấp"), default=True)
    plan_task = models.ForeignKey(
        PlanTask,
        verbose_name=_("nhiệm vụ của kế hoạch"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    evidence = models.ForeignKey(
        Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    voided_at = models.DateTimeField(_("bỏ lúc"), null=True, blank=True)
    void_reason = models.CharField(_("lý do bỏ"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("lượt giao ban báo chí")
        verbose_name_plural = _("lượt giao ban báo chí")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="void_briefing_has_a_reason", condition=Q(voided_at=None) | ~Q(void_reason="")
            )
        ]

    def __str__(self) -> str:
        return self.matter


class MonthlyInformation(models.Model):
    """What the province told the press in a month (art. 6.2.a)."""

    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị cung cấp"), on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField(_("năm"))
    month = models.PositiveSmallIntegerField(_("tháng"))
    provided_on = models.DateField(_("ngày cung cấp"))
    form = models.CharField(_("hình thức"), max_length=12, choices=Form.choices)
    title = models.CharField(_("nội dung"), max_length=300)
    url = models.URLField(_("địa chỉ trên cổng"), max_length=400, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("thông tin hằng tháng")
        verbose_name_plural = _("thông tin hằng tháng")
        ordering = ["-year", "-month", "-provided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="month_is_one_to_twelve", condition=Q(month__gte=1, month__lte=12)
            )
        ]

    def __str__(self) -> str:
        return self.title
