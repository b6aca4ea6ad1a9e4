"""Agencies and their focal points: filters, naming a person, ending, the workbook."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.kernel import clock
from phohien.organisation.enums import AgencyKind
from phohien.organisation.models import FocalPoint

MISSING = [
    ("", _("Tất cả")),
    ("thieu", _("Còn thiếu người")),
    ("lanh_dao", _("Thiếu lãnh đạo phụ trách")),
    ("can_bo", _("Thiếu cán bộ thực hiện")),
    ("du", _("Đã đủ hai người")),
]


def date_field(label: str, **extra) -> forms.DateField:
    """A date by the device's own picker."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **extra)


class AgencyFilter(forms.Form):
    """Of the list of agencies and of the roster."""

    q = forms.CharField(label=_("Tìm đơn vị"), required=False, max_length=100)
    loai = forms.ChoiceField(
        label=_("Loại đơn vị"),
        required=False,
        choices=[("", _("Mọi loại đơn vị")), *AgencyKind.choices],
    )
    thieu = forms.ChoiceField(label=_("Đầu mối"), required=False, choices=MISSING)


class FocalPointForm(forms.ModelForm):
    """The person an agency names; the one before is ended the day before."""

    class Meta:
        model = FocalPoint
        fields = ("full_name", "position", "phone", "email", "valid_from")
        widgets = {
            "valid_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].initial = clock.today

    def validate_constraints(self) -> None:
        """The service ends the person before first; only it can judge the whole."""


class EndForm(forms.Form):
    """When a focal point or a role ends."""

    on = date_field(_("Ngày cuối cùng"), initial=clock.today)


class RosterFile(forms.Form):
    """The workbook of the roster."""

    file = forms.FileField(
        label=_("Tệp danh sách đầu mối (XLSX)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
