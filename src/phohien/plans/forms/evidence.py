"""A piece of evidence: only the fields its kind needs, so that a phone is enough."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.kernel import clock
from phohien.plans import uploads
from phohien.plans.addresses import OWN_PAGE
from phohien.plans.enums import EvidenceKind as K
from phohien.plans.enums import Language
from phohien.plans.models import Assignment, Evidence

FIELDS = {
    K.PUBLISHED_ITEM: ("title", "url", "happened_on", "place", "languages", "item_count", "file"),
    K.EVENT: (
        "title", "happened_on", "place", "participant_count", "amount_vnd", "person", "url", "file",
    ),
    K.DOCUMENT: ("document_number", "title", "happened_on", "file", "url"),
    K.PHOTO: ("file", "title", "happened_on", "place", "person"),
    K.FIGURE: ("title", "figure_value", "figure_unit", "happened_on", "file"),
    K.MEETING: ("title", "happened_on", "place", "participant_count", "person", "file"),
    K.PHONE_CALL: ("title", "happened_on", "person"),
}  # fmt: skip
LABELS = {
    K.PUBLISHED_ITEM: {"title": _("Tên tin, bài, sản phẩm"), "place": _("Nơi đăng, phát"),
                       "url": _("Địa chỉ bài đăng")},
    K.EVENT: {"title": _("Tên sự kiện, hoạt động"), "place": _("Nơi diễn ra"),
              "person": _("Người chủ trì"), "url": _("Địa chỉ tin về sự kiện")},
    K.DOCUMENT: {"title": _("Loại và trích yếu văn bản"), "happened_on": _("Ngày ban hành"),
                 "file": _("Tệp văn bản"), "url": _("Địa chỉ văn bản")},
    K.PHOTO: {"title": _("Ảnh chụp gì"), "happened_on": _("Ngày chụp"), "file": _("Ảnh"),
              "place": _("Nơi chụp"), "person": _("Người chụp")},
    K.FIGURE: {"title": _("Số liệu về việc gì"), "happened_on": _("Tính đến ngày"),
               "file": _("Tệp bảng số liệu")},
    K.MEETING: {"title": _("Nội dung cuộc họp, buổi làm việc"), "place": _("Nơi họp"),
                "person": _("Người chủ trì"), "file": _("Biên bản, kết luận")},
    K.PHONE_CALL: {"title": _("Nội dung trao đổi"), "person": _("Trao đổi với ai")},
}  # fmt: skip
REQUIRED = {
    K.DOCUMENT: ("document_number",),
    K.PHOTO: ("file",),
    K.FIGURE: ("figure_value",),
    K.PHONE_CALL: ("person",),
}
EITHER = {K.PUBLISHED_ITEM, K.DOCUMENT}
PICTURES = ("jpg", "jpeg", "png", "webp", "heic")


def fields_of(kind: str) -> tuple[str, ...]:
    """Names of the fields a kind of evidence has, in the order of the form."""
    return FIELDS[K(kind)]


def _whole(label: str, **extra) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, localize=True,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}), **extra,
    )  # fmt: skip


class EvidenceForm(forms.Form):
    """All fields there are; those that ``kind`` does not use are taken away."""

    title = forms.CharField(label=_("Nội dung"), max_length=300)
    document_number = forms.CharField(label=_("Số, ký hiệu"), max_length=80, required=False)
    happened_on = forms.DateField(
        label=_("Ngày"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    place = forms.CharField(label=_("Nơi"), max_length=200, required=False)
    person = forms.CharField(label=_("Người thực hiện"), max_length=200, required=False)
    url = forms.URLField(label=_("Địa chỉ"), max_length=500, required=False, assume_scheme="https")
    languages = forms.MultipleChoiceField(
        label=_("Ngôn ngữ"), choices=Language.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    item_count = _whole(_("Số tin, bài, sản phẩm"), max_value=100_000)
    participant_count = _whole(_("Số người tham dự"), max_value=10_000_000)
    amount_vnd = _whole(_("Kinh phí (đồng)"), max_value=10**15)
    figure_value = forms.DecimalField(
        label=_("Giá trị"), max_digits=18, decimal_places=3, required=False, localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    figure_unit = forms.CharField(label=_("Đơn vị tính"), max_length=40, required=False)
    file = forms.FileField(
        label=_("Tệp đính kèm"), required=False, max_length=255, widget=forms.FileInput,
        help_text=_("PDF, ảnh, Word, Excel, PowerPoint, MP4, MP3; đến 50 MB."),
    )  # fmt: skip
    note = forms.CharField(
        label=_("Ghi chú"), required=False, max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    assignments = forms.ModelMultipleChoiceField(
        label=_("Ghi luôn cho việc khác của đơn vị"), queryset=Assignment.objects.none(),
        required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, kind, *, others, data=None, files=None, evidence: Evidence | None = None):
        self.kind, self.evidence = K(kind), evidence
        super().__init__(data, files, initial=self._initial(evidence))
        for name in set(self.fields) - {*FIELDS[self.kind], "note", "assignments"}:
            del self.fields[name]
        self.order_fields([*FIELDS[self.kind], "note", "assignments"])
        self.fields["assignments"].queryset = others
        self.fields["assignments"].label_from_instance = lambda row: str(row.task)
        for name, label in LABELS[self.kind].items():
            self.fields[name].label = label
        self._demand()

    def _initial(self, evidence: Evidence | None) -> dict:
        if evidence is None:
            return {"happened_on": clock.today(), "item_count": 1, "languages": ["vi"]}
        # The stored file is no initial value: it would come back as if it were sent anew.
        names = [name for name in (*FIELDS[self.kind], "note") if name != "file"]
        kept = {name: getattr(evidence, name) for name in names}
        kept["assignments"] = list(evidence.assignments.in_force().values_list("pk", flat=True))
        return {name: value for name, value in kept.items() if value not in (0, None, "")}

    def _demand(self) -> None:
        for name in REQUIRED.get(self.kind, ()):
            self.fields[name].required = not (name == "file" and self._has_file)
        if self.kind in EITHER and not self._has_file:
            self.fields["url"].condition = _("cần địa chỉ hoặc tệp")
        if self.evidence and self.evidence.url.startswith(OWN_PAGE):
            self.fields["url"] = forms.CharField(label=self.fields["url"].label, disabled=True)
        if "file" in self.fields:
            self._describe_file(self.fields["file"])

    @property
    def _has_file(self) -> bool:
        return bool(self.evidence and self.evidence.file)

    def _describe_file(self, field: forms.FileField) -> None:
        field.widget.attrs["accept"] = uploads.ACCEPT
        if self.kind == K.PHOTO:
            field.widget.attrs["accept"] = "image/*"
            field.help_text = _("Ảnh JPG, PNG, WebP hoặc HEIC; đến 50 MB.")
        if self._has_file:
            field.label = _("Thay tệp khác")

    def clean_file(self):
        """A photo is a picture; the service looks into the file."""
        sent = self.cleaned_data.get("file")
        if sent and self.kind == K.PHOTO and uploads.suffix_of(sent.name) not in PICTURES:
            raise forms.ValidationError(_("Hãy chọn tệp ảnh: JPG, PNG, WebP hoặc HEIC."))
        return sent

    def clean(self) -> dict:
        data = super().clean()
        has_file = data.get("file") or self._has_file
        wrong = {"url", "file"} & set(self.errors)
        if self.kind in EITHER and not data.get("url") and not has_file and not wrong:
            self.add_error("url", _("Hãy dán địa chỉ hoặc gửi tệp: loại này cần một trong hai."))
        return data

    def values(self) -> dict:
        """Arguments for ``record_evidence`` and ``change_evidence``."""
        data = {name: self.cleaned_data[name] for name in (*FIELDS[self.kind], "note")}
        for name in ("item_count", "participant_count", "amount_vnd"):
            if name in data:
                data[name] = data[name] or 0
        if not data.get("file"):
            data["file"] = None
        return data


class ReasonForm(forms.Form):
    """A reason that will stand in the log."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Hãy cho biết lý do.")},
    )  # fmt: skip
