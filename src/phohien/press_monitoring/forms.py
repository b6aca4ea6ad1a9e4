"""Forms of the river, of one story and of sources."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.clearance.models import Topic
from phohien.organisation.models import Agency
from phohien.press_monitoring.enums import Language, Region, Relevance
from phohien.press_monitoring.models import PressSource

_ALL = [("", _("Tất cả"))]


class RiverFilter(forms.Form):
    """What is not among the chips. A wrong value is told and left out."""

    q = forms.CharField(label=_("Tìm trong bài (có dấu hoặc không dấu)"), required=False)
    bao = forms.ChoiceField(label=_("Cơ quan báo chí"), required=False)
    khu_vuc = forms.ChoiceField(label=_("Khu vực"), choices=_ALL + Region.choices, required=False)
    ngon_ngu = forms.ChoiceField(
        label=_("Ngôn ngữ"), choices=_ALL + Language.choices, required=False
    )
    chu_de = forms.ModelChoiceField(
        label=_("Chủ đề"), queryset=Topic.objects.all(), to_field_name="code", required=False,
        empty_label=_("Tất cả"),
    )  # fmt: skip
    lien_quan = forms.ChoiceField(
        label=_("Liên quan tới tỉnh"),
        choices=[("", _("Máy đề xuất và đã xác nhận")), *Relevance.choices],
        required=False,
    )

    def __init__(self, data, *, outlets: list[str]) -> None:
        super().__init__(data)
        self.fields["bao"].choices = _ALL + [(name, name) for name in outlets]
        self.is_valid()

    @property
    def dropped(self) -> list[str]:
        """Names of the fields that were given what they do not have."""
        return [str(self.fields[name].label) for name in self.errors if name in self.fields]

    def criteria(self) -> dict:
        """As ``selectors.stories`` takes them."""
        given = self.cleaned_data
        topic = given.get("chu_de")
        return {
            "text": (given.get("q") or "")[:100],
            "outlet": given.get("bao") or "",
            "region": given.get("khu_vuc") or "",
            "language": given.get("ngon_ngu") or "",
            "topic": topic.code if topic else "",
            "relevance": given.get("lien_quan") or "",
        }


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("Ghi chú"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


class TopicsForm(forms.Form):
    topics = forms.ModelMultipleChoiceField(
        label=_("Chủ đề"), queryset=Topic.objects.all(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


class SourceForm(forms.ModelForm):
    """What is known of a source; the service checks the address."""

    owner = forms.ModelChoiceField(
        label=_("Đơn vị của tỉnh"),
        queryset=Agency.objects.filter(kind="press", is_active=True),
        required=False,
        empty_label=_("Không phải cơ quan của tỉnh"),
    )

    class Meta:
        model = PressSource
        fields = [
            "name", "outlet", "address", "homepage", "language", "region", "publisher", "owner",
            "note",
        ]  # fmt: skip
        help_texts = {
            "address": _("Địa chỉ RSS, Atom hoặc JSON Feed, bắt đầu bằng http:// hoặc https://."),
            "outlet": _("Các nguồn cùng tên này được tính là một báo."),
        }

    def _post_clean(self) -> None:
        """The instance is changed by the service alone."""


class ImportForm(forms.Form):
    file = forms.FileField(label=_("Tệp OPML"), help_text=_("Tối đa 2 MB, 1.000 nguồn tin."))
