"""Accounts: opening one, correcting a person's particulars, giving a role."""

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from phohien.organisation.enums import BOUND_ROLES, EITHER_ROLES, Role
from phohien.organisation.forms.focal_points import date_field
from phohien.organisation.models import Agency


class UserFilter(forms.Form):
    """Of the list of accounts."""

    q = forms.CharField(label=_("Tìm người"), required=False, max_length=100)
    vai_tro = forms.ChoiceField(
        label=_("Vai trò"), required=False, choices=[("", _("Mọi vai trò")), *Role.choices]
    )
    hoat_dong = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Tất cả")), ("yes", _("Đang hoạt động")), ("no", _("Đã ngừng"))],
    )


class PersonForm(forms.Form):
    """A person's particulars."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    position = forms.CharField(label=_("Chức vụ"), max_length=120, required=False)
    email = forms.EmailField(label=_("Thư điện tử công vụ"), required=False)
    phone = forms.CharField(label=_("Điện thoại công vụ"), max_length=20, required=False)


class RoleFields(forms.Form):
    """A role with the agency it holds for."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices, initial=Role.AGENCY_OFFICER)
    agency = forms.ModelChoiceField(
        label=_("Đơn vị"),
        queryset=Agency.objects.filter(is_active=True),
        required=False,
        empty_label=_("Không thuộc một đơn vị (vai trò cấp tỉnh)"),
        help_text=_(
            "Chọn với vai trò của đơn vị; người duyệt nội dung chọn cơ quan mình duyệt thay."
        ),
    )

    def clean(self) -> dict:
        data = super().clean()
        role = data.get("role")
        needs = role in BOUND_ROLES
        free = role in EITHER_ROLES
        if "agency" not in self.errors and not free and needs != bool(data.get("agency")):
            self.add_error(
                "agency",
                _("Vai trò của đơn vị cần chọn một đơn vị.")
                if needs
                else _("Vai trò cấp tỉnh không gắn với một đơn vị; hãy bỏ chọn đơn vị."),
            )
        return data


class AccountForm(RoleFields, PersonForm):
    """A new account with its first role."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    field_order = ["username", "full_name", "position", "email", "phone", "role", "agency"]


class GrantForm(RoleFields):
    """One more role for a person, from–to."""

    valid_from = date_field(_("Từ ngày"), required=False)
    valid_to = date_field(_("Đến ngày"), required=False)
    field_order = ["role", "agency", "valid_from", "valid_to"]

    def clean(self) -> dict:
        data = super().clean()
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("Ngày kết thúc không thể trước ngày bắt đầu."))
        return data
