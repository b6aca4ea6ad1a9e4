"""Press conferences: preparation, who is invited, what was asked, what was promised."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.media.models import Clip
from phohien.newsroom.models import Publication
from phohien.organisation.models import Agency
from phohien.plans.models import Evidence, PlanTask
from phohien.spokespersons.enums import (
    AskedState,
    ConferenceKind,
    ConferenceState,
    RefusalGround,
    SeatState,
)
from phohien.spokespersons.models.answers import Answer, Outlet


class PressConference(models.Model):
    """One press conference of one agency (Decree 237/2026 art. 22, Decree 244/2026 art. 5–7)."""

    agency = models.ForeignKey(
        Agency, verbose_name=_("đơn vị tổ chức"), on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(_("loại"), max_length=10, choices=ConferenceKind.choices)
    title = models.CharField(_("tên cuộc họp báo"), max_length=200)
    matters = models.TextField(_("nội dung"))
    place = models.CharField(_("địa điểm"), max_length=200)
    online_url = models.URLField(_("đường dẫn họp trực tuyến"), max_length=300, blank=True)
    starts_at = models.DateTimeField(_("bắt đầu lúc"))
    chair = models.CharField(_("người chủ trì (chức vụ)"), max_length=200)
    legal_papers = models.TextField(_("tài liệu chứng minh tính hợp pháp của nội dung"), blank=True)
    state = models.CharField(
        _("trạng thái"),
        max_length=10,
        choices=ConferenceState.choices,
        default=ConferenceState.PREPARING,
    )
    notified_at = models.DateTimeField(_("thông báo bằng văn bản lúc"), null=True, blank=True)
    cancel_reason = models.CharField(_("lý do không tổ chức"), max_length=500, blank=True)
    refused_at = models.DateTimeField(_("cơ quan quản lý trả lời lúc"), null=True, blank=True)
    transcript = models.TextField(_("biên bản, lời ghi"), blank=True)
    clip = models.ForeignKey(
        Clip,
        verbose_name=_("phim ghi lại"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    statement = models.ForeignKey(
        Publication,
        verbose_name=_("thông cáo báo chí"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
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
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(_("lập lúc"))

    class Meta:
        verbose_name = _("cuộc họp báo")
        verbose_name_plural = _("cuộc họp báo")
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["agency", "starts_at"], name="conference_of_agency")]
        constraints = [
            models.CheckConstraint(
                name="conference_state_is_known", condition=Q(state__in=ConferenceState.values)
            ),
            models.CheckConstraint(
                name="cancelled_conference_has_a_reason",
                condition=~Q(state=ConferenceState.CANCELLED) | ~Q(cancel_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PreparedQuestion(models.Model):
    """A question that will probably be asked: who answers it, by when, with which words."""

    conference = models.ForeignKey(
        PressConference, on_delete=models.PROTECT, related_name="prepared"
    )
    question = models.TextField(_("câu hỏi dự kiến"))
    owner = models.ForeignKey(
        Agency, verbose_name=_("đơn vị chuẩn bị trả lời"), on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    due_at = models.DateTimeField(_("hạn gửi câu trả lời"))
    answer = models.ForeignKey(
        Answer,
        verbose_name=_("câu trả lời"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="prepared_for",
    )
    dropped_at = models.DateTimeField(_("bỏ lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("câu hỏi dự kiến")
        verbose_name_plural = _("câu hỏi dự kiến")
        ordering = ["conference", "pk"]

    def __str__(self) -> str:
        return self.question[:120]


class Seat(models.Model):
    """One invited press organ at one conference; names stand on the door list only, then go."""

    conference = models.ForeignKey(PressConference, on_delete=models.PROTECT, related_name="seats")
    outlet = models.ForeignKey(
        Outlet, verbose_name=_("cơ quan báo chí"), on_delete=models.PROTECT, related_name="seats"
    )
    state = models.CharField(
        _("tình trạng"), max_length=10, choices=SeatState.choices, default=SeatState.INVITED
    )
    people = models.PositiveSmallIntegerField(_("số người"), default=0)
    door_names = models.TextField(_("tên cho danh sách cửa"), blank=True)
    names_deleted_at = models.DateTimeField(_("xóa tên lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("cơ quan báo chí được mời")
        verbose_name_plural = _("cơ quan báo chí được mời")
        ordering = ["conference", "outlet__kind", "outlet__name_folded"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "outlet"], name="one_seat_of_an_outlet_at_a_conference"
            ),
            models.CheckConstraint(
                name="deleted_names_are_gone",
                condition=Q(names_deleted_at=None) | Q(door_names=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outlet}: {self.conference}"


class AskedQuestion(models.Model):
    """A question asked at a conference, and what became of it."""

    conference = models.ForeignKey(PressConference, on_delete=models.PROTECT, related_name="asked")
    number = models.PositiveSmallIntegerField(_("số"))
    outlet = models.ForeignKey(
        Outlet,
        verbose_name=_("cơ quan báo chí hỏi"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    question = models.TextField(_("câu hỏi"))
    state = models.CharField(_("kết quả"), max_length=10, choices=AskedState.choices)
    said = models.TextField(_("đã trả lời"), blank=True)
    owner = models.ForeignKey(
        Agency,
        verbose_name=_("đơn vị trả lời"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    due_on = models.DateField(_("hẹn trả lời đến hết ngày"), null=True, blank=True)
    answer = models.ForeignKey(
        Answer,
        verbose_name=_("câu trả lời"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="asked_as",
    )
    kept_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    refusal_ground = models.CharField(
        _("căn cứ từ chối"), max_length=12, choices=RefusalGround.choices, blank=True
    )
    refusal_reason = models.CharField(_("lý do từ chối"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("câu hỏi tại họp báo")
        verbose_name_plural = _("câu hỏi tại họp báo")
        ordering = ["conference", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "number"], name="one_question_of_a_number"
            ),
            models.CheckConstraint(
                name="promise_has_owner_and_day",
                condition=~Q(state__in=("promised", "kept"))
                | Q(owner__isnull=False, due_on__isnull=False),
            ),
            models.CheckConstraint(
                name="kept_promise_has_its_answer",
                condition=~Q(state="kept") | Q(answer__isnull=False, kept_at__isnull=False),
            ),
            models.CheckConstraint(
                name="refused_question_has_a_reason",
                condition=~Q(state="refused") | (~Q(refusal_ground="") & ~Q(refusal_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.question[:120]
