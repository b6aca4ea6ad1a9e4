"""Forms of clearance: the checklist of a signature, reasons, the verdict, filters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.clearance.checklist import MAX_NOTE, NO, NOT_APPLICABLE, QUESTIONS, YES
from phohien.clearance.enums import CaseState, ClassCode
from phohien.clearance.services.emergency import UPHELD, WITHDRAW
from phohien.clearance.services.signing import MAX_REASON
from phohien.organisation.models import Agency

ANSWER_WORDS = [(YES, _("Có")), (NOT_APPLICABLE, _("Không áp dụng")), (NO, _("Không"))]
STATES = [("", _("Tất cả")), *CaseState.choices]


class ChecklistForm(forms.Form):
    """Eleven questions, each with an answer and a note; and a note to the signature."""

    note = forms.CharField(
        label=_("Ghi chú kèm chữ ký"),
        required=False,
        max_length=MAX_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data=None) -> None:
        super().__init__(data)
        for question in QUESTIONS:
            self.fields[f"tra-loi-{question.code}"] = forms.ChoiceField(
                label=question.text,
                choices=ANSWER_WORDS,
                widget=forms.RadioSelect,
                help_text=question.hint,
                error_messages={"required": _("Hãy trả lời câu này.")},
            )
            self.fields[f"ghi-chu-{question.code}"] = forms.CharField(
                label=_("Vì sao?"), required=False, max_length=MAX_NOTE
            )

    def clean(self) -> dict:
        data = super().clean()
        for question in QUESTIONS:
            answer = data.get(f"tra-loi-{question.code}")
            if answer == NOT_APPLICABLE and not data.get(f"ghi-chu-{question.code}"):
                self.add_error(
                    f"ghi-chu-{question.code}", _("Hãy ghi vì sao câu này không áp dụng.")
                )
            if answer == NO:
                self.add_error(
                    f"tra-loi-{question.code}",
                    _("Câu trả lời “không” thì không ký được; hãy yêu cầu sửa hoặc trả lại."),
                )
        return data

    def rows(self) -> list[tuple]:
        """(answer, note) fields of each question, in order."""
        return [(self[f"tra-loi-{q.code}"], self[f"ghi-chu-{q.code}"]) for q in QUESTIONS]

    @property
    def answers(self) -> dict[str, dict[str, str]]:
        """As services.clear_step takes them."""
        return {
            q.code: {
                "answer": self.cleaned_data[f"tra-loi-{q.code}"],
                "note": self.cleaned_data[f"ghi-chu-{q.code}"],
            }
            for q in QUESTIONS
        }


class ReasonForm(forms.Form):
    """Why a text is returned or has to be changed."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=MAX_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Người viết đọc được lời này trong hộp thư và ở trang bài."),
        error_messages={"required": _("Hãy ghi lý do để người viết biết phải làm gì.")},
    )


class ConfirmForm(forms.Form):
    """Why a number that looks like personal data may be public."""

    reason = forms.CharField(
        label=_("Căn cứ để công bố"),
        max_length=500,
        help_text=_("Ví dụ: số đường dây nóng của Sở đã công bố trên cổng thông tin."),
        error_messages={"required": _("Hãy ghi căn cứ.")},
    )


class ReviewForm(forms.Form):
    """The verdict over an emergency publication."""

    verdict = forms.ChoiceField(
        label=_("Kết luận"),
        choices=[(UPHELD, _("Giữ bài")), (WITHDRAW, _("Bác và gỡ bài"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn giữ hoặc gỡ.")},
    )
    note = forms.CharField(
        label=_("Nhận xét"),
        max_length=MAX_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Hãy ghi nhận xét của anh/chị.")},
    )


class CasesFilter(forms.Form):
    """Of the list of all cases; a wrong value in the address filters nothing."""

    q = forms.CharField(label=_("Tìm theo tiêu đề"), required=False, max_length=100)
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=STATES)
    loai = forms.ChoiceField(
        label=_("Loại nội dung"),
        required=False,
        choices=[("", _("Mọi loại")), *ClassCode.choices],
    )
    don_vi = forms.ModelChoiceField(
        label=_("Đơn vị phát ngôn"),
        required=False,
        queryset=Agency.objects.filter(is_active=True),
        empty_label=_("Mọi đơn vị"),
    )

    def criteria(self) -> dict:
        """Arguments for ``selectors.cases``."""
        self.is_valid()
        found = self.cleaned_data
        agency = found.get("don_vi")
        return {
            "state": found.get("trang_thai") or "",
            "content_class": found.get("loai") or "",
            "agency_id": agency.pk if agency else None,
            "text": found.get("q") or "",
        }

    @property
    def dropped(self) -> list[str]:
        """Labels of the fields whose value in the address means nothing."""
        return [str(self.fields[name].label) for name in self.errors if name in self.fields]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the state filters: the state has its chips."""
        return any(value for name, value in self.criteria().items() if name != "state")
