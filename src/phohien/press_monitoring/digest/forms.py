"""Forms of the morning page: its words, and who else gets it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.organisation.models import User
from phohien.press_monitoring.digest.editing import LIMITS, OPENING, fingerprint, key_of
from phohien.press_monitoring.digest.recipients import candidates
from phohien.press_monitoring.models import Digest, DigestEntry

LABELS = {
    "headline": _("Câu chính"),
    "summary": _("Câu thứ hai"),
    "note": _("Ghi chú cho lãnh đạo"),
}


class DigestForm(forms.Form):
    """Every text of a page, each with the mark of the text it was opened with."""

    def __init__(self, digest: Digest, entries: list[DigestEntry], data=None) -> None:
        """What ``data`` does not hold (added since the form was opened) stands as it is saved."""
        super().__init__(data.copy() if data is not None else None)
        self._add(OPENING, _("Lời mở đầu"), digest.opening, rows=2)
        self.fields[OPENING].help_text = _("Một, hai câu ở đầu trang; để trống cũng được.")
        for entry in entries:
            for field, label in LABELS.items():
                self._add(key_of(entry, field), label, getattr(entry, field), rows=2)

    def _add(self, key: str, label: str, text: str, rows: int) -> None:
        limit = LIMITS[key.split("-")[-1]]
        if self.is_bound:
            self.data.setdefault(key, text)
            self.data.setdefault(f"cu-{key}", fingerprint(text))
        self.fields[key] = forms.CharField(
            label=label,
            required=key.endswith("-headline"),
            initial=text,
            widget=forms.Textarea(attrs={"rows": rows, "maxlength": limit}),
            error_messages={"required": _("Câu chính không để trống được. Muốn bỏ tin, bấm “Bỏ”.")},
        )
        self.fields[f"cu-{key}"] = forms.CharField(
            required=False, initial=fingerprint(text), widget=forms.HiddenInput
        )

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the boxes; lengths are checked where it is saved."""
        return {key: self.data[key] for key in self.fields if not key.startswith("cu-")}

    @property
    def seen(self) -> dict[str, str]:
        """Key → mark of the text the person started from."""
        return {name[3:]: self.data[name] for name in self.fields if name.startswith("cu-")}

    def catch_up(self, present: dict[str, str], keys: list[str]) -> None:
        """After a lost race: what is saved now of ``keys`` counts as seen; typed stays typed."""
        self.data = self.data.copy()
        for key in keys:
            self.data[f"cu-{key}"] = fingerprint(present.get(key, ""))


class ReaderForm(forms.Form):
    """One more leader of an agency."""

    user = forms.ModelChoiceField(
        label=_("Lãnh đạo đơn vị"),
        queryset=User.objects.none(),
        help_text=_("Chỉ người đang giữ vai trò lãnh đạo đơn vị; thôi vai trò thì thôi nhận."),
    )

    def __init__(self, data=None) -> None:
        super().__init__(data)
        self.fields["user"].queryset = candidates()
        self.fields["user"].label_from_instance = _with_position


def _with_position(user: User) -> str:
    return f"{user.full_name} — {user.position}" if user.position else user.full_name
