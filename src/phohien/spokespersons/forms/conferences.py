"""Planning a conference, its questions, its press organs, what was asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.media.models import Clip
from phohien.organisation.models import Agency
from phohien.security.policies import visible
from phohien.spokespersons.enums import AskedState, ConferenceKind, RefusalGround, SeatState
from phohien.spokespersons.forms.parts import (
    AgencyForm,
    day,
    moment,
    plan_task,
    tasks_for,
    topic,
    words,
)
from phohien.spokespersons.models import Outlet, PressConference
from phohien.spokespersons.services.conferences import FIELDS


class ConferenceForm(AgencyForm):
    """What an invitation and a notice need."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=ConferenceKind.choices, widget=forms.RadioSelect,
        initial=ConferenceKind.PERIODIC,
    )  # fmt: skip
    title = forms.CharField(label=_("Tên cuộc họp báo"), max_length=200)
    starts_at = moment(_("Bắt đầu lúc"))
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    online_url = forms.URLField(
        label=_("Đường dẫn họp trực tuyến"), max_length=300, required=False, assume_scheme="https"
    )
    chair = forms.CharField(
        label=_("Người chủ trì"), max_length=200, help_text=_("Ghi chức vụ, có thể kèm họ tên.")
    )
    matters = words(_("Nội dung"), rows=5, help_text=_("Mỗi dòng một nội dung."))
    legal_papers = words(
        _("Tài liệu chứng minh tính hợp pháp của nội dung"), rows=3, required=False,
        help_text=_("Mỗi dòng một tài liệu; có trong văn bản thông báo họp báo."),
    )  # fmt: skip
    plan_task = plan_task()

    def __init__(self, actor, row: PressConference | None, *args, **kwargs) -> None:
        if row is not None:
            kwargs["initial"] = {name: getattr(row, name) for name in FIELDS}
        super().__init__(actor, *args, **kwargs)
        agencies = self.fields["agency"].queryset
        if row is not None:
            agencies = agencies.filter(pk=row.agency_id)
            del self.fields["agency"]
        self.fields["plan_task"].queryset = tasks_for(actor, agencies)


class InviteForm(forms.Form):
    """Press organs of the list that are not invited yet, and names of new ones."""

    outlets = forms.ModelMultipleChoiceField(
        label=_("Trong danh sách"), queryset=Outlet.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    names = words(
        _("Cơ quan báo chí khác"), rows=2, required=False, most=2000,
        help_text=_("Mỗi dòng một tên; được thêm vào danh sách."),
    )  # fmt: skip

    def __init__(self, conference: PressConference, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        known = conference.seats.values("outlet_id")
        self.fields["outlets"].queryset = Outlet.objects.filter(is_active=True).exclude(
            pk__in=known
        )
        if not self.fields["outlets"].queryset.exists():
            del self.fields["outlets"]

    def new_names(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["names"].splitlines() if line.strip()]


class SeatForm(forms.Form):
    state = forms.ChoiceField(label=_("Tình trạng"), choices=SeatState.choices[1:])
    people = forms.IntegerField(label=_("Số người"), min_value=0, max_value=50, initial=1)
    door_names = words(
        _("Tên cho danh sách cửa"), rows=2, required=False, most=1000,
        help_text=_("Chỉ để vào cửa; tự xóa một ngày sau giờ họp báo."),
    )  # fmt: skip


class AnnounceForm(forms.Form):
    notified_at = moment(
        _("Đã gửi thông báo, giấy mời lúc"), required=False, help_text=_("Để trống nếu vừa gửi.")
    )


class CancelForm(forms.Form):
    reason = words(_("Lý do không tổ chức"), rows=2, most=500)
    refused_at = moment(
        _("Cơ quan quản lý trả lời không được tổ chức lúc"), required=False,
        help_text=_("Chỉ ghi khi có văn bản trả lời; chậm nhất 12 giờ trước họp báo."),
    )  # fmt: skip


class RecordForm(forms.Form):
    transcript = words(_("Biên bản, lời ghi"), rows=10, required=False, most=200_000)
    clip = forms.ModelChoiceField(
        label=_("Phim ghi lại (từ kho Ảnh, video, tài liệu)"), queryset=Clip.objects.none(),
        required=False, empty_label=_("Chưa có"),
    )  # fmt: skip

    def __init__(self, actor, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clip"].queryset = visible(actor, Clip).order_by("-created_at")


class ForeseenForm(forms.Form):
    question = words(_("Câu hỏi có thể được hỏi"), rows=2, most=2000)
    owner = forms.ModelChoiceField(
        label=_("Đơn vị chuẩn bị trả lời"), queryset=Agency.objects.filter(is_active=True),
        empty_label=_("Chọn…"),
    )  # fmt: skip
    due_at = moment(_("Gửi câu trả lời trước"))


class AnswerWordsForm(forms.Form):
    """The words of an answer to a question that is there already."""

    text = words(_("Câu trả lời"), rows=8, help_text=_("Viết như sẽ nói với báo chí."))
    source = forms.CharField(
        label=_("Nguồn, căn cứ"), max_length=300, required=False,
        help_text=_("Văn bản, số liệu, người cung cấp; cần có trước khi trình duyệt."),
    )  # fmt: skip
    topic = topic()


class AskedForm(forms.Form):
    """A question that was asked; which fields are needed follows from what became of it."""

    question = words(_("Câu hỏi"), rows=2, most=2000)
    outlet = forms.ModelChoiceField(
        label=_("Cơ quan báo chí hỏi"), queryset=Outlet.objects.none(), required=False,
        empty_label=_("Không ghi"),
    )  # fmt: skip
    state = forms.ChoiceField(
        label=_("Kết quả"), widget=forms.RadioSelect,
        choices=[row for row in AskedState.choices if row[0] != AskedState.KEPT],
        initial=AskedState.ANSWERED,
    )  # fmt: skip
    said = words(_("Đã trả lời"), rows=3, required=False, help_text=_("Khi trả lời tại chỗ."))
    owner = forms.ModelChoiceField(
        label=_("Đơn vị nợ câu trả lời"), queryset=Agency.objects.filter(is_active=True),
        required=False, empty_label=_("Đơn vị tổ chức"), help_text=_("Khi hẹn trả lời."),
    )  # fmt: skip
    due_on = day(_("Hẹn trả lời đến hết ngày"), required=False, help_text=_("Khi hẹn trả lời."))
    ground = forms.ChoiceField(
        label=_("Căn cứ từ chối"), required=False,
        choices=[("", _("Không từ chối")), *RefusalGround.choices],
    )  # fmt: skip
    reason = words(_("Lý do từ chối"), rows=2, required=False, most=500)

    def __init__(self, conference: PressConference, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        invited = Outlet.objects.filter(seats__conference=conference)
        self.fields["outlet"].queryset = invited.order_by("name_folded")
