"""The form of a reporting regime and of its outline, row by row."""

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from phohien.reports.enums import Period, RegimeKind
from phohien.reports.grouping import GROUPS
from phohien.reports.models import ReportingRegime
from phohien.reports.outline import level_of

FILL_WORDS = [
    ("text", _("Đơn vị tự viết")),
    ("direction", _("Điền từ văn bản đã ban hành")),
    ("staffing", _("Điền từ danh sách đầu mối")),
    ("group", _("Điền từ minh chứng của nhóm nhiệm vụ")),
    ("", _("Chỉ là tiêu đề")),
]
LEVELS = [("1", _("Mục lớn (I, II…)")), ("2", _("Mục nhỏ (1, 2…)"))]


def _day(label, **more) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=31, **more)


class RegimeForm(forms.Form):
    """Dates, recipients and name of a regime."""

    code = forms.SlugField(
        label=_("Mã"), max_length=40, help_text=_("Chữ không dấu, số và gạch nối, ví dụ ttdn-quy.")
    )
    name = forms.CharField(label=_("Tên báo cáo"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại báo cáo"), choices=RegimeKind.choices)
    period = forms.ChoiceField(label=_("Kỳ"), choices=Period.choices)
    basis = forms.CharField(label=_("Căn cứ"), max_length=300, required=False)
    cutoff_day = _day(
        _("Chốt số liệu ngày"),
        required=False,
        help_text=_(
            "Để trống thì theo Nghị định số 09/2019/NĐ-CP, Điều 12: ngày 14 của tháng cuối kỳ."
        ),
    )
    cutoff_month = forms.IntegerField(
        label=_("Chốt số liệu tháng"),
        required=False,
        min_value=1,
        max_value=12,
        help_text=_("Chỉ dùng cho báo cáo năm."),
    )
    due_before_day = _day(_("Gửi trước ngày"))
    due_before_month = forms.IntegerField(
        label=_("Gửi trước: tháng"),
        min_value=0,
        max_value=12,
        help_text=_(
            "Báo cáo năm: tháng trong năm. Báo cáo tháng, quý, sáu tháng: số tháng sau tháng cuối "
            "kỳ, 0 là ngay trong tháng cuối kỳ."
        ),
    )
    recipients = forms.CharField(
        label=_("Nơi nhận báo cáo tổng hợp"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một nơi nhận."),
    )
    is_active = forms.BooleanField(label=_("Đang áp dụng"), required=False, initial=True)

    def __init__(self, regime: ReportingRegime | None = None, data=None) -> None:
        super().__init__(data, initial=_initial(regime) if regime else None)
        if regime is not None:
            del self.fields["code"]

    def clean(self) -> dict:
        """A yearly cut-off is a day and a month, or neither."""
        found = super().clean()
        if found.get("period") != Period.YEAR:
            found["cutoff_month"] = None
        elif bool(found.get("cutoff_day")) != bool(found.get("cutoff_month")):
            self.add_error(
                "cutoff_month", _("Hãy ghi cả ngày và tháng chốt, hoặc để trống cả hai.")
            )
        return found

    def clean_recipients(self) -> list[str]:
        """One line, one recipient."""
        return [
            line.strip() for line in self.cleaned_data["recipients"].splitlines() if line.strip()
        ]


def _initial(regime: ReportingRegime) -> dict:
    fields = ("name", "kind", "period", "basis", "cutoff_day", "cutoff_month", "is_active")
    found = {
        name: getattr(regime, name) for name in (*fields, "due_before_day", "due_before_month")
    }
    return found | {"recipients": "\n".join(regime.recipients)}


class EntryForm(forms.Form):
    """One entry of the outline; without a title it is left out."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    order = forms.IntegerField(label=_("Thứ tự"), required=False, min_value=0, max_value=9999)
    level = forms.ChoiceField(label=_("Cấp"), choices=LEVELS)
    title = forms.CharField(label=_("Tiêu đề"), required=False, max_length=300)
    fill = forms.ChoiceField(label=_("Nội dung"), choices=FILL_WORDS, required=False)
    group = forms.ChoiceField(
        label=_("Nhóm nhiệm vụ"),
        required=False,
        choices=[("", "—"), *((number, f"II.{number}") for number in GROUPS)],
    )


OutlineForm = formset_factory(EntryForm, extra=3, max_num=43)


def outline_initial(outline: list[dict]) -> list[dict]:
    """Rows of the form, numbered in tens so that one can be put between."""
    return [
        {
            "key": entry["key"],
            "order": number * 10,
            "level": str(level_of(entry)),
            "title": entry["title"],
            "fill": entry["fill"],
            "group": entry.get("group", ""),
        }
        for number, entry in enumerate(outline, start=1)
    ]


def outline_of(formset) -> list[dict]:
    """Entries in the order of their numbers; new ones without a number come last."""
    rows = [form.cleaned_data for form in formset if form.cleaned_data.get("title")]
    rows.sort(key=lambda row: row["order"] if row["order"] is not None else 10_000)
    kept = ("key", "level", "title", "fill", "group")
    return [{name: row[name] for name in kept} for row in rows]
