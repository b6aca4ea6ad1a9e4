"""Forms of the reports: sections of a text, a reason, filters of the list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.organisation.enums import AgencyKind
from phohien.reports.enums import ReportState
from phohien.reports.selectors import NOT_BEGUN
from phohien.reports.writing import MAX_SECTION, fingerprint

STATES = [
    ("", _("Tất cả")),
    ("missing", _("Chưa có báo cáo")),
    (NOT_BEGUN, _("Chưa bắt đầu")),
    *ReportState.choices,
]


class SectionsForm(forms.Form):
    """One text area for each section, and the mark of the text it was opened with.

    ``entries`` are of an outline; ``texts`` what stands there now.
    """

    def __init__(
        self, entries: list[dict], texts: dict[str, str], data=None, saved: dict | None = None
    ) -> None:
        """``saved`` is what is stored, when that differs from the texts to show."""
        super().__init__(data)
        saved = texts if saved is None else saved
        self.entries = [entry for entry in entries if entry["fill"]]
        for entry in self.entries:
            key, text = entry["key"], texts.get(entry["key"], "")
            self.fields[key] = forms.CharField(
                label=f"{entry['label']}. {entry['title']}",
                required=False,
                strip=True,
                initial=text,
                max_length=MAX_SECTION,
                widget=forms.Textarea(attrs={"rows": _rows(text)}),
            )
            self.fields[f"cu-{key}"] = forms.CharField(
                required=False, initial=fingerprint(saved.get(key, "")), widget=forms.HiddenInput
            )

    @property
    def sections(self) -> dict[str, str]:
        """What was typed, for the sections that were sent."""
        keys = [entry["key"] for entry in self.entries if entry["key"] in self.data]
        return {key: self.cleaned_data.get(key, "") for key in keys}

    @property
    def seen(self) -> dict[str, str]:
        """Key → mark of the text the person started from."""
        keys = [entry["key"] for entry in self.entries]
        return {key: self.cleaned_data[f"cu-{key}"] for key in keys if self.data.get(f"cu-{key}")}

    def catch_up(self, texts: dict[str, str], keys: list[str]) -> None:
        """After a lost race: what is saved now of ``keys`` counts as seen; typed stays typed."""
        self.data = self.data.copy()
        for key in keys:
            self.data[f"cu-{key}"] = fingerprint(texts.get(key, ""))


def _rows(text: str) -> int:
    return min(24, max(4, text.count("\n") + len(text) // 90 + 2))


class ReasonForm(forms.Form):
    """Why a report is sent back or opened again."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Đơn vị đọc được lời này ở đầu báo cáo và trong hộp thư."),
        error_messages={"required": _("Hãy cho đơn vị biết lý do.")},
    )


class AgenciesFilter(forms.Form):
    """Filters of the list of a round; a wrong value in the address filters nothing."""

    q = forms.CharField(label=_("Tìm đơn vị"), required=False, max_length=100)
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=STATES)
    loai_don_vi = forms.ChoiceField(
        label=_("Loại đơn vị"),
        required=False,
        choices=[("", _("Mọi loại đơn vị")), *AgencyKind.choices],
    )
    muon = forms.BooleanField(label=_("Chỉ báo cáo gửi muộn"), required=False)

    def criteria(self) -> dict:
        """Arguments for ``selectors.agencies_of_round``."""
        self.is_valid()
        found = self.cleaned_data
        return {
            "state": found.get("trang_thai") or "",
            "kind": found.get("loai_don_vi") or "",
            "late": bool(found.get("muon")),
            "text": found.get("q") or "",
        }

    @property
    def dropped(self) -> list[str]:
        """Labels of the fields whose value in the address means nothing."""
        return [str(self.fields[name].label) for name in self.errors if name in self.fields]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything filters."""
        return any(self.criteria().values())
