"""What was said, the clock, the dossier, closing; the filter of the list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.clarifications.enums import CaseState, Matter, Outcome, StatementForm
from phohien.clearance.models import Topic
from phohien.newsroom import selectors as newsroom
from phohien.organisation.enums import COMMUNE_KINDS
from phohien.organisation.models import Agency
from phohien.plans.models import Assignment, PlanTask

LANGUAGES = [
    ("vi", _("Tiếng Việt")),
    ("en", _("Tiếng Anh")),
    ("zh-Hans", _("Tiếng Trung")),
    ("ko", _("Tiếng Hàn")),
    ("ja", _("Tiếng Nhật")),
    ("fr", _("Tiếng Pháp")),
    ("ru", _("Tiếng Nga")),
    ("de", _("Tiếng Đức")),
]


def moment_field(label, *, required: bool = True, help_text="") -> forms.DateTimeField:
    """Day and time in Việt Nam, with the browser's own picker."""
    return forms.DateTimeField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )


def day_field(label, *, required: bool = True, help_text="") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def text_field(label, rows: int, limit: int, *, required: bool = True, help_text=""):
    return forms.CharField(
        label=label,
        required=required,
        max_length=limit,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class SayingForm(forms.Form):
    """What was said, by which outlet, what is asked, who answers."""

    title = forms.CharField(
        label=_("Tên vụ việc"),
        max_length=200,
        help_text=_("Nói việc gì, ở đâu; không nêu tên người."),
    )
    quotation = text_field(
        _("Nguyên văn câu được nói"),
        4,
        4000,
        help_text=_("Chép đúng từng chữ, không sửa, không tóm tắt. Câu hỏi thì chép câu hỏi."),
    )
    language = forms.ChoiceField(label=_("Ngôn ngữ của nguyên văn"), choices=LANGUAGES)
    outlet = forms.CharField(
        label=_("Cơ quan báo chí, tổ chức đã nói"),
        max_length=200,
        help_text=_(
            "Tên tổ chức. Phần mềm không lưu tên tác giả, người đọc hay tài khoản cá nhân."
        ),
    )
    outlet_home = forms.URLField(
        label=_("Trang chủ của nơi đã nói"), max_length=300, required=False, assume_scheme="https"
    )
    said_title = forms.CharField(label=_("Tên bài"), max_length=300, required=False)
    said_url = forms.URLField(
        label=_("Địa chỉ bài"), max_length=1000, required=False, assume_scheme="https"
    )
    said_at = moment_field(_("Đăng, phát lúc"), required=False)
    asked = text_field(
        _("Điều cần làm rõ"), 2, 2000, help_text=_("Một, hai câu hỏi mà số liệu trả lời được.")
    )
    agency = forms.ModelChoiceField(
        label=_("Cơ quan trả lời"),
        queryset=Agency.objects.filter(is_active=True),
        help_text=_("Câu trả lời được công bố dưới tên cơ quan này, do người phát ngôn ký."),
    )
    places = forms.ModelMultipleChoiceField(
        label=_("Địa bàn"),
        queryset=Agency.objects.filter(kind__in=COMMUNE_KINDS, is_active=True),
        required=False,
    )
    topics = forms.ModelMultipleChoiceField(
        label=_("Chủ đề của kế hoạch"),
        queryset=Topic.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một chủ đề; người duyệt cần đến.")},
    )
    corrects_path = forms.CharField(
        label=_("Bài của tỉnh bị cho là sai"),
        max_length=500,
        required=False,
        help_text=_("Chỉ khi nói về thông tin của chính tỉnh: dán địa chỉ bài trên cổng."),
    )

    def clean_corrects_path(self):
        """The publication, None when nothing was given."""
        given = self.cleaned_data["corrects_path"].strip()
        if not given:
            return None
        path = "/" + given.split("://", 1)[-1].split("/", 1)[-1] if "://" in given else given
        found = newsroom.by_path(path.split("?")[0].split("#")[0])
        if found is None:
            raise forms.ValidationError(_("Không có bài nào của cổng ở địa chỉ này."))
        return found

    @property
    def values(self) -> dict:
        """As the services take them."""
        data = dict(self.cleaned_data)
        return data | {"corrects": data.pop("corrects_path")}


class ClockForm(forms.Form):
    """Which clock runs, from when."""

    matter = forms.ChoiceField(
        label=_("Loại vụ việc"),
        choices=Matter.choices,
        widget=forms.RadioSelect,
        help_text=_("Hạn được tính theo loại và ghi rõ điều luật."),
    )
    received_at = moment_field(_("Cơ quan tiếp nhận lúc"))
    impact_determined_at = moment_field(
        _("Xác định có tác động, nguy cơ tác động lúc"),
        required=False,
        help_text=_("Chỉ cho vụ việc dư luận có nhiều ý kiến: 24 giờ tính từ lúc này."),
    )


class OpenForm(SayingForm, ClockForm):
    """A new case in one form."""

    field_order = [
        "title",
        "quotation",
        "language",
        "outlet",
        "outlet_home",
        "said_title",
        "said_url",
        "said_at",
        "asked",
        "matter",
        "received_at",
        "impact_determined_at",
        "agency",
        "topics",
        "places",
        "corrects_path",
    ]


class ChangeForm(SayingForm):
    """The same, with the task of the plan that the answer serves."""

    plan_task = forms.ModelChoiceField(
        label=_("Nhiệm vụ của kế hoạch"),
        queryset=PlanTask.objects.none(),
        required=False,
        help_text=_("Khi câu trả lời được đăng, minh chứng tự ghi vào nhiệm vụ này."),
    )

    def __init__(self, agency_id: int, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        owed = Assignment.objects.in_force().filter(agency_id=agency_id)
        tasks = PlanTask.objects.filter(assignments__in=owed).distinct()
        self.fields["plan_task"].queryset = tasks


class DossierForm(forms.Form):
    """The five parts; the first, what was said, stands on the case itself."""

    later = text_field(
        _("1. Diễn biến, thông tin cập nhật"),
        4,
        6000,
        required=False,
        help_text=_("Nguyên văn đã có ở vụ việc; ghi thêm điều mới xảy ra."),
    )
    impact = text_field(
        _("2. Tác động"),
        4,
        6000,
        required=False,
        help_text=_("Ai bị ảnh hưởng, lan tới đâu, theo nguồn nào."),
    )
    truth = text_field(
        _("3. Bản chất sự việc"),
        6,
        8000,
        required=False,
        help_text=_("Sự thật theo các căn cứ, kể cả phần chúng ta sai."),
    )
    legal_basis = text_field(_("4. Căn cứ pháp lý, tiền lệ"), 4, 6000, required=False)
    proposal = text_field(
        _("5. Đề xuất cách truyền thông"),
        4,
        6000,
        required=False,
        help_text=_("Ai nói, ở đâu, khi nào, bằng ngôn ngữ nào."),
    )


class StatementRecordForm(forms.Form):
    """The first word in public, when it was not the portal's."""

    at = moment_field(_("Phát ngôn lúc"))
    form = forms.ChoiceField(
        label=_("Hình thức"), choices=StatementForm.choices, widget=forms.RadioSelect
    )
    where = forms.CharField(
        label=_("Ở đâu"), max_length=300, help_text=_("Cuộc họp báo, số văn bản, địa chỉ bài đăng.")
    )


class CloseForm(forms.Form):
    """Closing without a publication."""

    outcome = forms.ChoiceField(
        label=_("Kết luận"),
        choices=[(one.value, one.label) for one in (Outcome.NO_REPLY, Outcome.ANSWERED)],
        widget=forms.RadioSelect,
    )
    reason = text_field(
        _("Lý do"), 3, 2000, required=False, help_text=_("Bắt buộc khi không trả lời.")
    )


class ReasonForm(forms.Form):
    reason = text_field(_("Lý do"), 3, 1000)


class CasesFilter(forms.Form):
    """Of the list; a wrong value in the address filters nothing."""

    q = forms.CharField(label=_("Tìm theo tên, nơi đã nói"), required=False, max_length=100)
    loai = forms.ChoiceField(
        label=_("Loại vụ việc"), required=False, choices=[("", _("Mọi loại")), *Matter.choices]
    )
    don_vi = forms.ModelChoiceField(
        label=_("Cơ quan trả lời"),
        required=False,
        queryset=Agency.objects.filter(is_active=True),
        empty_label=_("Mọi cơ quan"),
    )

    def criteria(self) -> dict:
        """Arguments for ``selectors.cases`` besides the state."""
        self.is_valid()
        found, agency = self.cleaned_data, self.cleaned_data.get("don_vi")
        return {
            "matter": found.get("loai") or "",
            "agency_id": agency.pk if agency else None,
            "text": found.get("q") or "",
        }

    @property
    def dropped(self) -> list[str]:
        return [str(self.fields[name].label) for name in self.errors if name in self.fields]

    @property
    def is_narrowed(self) -> bool:
        return any(self.criteria().values())


STATES = [
    ("dang-lam", _("Đang làm")),
    ("qua-han", _("Quá hạn")),
    (CaseState.ANSWERED.value, CaseState.ANSWERED.label),
    (CaseState.CLOSED.value, CaseState.CLOSED.label),
    ("tat-ca", _("Tất cả")),
]
