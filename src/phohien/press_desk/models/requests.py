"""A request of foreign press and the programme that comes of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from phohien.organisation.models import Agency
from phohien.press_desk.enums import Channel, ItemState, RequestState
from phohien.press_desk.kinds import Kind, country_name, kind_of
from phohien.press_desk.workflow import GOING_ON, PENDING


def staff(label: str, **more) -> models.ForeignKey:
    """An officer of ours."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        **more,
    )


class PressRequest(models.Model):
    """What an outlet, mission or organisation asks for.

    ``sealed`` holds everything about people and what they typed: ``{"contact": {...}, "fields":
    {...}, "people": [{...}]}``; None once erased. ``counting_from`` is when the legal count
    begins, None while the file is not complete. ``due_at`` is kept for ordering; the page counts
    anew each time.
    """

    code = models.CharField(_("mã"), max_length=20, unique=True)
    kind = models.CharField(_("loại đề nghị"), max_length=30)
    state = models.CharField(
        _("trạng thái"), max_length=12, choices=RequestState.choices, default=RequestState.RECEIVED
    )
    channel = models.CharField(_("nhận qua"), max_length=10, choices=Channel.choices)
    language = models.CharField(_("ngôn ngữ"), max_length=5, default="vi")
    outlet = models.CharField(_("cơ quan báo chí, tổ chức"), max_length=200)
    country = models.CharField(_("nước của cơ quan báo chí"), max_length=2)
    people_count = models.PositiveSmallIntegerField(_("số người"), default=0)
    starts_on = models.DateField(_("từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("đến ngày"), null=True, blank=True)
    event_at = models.DateTimeField(_("hoạt động bắt đầu lúc"), null=True, blank=True)
    sealed = models.BinaryField(null=True, editable=False)
    received_at = models.DateTimeField(_("nhận lúc"))
    counting_from = models.DateTimeField(_("bắt đầu tính hạn lúc"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("xác nhận hồ sơ đủ lúc"), null=True, blank=True)
    due_at = models.DateTimeField(_("hạn trả lời"), null=True, blank=True)
    table_mark = models.CharField(max_length=16, blank=True, editable=False)
    asked = models.JSONField(_("giấy tờ còn thiếu"), default=list, blank=True)
    claimed_by = staff(_("người xử lý"))
    claimed_at = models.DateTimeField(_("nhận xử lý lúc"), null=True, blank=True)
    entered_by = staff(_("người nhập"))
    body = models.ForeignKey(
        Agency,
        verbose_name=_("cơ quan phải trả lời"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    forwarded_to = models.CharField(_("đã chuyển đến"), max_length=200, blank=True)
    guide = staff(_("người hướng dẫn"))
    interpreter = models.CharField(_("phiên dịch"), max_length=120, blank=True)
    link_mark = models.CharField(max_length=64, blank=True, editable=False)
    link_made_at = models.DateTimeField(_("cấp địa chỉ theo dõi lúc"), null=True, blank=True)
    closed_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)
    erase_on = models.DateField(_("xóa dữ liệu cá nhân ngày"), null=True, blank=True)
    erased_at = models.DateTimeField(_("đã xóa dữ liệu cá nhân lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("đề nghị của báo chí nước ngoài")
        verbose_name_plural = _("đề nghị của báo chí nước ngoài")
        ordering = [F("due_at").asc(nulls_last=True), "received_at", "pk"]
        indexes = [
            models.Index(fields=["state", "due_at"], name="press_queue"),
            models.Index(fields=["erase_on"], name="press_to_erase"),
        ]
        constraints = [
            models.CheckConstraint(
                name="press_state_is_known", condition=Q(state__in=RequestState.values)
            ),
            models.CheckConstraint(
                name="press_dates_in_order",
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="press_erased_holds_nothing",
                condition=Q(erased_at=None) | Q(sealed=None, link_mark=""),
            ),
            models.UniqueConstraint(
                fields=["link_mark"], condition=~Q(link_mark=""), name="press_link_is_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.outlet}"

    @property
    def about(self) -> Kind:
        return kind_of(self.kind)

    @property
    def country_name(self) -> str:
        return country_name(self.country)

    @property
    def is_pending(self) -> bool:
        return self.state in PENDING

    @property
    def is_going_on(self) -> bool:
        return self.state in GOING_ON


class ProgrammeItem(models.Model):
    """One stop of a visit. Its host agency sees this and nothing else of the request."""

    request = models.ForeignKey(PressRequest, on_delete=models.CASCADE, related_name="items")
    starts_at = models.DateTimeField(_("từ"))
    ends_at = models.DateTimeField(_("đến"), null=True, blank=True)
    place = models.CharField(_("địa điểm"), max_length=200)
    topic = models.CharField(_("nội dung"), max_length=300)
    met = models.CharField(_("làm việc với (chức danh, bộ phận)"), max_length=200, blank=True)
    host = models.ForeignKey(
        Agency,
        verbose_name=_("đơn vị tiếp"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    has_interpreter = models.BooleanField(_("có phiên dịch"), default=False)
    has_guide = models.BooleanField(_("có người hướng dẫn đi cùng"), default=True)
    shares_names = models.BooleanField(_("đơn vị tiếp cần biết tên phóng viên"), default=False)
    state = models.CharField(
        _("trạng thái"), max_length=10, choices=ItemState.choices, default=ItemState.PLANNED
    )
    answered_by = staff(_("người trả lời"))
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    note = models.CharField(_("lời của đơn vị tiếp"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("mục chương trình")
        verbose_name_plural = _("mục chương trình")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="press_item_state_is_known", condition=Q(state__in=ItemState.values)
            ),
            models.CheckConstraint(
                name="press_item_in_order",
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request.code}: {self.place}"
