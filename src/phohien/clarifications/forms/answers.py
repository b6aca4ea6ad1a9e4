"""The answer, its translation, letters to outlets and what came of them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.clarifications.enums import (
    SPOKEN_OUTCOMES,
    LetterKind,
    LetterResult,
    Medium,
)
from phohien.clarifications.forms.cases import day_field, text_field


class AnswerForm(forms.Form):
    """The verdict and the words that the public will read."""

    outcome = forms.ChoiceField(
        label=_("Kết luận"),
        choices=[(one.value, one.label) for one in SPOKEN_OUTCOMES],
        widget=forms.RadioSelect,
    )
    title = forms.CharField(
        label=_("Tiêu đề"), max_length=200, help_text=_("Nói điều đúng, không nhắc lại điều sai.")
    )
    lead = text_field(
        _("Câu trả lời ngắn"), 3, 600, help_text=_("Một, hai câu; người vội chỉ đọc chừng này.")
    )
    text = text_field(
        _("Câu trả lời đầy đủ"), 12, 20000,
        help_text=_("Cách một dòng trống giữa hai đoạn. Dòng bắt đầu bằng “## ” là đề mục. Nguyên "
                    "văn, nơi đã nói và căn cứ được đặt vào trang tự động."),
    )  # fmt: skip
    update = text_field(
        _("Diễn biến mới (người đọc thấy, kèm ngày hôm nay)"), 2, 2000, required=False
    )


class TranslationForm(forms.Form):
    """The answer in another language; one field for each piece of evidence."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=200)
    lead = text_field(_("Câu trả lời ngắn"), 3, 600)
    text = text_field(_("Câu trả lời đầy đủ"), 10, 20000)
    quotation_translated = text_field(_("Bản dịch của nguyên văn"), 3, 4000)
    asked = text_field(_("Điều cần làm rõ"), 2, 2000)
    outlet = forms.CharField(label=_("Tên nơi đã nói"), max_length=200)

    def __init__(self, claim: dict, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for number, row in enumerate(claim["evidence"]):
            self._ask(f"statement_{number}", _("Căn cứ %(n)s") % {"n": number + 1},
                      row["statement"])  # fmt: skip
            self._ask(f"document_{number}", _("Tên tài liệu %(n)s") % {"n": number + 1},
                      row["document"])  # fmt: skip
            if row["issuer"]:
                self._ask(f"issuer_{number}", _("Nơi ban hành %(n)s") % {"n": number + 1},
                          row["issuer"])  # fmt: skip
        for number, row in enumerate(claim["updates"]):
            self._ask(f"update_{number}", _("Diễn biến %(n)s") % {"n": number + 1}, row["text"])

    def _ask(self, name: str, label: str, source: str) -> None:
        self.fields[name] = text_field(label, 2, 2000, help_text=source)

    @property
    def words(self) -> dict[str, str]:
        """What ``services.translate_answer`` takes besides title, lead and text."""
        return {k: v for k, v in self.cleaned_data.items() if k not in ("title", "lead", "text")}


class LetterForm(forms.Form):
    """A letter to an outlet in its own words; the form of Decree 30 is put around it."""

    kind = forms.ChoiceField(
        label=_("Loại văn bản"), choices=LetterKind.choices, widget=forms.RadioSelect
    )
    outlet = forms.CharField(label=_("Cơ quan báo chí"), max_length=200)
    medium = forms.ChoiceField(
        label=_("Loại hình"), choices=Medium.choices, widget=forms.RadioSelect
    )
    said_title = forms.CharField(label=_("Tên bài"), max_length=300)
    said_url = forms.URLField(
        label=_("Địa chỉ bài"), max_length=1000, required=False, assume_scheme="https"
    )
    said_on = day_field(_("Ngày đăng, phát"))
    wrong = text_field(_("Nội dung sai (trích nguyên văn)"), 4, 4000)
    right = text_field(_("Nội dung đúng"), 4, 4000)
    grounds = text_field(
        _("Căn cứ"), 4, 4000, help_text=_("Mỗi căn cứ một dòng: tài liệu, số, ngày, nơi ban hành.")
    )


class SendForm(forms.Form):
    number = forms.CharField(
        label=_("Số, ký hiệu văn bản đã ký"), max_length=40, help_text=_("Ví dụ: 1234/SVHTTDL-QLBC")
    )
    sent_on = day_field(_("Ngày gửi"))


class ResultForm(forms.Form):
    result = forms.ChoiceField(
        label=_("Kết quả"), choices=LetterResult.choices, widget=forms.RadioSelect
    )
    result_on = day_field(_("Ngày có kết quả"))
    reply = text_field(_("Cơ quan báo chí trả lời thế nào"), 3, 4000, required=False)
    result_url = forms.URLField(
        label=_("Địa chỉ bài cải chính, bài phản hồi"),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
