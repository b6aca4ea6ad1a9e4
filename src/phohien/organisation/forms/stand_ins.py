"""Naming who acts for an absent person."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phohien.kernel import clock
from phohien.organisation.enums import NEWSROOM_ROLES, Role
from phohien.organisation.forms.focal_points import date_field
from phohien.organisation.models import User

ROLES = [("", _("Mọi vai trò duyệt bài, trừ người phát ngôn"))] + [
    (role.value, role.label) for role in Role if role in NEWSROOM_ROLES
]


class StandInForm(forms.Form):
    """``absents`` are the people the person may speak for; one alone is not asked about."""

    absent = forms.ModelChoiceField(label=_("Người vắng"), queryset=User.objects.none())
    stand_in = forms.ModelChoiceField(
        label=_("Người làm thay"),
        queryset=User.objects.none(),
        help_text=_("Một người đang có vai trò ở cùng đơn vị."),
    )
    role = forms.ChoiceField(
        label=_("Vai trò"),
        choices=ROLES,
        required=False,
        help_text=_("Người nói thay người phát ngôn do lãnh đạo đơn vị cử."),
    )
    valid_from = date_field(_("Từ ngày"))
    valid_to = date_field(_("Đến hết ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=200, required=False)

    def __init__(self, data, *, absents: QuerySet[User], colleagues: QuerySet[User]) -> None:
        super().__init__(data)
        self.fields["absent"].queryset = absents
        self.fields["stand_in"].queryset = colleagues
        self.fields["valid_from"].initial = clock.today
        only = list(absents[:2])
        if len(only) == 1:
            self.fields["absent"].initial = only[0].pk
            self.fields["absent"].widget = forms.HiddenInput()
