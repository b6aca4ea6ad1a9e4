"""The filter of the audit log."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.security import sentences


def _date(label: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class AuditFilter(forms.Form):
    """By action, person, thing and time."""

    viec = forms.ChoiceField(label=_("Việc"), required=False)
    nguoi = forms.CharField(label=_("Người thực hiện"), required=False, max_length=100)
    q = forms.CharField(label=_("Đối tượng"), required=False, max_length=100)
    tu = _date(_("Từ ngày"))
    den = _date(_("Đến ngày"))

    def __init__(self, data) -> None:
        super().__init__(data)
        self.fields["viec"].choices = [("", _("Mọi việc")), *sentences.known_actions()]

    def criteria(self) -> dict:
        """Arguments for ``selectors.entries``; wrong values are left out."""
        self.is_valid()
        asked = self.cleaned_data
        return {
            "action": asked.get("viec") or "",
            "person": asked.get("nguoi") or "",
            "text": asked.get("q") or "",
            "since": asked.get("tu"),
            "until": asked.get("den"),
        }
