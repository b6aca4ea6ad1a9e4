"""The form of a bulletin."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.clearance.models import Topic
from phohien.organisation.enums import COMMUNE_KINDS
from phohien.organisation.models import Agency
from phohien.security.policies import allowed
from phohien.syndication.enums import Priority, Slot
from phohien.syndication.models import Bulletin

SCOPES = [
    ("all", _("Cả 104 xã, phường")),
    ("coastal", _("Các xã, phường ven biển")),
    ("chosen", _("Chỉ những nơi chọn dưới đây")),
]
WORD_FIELDS = ("title", "summary", "text", "source", "topics", "priority", "slots")


def _day(label) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget)


class BulletinForm(forms.Form):
    """Words, days, slots and communes of a bulletin."""

    agency = forms.ModelChoiceField(label=_("Đơn vị phát ngôn"), queryset=Agency.objects.none())
    title = forms.CharField(label=_("Tiêu đề"), max_length=200)
    summary = forms.CharField(
        label=_("Tóm tắt"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )
    text = forms.CharField(
        label=_("Lời phát thanh"), max_length=6000, widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("150–400 chữ, câu ngắn, đọc lên được ngay; khoảng 150 chữ một phút."),
    )  # fmt: skip
    source = forms.CharField(label=_("Nguồn"), max_length=300)
    topics = forms.MultipleChoiceField(
        label=_("Chủ đề"), required=False, widget=forms.CheckboxSelectMultiple
    )
    priority = forms.ChoiceField(label=_("Mức độ"), choices=Priority.choices)
    valid_from = _day(_("Phát từ ngày"))
    valid_to = _day(_("đến hết ngày"))
    slots = forms.MultipleChoiceField(
        label=_("Khung giờ"), choices=Slot.choices, widget=forms.CheckboxSelectMultiple
    )
    scope = forms.ChoiceField(label=_("Nơi phát"), choices=SCOPES, widget=forms.RadioSelect)
    communes = forms.ModelMultipleChoiceField(
        label=_("Xã, phường"), queryset=Agency.objects.none(), required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )  # fmt: skip
    audio = forms.FileField(
        label=_("Tệp âm thanh đã thu (.mp3)"), required=False,
        help_text=_("Nên là mono, 44,1 kHz, 64–128 kbit/s; được duyệt cùng lời."),
    )  # fmt: skip

    def __init__(self, actor, bulletin: Bulletin | None, *args, **kwargs) -> None:
        initial = kwargs.pop("initial", None) or _initial(bulletin)
        super().__init__(*args, initial=initial, **kwargs)
        communes = Agency.objects.filter(kind__in=COMMUNE_KINDS, is_active=True)
        self.fields["communes"].queryset = communes
        self.fields["topics"].choices = [(row.code, row.name) for row in Topic.objects.all()]
        rows = Agency.objects.filter(allowed(actor, "speak_in_bulletins", Agency), is_active=True)
        self.fields["agency"].queryset = rows
        if bulletin is not None:
            del self.fields["agency"]

    def clean(self) -> dict:
        """Chosen communes are needed only when the choice says so."""
        found = super().clean()
        if found.get("scope") == "chosen" and not found.get("communes"):
            self.add_error("communes", _("Hãy chọn ít nhất một xã, phường."))
        return found

    def values(self) -> dict:
        """The fields as the service takes them."""
        found = dict(self.cleaned_data)
        scope, chosen = found.pop("scope"), list(found.pop("communes"))
        rows = self.fields["communes"].queryset
        if scope == "coastal":
            rows = rows.filter(is_coastal=True)
        found["communes"] = chosen if scope == "chosen" else list(rows)
        found["text"] = found["text"].replace("\r\n", "\n")
        if not found.get("audio"):
            found.pop("audio", None)
        return found


def _initial(bulletin: Bulletin | None) -> dict:
    if bulletin is None:
        return {
            "priority": Priority.NORMAL,
            "slots": [Slot.MORNING, Slot.AFTERNOON],
            "scope": "all",
        }
    names = (*WORD_FIELDS, "valid_from", "valid_to")
    found = {name: getattr(bulletin, name) for name in names}
    return found | {"scope": "chosen", "communes": list(bulletin.communes.all())}
