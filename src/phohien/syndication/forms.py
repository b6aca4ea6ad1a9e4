"""Forms of the desk: receipts, reasons, the filter of the ledger, posts, offers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.syndication.enums import DeliveryState
from phohien.syndication.models import Channel

PROOF_HELP = _("Ảnh chụp màn hình (JPG, PNG, WebP) hoặc PDF; cần khi không có địa chỉ.")


class ReceiptForm(forms.Form):
    """Where it stands now, and the proof."""

    url = forms.URLField(
        label=_("Địa chỉ bài ở nơi nhận"), max_length=500, required=False, assume_scheme="https"
    )
    note = forms.CharField(
        label=_("Đăng ở đâu, ai đăng, lúc nào"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    file = forms.FileField(label=_("Bằng chứng"), required=False, help_text=PROOF_HELP)


class GoneForm(forms.Form):
    """How one saw that it is gone."""

    note = forms.CharField(
        label=_("Ai đã gỡ, lúc nào, kiểm tra ở đâu"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    file = forms.FileField(label=_("Bằng chứng"), required=False, help_text=PROOF_HELP)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


def _day() -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(required=False, widget=widget)


THERE = [
    ("", _("Ở đâu cũng được")),
    ("live", _("Đang đăng ở nơi nhận")),
    ("any", _("Còn ở nơi nhận, kể cả chờ thay, chờ gỡ")),
    ("gone", _("Đã gỡ hoặc đã thay")),
]


class LedgerFilter(forms.Form):
    """A wrong field is told and left out, so that an old address still lists."""

    q = forms.CharField(label=_("Tìm theo tiêu đề"), required=False, max_length=100)
    kenh = forms.ModelChoiceField(
        label=_("Kênh"),
        queryset=Channel.objects.all(),
        to_field_name="code",
        required=False,
        empty_label=_("Mọi kênh"),
    )
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"),
        choices=[("", _("Mọi trạng thái")), *DeliveryState.choices],
        required=False,
    )
    con = forms.ChoiceField(label=_("Còn ở nơi nhận"), choices=THERE, required=False)
    tu = _day()
    den = _day()

    def __init__(self, data) -> None:
        super().__init__(data)
        self.fields["tu"].label, self.fields["den"].label = _("Đưa đi từ ngày"), _("đến ngày")

    @property
    def dropped(self) -> list[str]:
        return [str(self.fields[name].label) for name in self.errors if name in self.fields]

    def criteria(self) -> dict:
        self.is_valid()
        found = self.cleaned_data
        channel = found.get("kenh")
        return {
            "text": found.get("q") or "",
            "channel": channel.code if channel else "",
            "state": found.get("trang_thai") or "",
            "there": found.get("con") or "",
            "since": found.get("tu"),
            "until": found.get("den"),
        }


class PostForm(forms.Form):
    """The words for a network; ``attachments`` are files of the cleared version."""

    title = forms.CharField(label=_("Tiêu đề"), required=False, max_length=400)
    text = forms.CharField(
        label=_("Lời đăng"), widget=forms.Textarea(attrs={"rows": 12}), max_length=70000
    )
    tags = forms.CharField(
        label=_("Thẻ"),
        required=False,
        max_length=900,
        help_text=_("Cách nhau dấu phẩy, không dấu #."),
    )
    attachments = forms.MultipleChoiceField(
        label=_("Ảnh, video của bài"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, files, *args, has_title: bool = True, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attachments"].choices = files
        if not files:
            del self.fields["attachments"]
        if not has_title:
            del self.fields["title"]

    def words(self) -> dict:
        found = self.cleaned_data
        tags = [part.strip().lstrip("#") for part in found["tags"].split(",")]
        return {
            "title": found.get("title", ""),
            "text": found["text"].replace("\r\n", "\n"),
            "tags": [tag for tag in tags if tag],
            "media": found.get("attachments", []),
        }


class AiringForm(forms.Form):
    times = forms.IntegerField(label=_("Số lần đã phát"), min_value=1, max_value=99, initial=1)
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)


class ShareForm(forms.Form):
    """What to offer: the item, or a key of one of its files."""

    thing = forms.CharField(max_length=40)
    terms = forms.CharField(label=_("Điều kiện dùng"), max_length=300, required=False)
    embargo_until = forms.DateTimeField(
        label=_("Không dùng trước lúc"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
