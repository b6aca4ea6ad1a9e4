"""Forms of the desk's screens: one for each thing that is done to a request."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency
from phohien.organisation.selectors import people_with_role
from phohien.press_desk.enums import Channel, Ground, Outcome, Sanction, Signer
from phohien.press_desk.kinds import kinds
from phohien.press_desk.public_forms import RequestForm
from phohien.press_desk.services.papers import ACCEPT
from phohien.press_desk.services.reporting import SECTIONS


def _text(label, rows: int = 3, **more) -> forms.CharField:
    more.setdefault("max_length", 3000)
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


def _day(label, **more) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


def _moment(label, **more) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, widget=widget, **more)


def _agency(label, **more) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label, queryset=Agency.objects.filter(is_active=True), **more
    )


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files in one field; gives a list."""

    widget = ManyFilesInput

    def clean(self, data, initial=None) -> list:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if self.required and not given:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [super(ManyFiles, self).clean(one, initial) for one in given]


def _files(label, **more) -> ManyFiles:
    widget = ManyFilesInput(attrs={"accept": ACCEPT, "multiple": True})
    return ManyFiles(label=label, widget=widget, help_text=FILES_HELP, **more)


FILES_HELP = _("PDF, JPG, PNG hoặc DOCX, mỗi tệp nhiều nhất 10 MB.")


class EntryForm(RequestForm):
    """What came on paper, by e-mail or in a note of the Ministry."""

    channel = forms.ChoiceField(
        label=_("Nhận qua"), choices=[row for row in Channel.choices if row[0] != Channel.WEB]
    )
    received_at = _moment(
        _("Nhận lúc"), help_text=_("Theo dấu văn bản đến; sau 17:00 tính ngày làm việc kế tiếp.")
    )

    def __init__(self, kind, *args, **kwargs) -> None:
        super().__init__(kind, *args, **kwargs)
        self.fields["contact_email"].required = False
        self.fields["contact_name"].required = False
        if kind.body == "agency":
            self.fields["body"] = _agency(_("Cơ quan của người được phỏng vấn"))


class AskForm(forms.Form):
    papers = forms.MultipleChoiceField(
        label=_("Giấy tờ còn thiếu"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = _text(_("Lời nhắn (bằng ngôn ngữ của người gửi)"), required=False)

    def __init__(self, request, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["papers"].choices = [(one.key, str(one)) for one in request.about.papers]


class FileForm(forms.Form):
    key = forms.ChoiceField(label=_("Loại giấy tờ"))
    files = _files(_("Tệp"))

    def __init__(self, request, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        known = [(one.key, str(one)) for one in request.about.papers]
        self.fields["key"].choices = [*known, ("khac", _("Giấy tờ khác"))]


class WordsForm(forms.Form):
    words = _text(_("Lời nhắn"))

    def __init__(self, request, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)


class ForwardForm(forms.Form):
    to = forms.CharField(label=_("Chuyển đến cơ quan"), max_length=200)

    def __init__(self, request, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)


class PeopleForm(forms.Form):
    guide = forms.ModelChoiceField(label=_("Người hướng dẫn"), queryset=None, required=False)
    interpreter = forms.CharField(label=_("Phiên dịch"), max_length=120, required=False)

    def __init__(self, request, *args, **kwargs) -> None:
        initial = {"guide": request.guide_id, "interpreter": request.interpreter}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["guide"].queryset = people_with_role(Role.PRESS_DESK, Role.COORDINATOR)


class ProposeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Đề xuất"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    reason = _text(_("Lý do (khi không đồng ý)"), required=False)
    reason_en = _text(_("Lý do bằng tiếng Anh"), required=False)
    conditions = _text(_("Yêu cầu kèm theo, mỗi dòng một ý"), required=False)
    conditions_en = _text(_("Yêu cầu bằng tiếng Anh"), required=False)

    def __init__(self, request, *args, **kwargs) -> None:
        found = getattr(request, "decision", None)
        names = ("outcome", "reason", "reason_en", "conditions", "conditions_en")
        initial = (
            {name: getattr(found, name) for name in names} if found else {"outcome": "consent"}
        )
        super().__init__(*args, initial=initial, **kwargs)


class SendBackForm(forms.Form):
    note = _text(_("Cần sửa gì"), max_length=1000)

    def __init__(self, request, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)


class DecideForm(forms.Form):
    signer = forms.ChoiceField(label=_("Ký với chức vụ"), choices=Signer.choices)
    outcome = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, request, *args, **kwargs) -> None:
        decision = getattr(request, "decision", None)
        initial = {"outcome": decision.outcome if decision else ""}
        super().__init__(*args, initial=initial, **kwargs)


class IssueForm(forms.Form):
    number = forms.IntegerField(label=_("Số"), min_value=1, max_value=99999)
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=30)
    issued_on = _day(_("Ngày ban hành"))

    def __init__(self, request, *args, **kwargs) -> None:
        found = getattr(request, "decision", None)
        initial = {"issued_on": clock.today(), "symbol": found.symbol if found else ""}
        if found and found.number:
            initial |= {"number": found.number, "issued_on": found.issued_on}
        super().__init__(*args, initial=initial, **kwargs)


class CopyForm(forms.Form):
    copied_on = _day(_("Ngày gửi bản sao"))

    def __init__(self, request, *args, **kwargs) -> None:
        super().__init__(*args, initial={"copied_on": clock.today()}, **kwargs)


class MinistryForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("Bộ Ngoại giao"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    permit_number = forms.CharField(label=_("Số giấy phép"), max_length=60, required=False)
    reason = _text(_("Lý do Bộ nêu (khi không đồng ý)"), required=False)

    def __init__(self, request, *args, **kwargs) -> None:
        super().__init__(*args, initial={"outcome": "consent"}, **kwargs)


class StopForm(forms.Form):
    """One stop of the programme."""

    starts_at = _moment(_("Từ"))
    ends_at = _moment(_("Đến"), required=False)
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    topic = forms.CharField(label=_("Nội dung"), max_length=300)
    met = forms.CharField(
        label=_("Làm việc với"),
        max_length=200,
        required=False,
        help_text=_("Chức danh, bộ phận; không ghi tên riêng."),
    )
    host = _agency(_("Đơn vị tiếp"), required=False)
    has_guide = forms.BooleanField(label=_("Có người hướng dẫn đi cùng"), required=False)
    has_interpreter = forms.BooleanField(label=_("Có phiên dịch"), required=False)
    shares_names = forms.BooleanField(
        label=_("Đơn vị tiếp cần biết tên phóng viên (ví dụ để làm thủ tục vào cổng)"),
        required=False,
    )

    def __init__(self, item, *args, **kwargs) -> None:
        names = list(self.base_fields)
        initial = {name: getattr(item, name) for name in names} if item else {"has_guide": True}
        super().__init__(*args, initial=initial, **kwargs)


class StopAnswerForm(forms.Form):
    note = forms.CharField(
        label=_("Lời nhắn cho đầu mối"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ví dụ: người đón ở cổng số 2; nếu không nhận được, xin nêu lý do."),
    )


class ViolationForm(forms.Form):
    """Facts of the visit, with evidence."""

    happened_at = _moment(_("Xảy ra lúc"))
    place = forms.CharField(label=_("Nơi xảy ra"), max_length=200)
    ground = forms.ChoiceField(label=_("Trường hợp (khoản 2 Điều 7)"), choices=Ground.choices)
    facts = _text(
        _("Sự việc"),
        5,
        max_length=4000,
        help_text=_(
            "Chỉ ghi hành vi trong chuyến công tác. Không ghi đời tư, quan điểm, quan hệ của ai."
        ),
    )
    evidence = _files(_("Tài liệu chứng minh"), required=False)
    suspends = forms.BooleanField(label=_("Tạm đình chỉ hoạt động ngay"), required=False)

    def __init__(self, request, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)


class NumberForm(forms.Form):
    number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=40)

    def __init__(self, request=None, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)


class SanctionForm(forms.Form):
    sanction = forms.ChoiceField(label=_("Bộ Ngoại giao xử lý"), choices=Sanction.choices)


class ReportForm(forms.Form):
    """The sections of the report to the Ministry."""

    def __init__(self, sections: dict, *args, **kwargs) -> None:
        super().__init__(*args, initial=sections, **kwargs)
        for name, label in SECTIONS.items():
            self.fields[name] = _text(label, 5, required=name == "done", max_length=6000)


class PackForm(forms.Form):
    """Which publications go into the pack."""

    ngon_ngu = forms.ChoiceField(label=_("Ngôn ngữ"))
    chu_de = forms.MultipleChoiceField(
        label=_("Chủ đề"), required=False, widget=forms.CheckboxSelectMultiple
    )


def kind_links() -> list:
    """Kinds for choosing, those decided here first."""
    return sorted(kinds().values(), key=lambda kind: not kind.is_decided_here)
