"""Questions to agencies, facts with their source, what a leader says."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.clarifications.forms.cases import day_field, moment_field, text_field
from phohien.organisation.models import Agency
from phohien.plans.uploads import ACCEPT


class AskForm(forms.Form):
    """Which agency, what, by when."""

    agency = forms.ModelChoiceField(
        label=_("Đơn vị có số liệu"), queryset=Agency.objects.filter(is_active=True)
    )
    question = text_field(
        _("Điều cần xác minh"), 4, 2000,
        help_text=_("Hỏi điều có thể trả lời bằng số liệu và tài liệu. Đơn vị chỉ thấy câu hỏi này "
                    "và nguyên văn được nói, không thấy phần khác của hồ sơ."),
    )  # fmt: skip
    due_at = moment_field(_("Trả lời trước"))


class FactForm(forms.Form):
    """One statement with the document that proves it."""

    statement = text_field(
        _("Sự thật, viết bằng một câu"), 3, 2000,
        help_text=_("Người đọc trên cổng sẽ đọc đúng câu này khi nó được dùng."),
    )  # fmt: skip
    document = forms.CharField(label=_("Tên tài liệu gốc"), max_length=300)
    number = forms.CharField(label=_("Số, ký hiệu"), max_length=80, required=False)
    dated = day_field(_("Ngày của tài liệu"), required=False)
    issuer = forms.CharField(label=_("Nơi ban hành"), max_length=200, required=False)
    url = forms.URLField(
        label=_("Địa chỉ công khai"), max_length=500, required=False, assume_scheme="https"
    )
    file = forms.FileField(
        label=_("Tệp"),
        required=False,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        help_text=_("Chụp ảnh văn bản cũng được. Tệp được quét dấu mật, chỉ lưu trong hồ sơ."),
    )


class PrepareForm(forms.Form):
    """The agency's own words, besides its facts."""

    answer = text_field(
        _("Ý kiến của đơn vị"), 4, 4000, required=False,
        help_text=_("Nếu không có số liệu, hãy ghi rõ vì sao và ai có."),
    )  # fmt: skip
