"""Answers of the bank, inquiries, briefings, monthly information, the yearly report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.kernel import clock
from phohien.spokespersons.enums import Form, Limit, Organiser, OutletKind
from phohien.spokespersons.forms.parts import (
    AgencyForm,
    OutletFields,
    day,
    moment,
    plan_task,
    tasks_for,
    topic,
    words,
)
from phohien.spokespersons.models import Answer, Spokesperson


class AnswerForm(AgencyForm):
    """Question and answer, written for the bank."""

    question = words(_("Câu hỏi"), rows=3, most=4000)
    text = words(
        _("Câu trả lời"), rows=10, required=False, help_text=_("Viết như sẽ nói với báo chí.")
    )
    source = forms.CharField(
        label=_("Nguồn, căn cứ"), max_length=300, required=False,
        help_text=_("Cần có trước khi trình duyệt."),
    )  # fmt: skip
    topic = topic()

    def __init__(self, actor, row: Answer | None, *args, **kwargs) -> None:
        if row is not None:
            names = ("question", "text", "source", "topic")
            kwargs["initial"] = {name: getattr(row, name) for name in names}
        super().__init__(actor, *args, **kwargs)
        if row is not None:
            del self.fields["agency"]


class UntilForm(forms.Form):
    valid_until = day(_("Còn đúng đến hết ngày"), help_text=_("Nhiều nhất một năm."))


class InquiryForm(AgencyForm, OutletFields):
    """A request as it came; the limit follows from its kind."""

    received_at = moment(_("Nhận lúc"))
    limit = forms.ChoiceField(
        label=_("Thời hạn theo"), choices=Limit.choices, widget=forms.RadioSelect,
        initial=Limit.FORWARDED,
    )  # fmt: skip
    agreed = day(
        _("Ngày đã thống nhất"), required=False, help_text=_("Chỉ khi thỏa thuận hạn với báo.")
    )
    title = forms.CharField(label=_("Về việc"), max_length=200)
    questions = words(_("Nội dung đề nghị"), rows=5)
    document = forms.CharField(
        label=_("Số, ngày văn bản của báo chí"), max_length=120, required=False
    )
    topic = topic()

    def __init__(self, actor, *args, **kwargs) -> None:
        super().__init__(actor, *args, **kwargs)
        self.initial.setdefault("received_at", clock.now())
        self.order_fields(["agency", "outlet", "outlet_name"])

    def clean(self) -> dict:
        found = super().clean()
        self.needs_outlet(found)
        return found


class GivenForm(forms.Form):
    form = forms.ChoiceField(label=_("Hình thức đã trả lời"), choices=Form.choices)


class BriefingForm(AgencyForm):
    held_on = day(_("Ngày giao ban"))
    organiser = forms.ChoiceField(label=_("Cơ quan tổ chức"), choices=Organiser.choices)
    matter = forms.CharField(label=_("Vấn đề"), max_length=200)
    content = words(_("Nội dung đã cung cấp"), rows=4)
    provider = forms.ModelChoiceField(
        label=_("Người phát ngôn cung cấp"), queryset=Spokesperson.objects.none(), required=False,
        empty_label=_("Không ghi"),
    )  # fmt: skip
    is_proactive = forms.BooleanField(
        label=_("Đơn vị chủ động đến cung cấp"), required=False, initial=True,
        help_text=_("Báo cáo năm chỉ đếm những lần chủ động."),
    )  # fmt: skip
    plan_task = plan_task()

    def __init__(self, actor, *args, **kwargs) -> None:
        super().__init__(actor, *args, **kwargs)
        agencies = self.fields["agency"].queryset
        self.fields["provider"].queryset = Spokesperson.objects.in_force().filter(
            agency__in=agencies
        )
        self.fields["plan_task"].queryset = tasks_for(actor, agencies)
        self.initial.setdefault("held_on", clock.today())


class MonthForm(AgencyForm):
    month = forms.CharField(
        label=_("Thông tin của tháng"),
        max_length=7,
        widget=forms.DateInput(attrs={"type": "month"}),
    )
    provided_on = day(_("Ngày cung cấp"))
    form = forms.ChoiceField(label=_("Hình thức"), choices=Form.choices)
    title = forms.CharField(label=_("Nội dung"), max_length=300)
    url = forms.URLField(
        label=_("Địa chỉ trên cổng"), max_length=400, required=False, assume_scheme="https"
    )

    def clean_month(self) -> tuple[int, int]:
        """``2026-11`` as (year, month)."""
        year, _dash, month = self.cleaned_data["month"].partition("-")
        if not (year.isdecimal() and month.isdecimal() and 1 <= int(month) <= 12):
            raise forms.ValidationError(_("Hãy ghi tháng dạng 2026-11."))
        if not 2020 <= int(year) <= 2100:
            raise forms.ValidationError(_("Hãy kiểm tra lại năm."))
        return int(year), int(month)


class OutletForm(forms.Form):
    name = forms.CharField(label=_("Tên cơ quan báo chí"), max_length=160)
    kind = forms.ChoiceField(label=_("Loại"), choices=OutletKind.choices)
    email = forms.EmailField(label=_("Thư điện tử nhận giấy mời"), required=False)
    is_active = forms.BooleanField(label=_("Đang mời"), required=False, initial=True)


class ReportForm(forms.Form):
    difficulties = words(_("Khó khăn, vướng mắc"), rows=6, required=False)
    proposals = words(_("Đề xuất, kiến nghị"), rows=6, required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class SendForm(forms.Form):
    document = forms.CharField(label=_("Số, ký hiệu báo cáo"), max_length=80, required=False)
    sent_on = day(_("Ngày gửi"), required=False, help_text=_("Để trống nếu là hôm nay."))


class PeriodForm(forms.Form):
    """Other periods than the year of the decree."""

    tu = day(_("Từ ngày"), required=False)
    den = day(_("đến hết ngày"), required=False)

    def clean(self) -> dict:
        found = super().clean()
        if found.get("tu") and found.get("den") and found["den"] < found["tu"]:
            self.add_error("den", _("Ngày cuối phải sau hoặc bằng ngày đầu."))
        return found
