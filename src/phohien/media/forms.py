"""Forms of the workspace for files: uploading, changing words and rights, the filter of lists."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.media.cms_forms import agencies_for
from phohien.media.enums import Consent, Licence, MediaKind
from phohien.media.models import Clip, Paper, Photo
from phohien.media.selectors import files
from phohien.organisation.models import Agency

HELP = {
    "alt": _("Nói điều nhìn thấy, cho người không xem được ảnh."),
    "caption": _("Ai, ở đâu, khi nào; độc giả đọc dòng này dưới ảnh."),
    "credit": _("Tên người chụp, người quay hoặc người soạn."),
    "source": _("Tệp từ đâu mà có: đơn vị tự làm, cơ quan nào cung cấp."),
    "transcript": _("Lời nói và những gì thấy được, cho người không nghe, không nhìn được."),
    "rights_holder": _("Bắt buộc khi tệp được chủ sở hữu khác cho phép dùng."),
    "shareable": _("Chỉ tệp của đơn vị hoặc có giấy phép mở mới vào kho dùng chung."),
}
TYPES = {
    MediaKind.PHOTO: _("JPEG, PNG, WebP, AVIF, GIF hoặc HEIC, tối đa 30 MB."),
    MediaKind.CLIP: _("MP4 (H.264) hoặc WebM, tối đa 500 MB."),
    MediaKind.PAPER: _("PDF, Word, Excel, PowerPoint, ODT, ODS, tối đa 50 MB."),
}
ACCEPT = {MediaKind.PHOTO: "image/*,.heic", MediaKind.CLIP: "video/mp4,video/webm"}
TALL = ("alt", "caption", "transcript")
NEEDED = ("alt", "caption", "credit", "source", "transcript")


class _WordsForm(forms.ModelForm):
    """Words and rights; what must not be empty is required, in every kind of file."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.help_text = HELP.get(name, "")
            if name in NEEDED:
                field.required = True
                field.error_messages["required"] = _("Hãy điền mục này.")
            if name in TALL:
                field.widget = forms.Textarea(
                    attrs={"rows": 8 if name == "transcript" else 2, **field.widget.attrs}
                )
        if "consent" in self.fields and self.instance.consent != Consent.WITHDRAWN:
            held = self.fields["consent"].choices  # taking it back asks for a reason, elsewhere
            self.fields["consent"].choices = [row for row in held if row[0] != Consent.WITHDRAWN]
        if "taken_on" in self.fields:
            self.fields["taken_on"].widget = forms.DateInput(
                attrs={"type": "date"}, format="%Y-%m-%d"
            )

    def _post_clean(self) -> None:
        """Services write; the form only reads what was typed."""


class PhotoWords(_WordsForm):
    class Meta:
        model = Photo
        fields = (
            "title", "alt", "caption", "credit", "source", "licence", "rights_holder", "consent",
            "taken_on", "shareable",
        )  # fmt: skip


class ClipWords(_WordsForm):
    class Meta:
        model = Clip
        fields = (
            "title", "transcript", "credit", "source", "licence", "rights_holder", "consent",
            "taken_on", "shareable",
        )  # fmt: skip


class PaperWords(_WordsForm):
    class Meta:
        model = Paper
        fields = ("title", "credit", "source", "licence", "rights_holder", "shareable")


WORDS = {MediaKind.PHOTO: PhotoWords, MediaKind.CLIP: ClipWords, MediaKind.PAPER: PaperWords}


def upload_form(kind: str, user, *args) -> forms.Form:
    """The form for a new file of ``kind``: file and agency first, then its words."""
    form = WORDS[kind](*args)
    del form.fields["shareable"]
    if kind == MediaKind.PHOTO:
        form.fields["title"].required = False
    own = {"file": _file_field(kind), "agency": _agency_field(user)}
    if kind == MediaKind.CLIP:
        own["captions"] = forms.FileField(label=_("Phụ đề (.vtt)"), required=False)
        photos = files(actor=user, model=Photo).filter(agency__in=agencies_for(user))
        own["poster"] = forms.ModelChoiceField(label=_("Ảnh bìa"), queryset=photos, required=False)
    form.fields = {**own, **form.fields}
    return form


def _file_field(kind: str) -> forms.FileField:
    return forms.FileField(
        label=_("Tệp"),
        help_text=TYPES[kind],
        widget=forms.FileInput(attrs={"accept": ACCEPT.get(kind, "")}),
        error_messages={"required": _("Hãy chọn tệp."), "empty": _("Tệp này trống.")},
    )


def _agency_field(user) -> forms.ModelChoiceField:
    agencies = agencies_for(user)
    only = agencies[0] if agencies.count() == 1 else None
    return forms.ModelChoiceField(label=_("Đơn vị giữ"), queryset=agencies, initial=only)


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Ai rút lại sự đồng ý, bằng cách nào"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Hãy ghi ai rút lại sự đồng ý và bằng cách nào.")},
    )


class FilesFilter(forms.Form):
    """Filters of a list of files; a wrong value in the address filters nothing."""

    q = forms.CharField(
        label=_("Tìm trong tên, chú thích, ghi công"), required=False, max_length=100
    )
    don_vi = forms.ModelChoiceField(
        label=_("Đơn vị giữ"),
        queryset=Agency.objects.filter(is_active=True),
        required=False,
        empty_label=_("Mọi đơn vị"),
    )
    giay_phep = forms.ChoiceField(
        label=_("Giấy phép"),
        required=False,
        choices=[("", _("Mọi giấy phép")), *Licence.choices],
    )
    dung = forms.ChoiceField(
        label=_("Đang dùng"),
        required=False,
        choices=[("", _("Tất cả")), ("live", _("Đang công khai")), ("never", _("Chưa dùng"))],
    )

    def criteria(self) -> dict:
        """Arguments for ``selectors.files``."""
        self.is_valid()
        found = self.cleaned_data
        return {
            "text": found.get("q") or "",
            "agency_id": found["don_vi"].pk if found.get("don_vi") else None,
            "licence": found.get("giay_phep") or "",
            "use": found.get("dung") or "",
        }

    @property
    def dropped(self) -> list[str]:
        """Labels of the fields whose value in the address means nothing."""
        return [str(self.fields[name].label) for name in self.errors if name in self.fields]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything filters."""
        return any(self.criteria().values())
