"""Naming a spokesperson in a minute, ending it, announcing an account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.kernel import clock
from phohien.organisation.enums import BOUND_ROLES
from phohien.organisation.models import RoleGrant, User
from phohien.spokespersons.enums import Network, SpokespersonKind
from phohien.spokespersons.forms.parts import AgencyForm, day, moment
from phohien.spokespersons.models import Spokesperson

FIELDS = (
    "kind", "full_name", "position", "phone", "email", "document_number", "document_date",
    "matter", "valid_to", "user",
)  # fmt: skip


class SpokespersonForm(AgencyForm):
    """Everything the decree wants to be public, and the paper behind it."""

    action = "name_spokesperson"
    kind = forms.ChoiceField(
        label=_("Loại"), choices=SpokespersonKind.choices, widget=forms.RadioSelect,
        initial=SpokespersonKind.REGULAR,
    )  # fmt: skip
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    position = forms.CharField(label=_("Chức vụ"), max_length=160)
    phone = forms.CharField(
        label=_("Điện thoại công vụ"), max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
        help_text=_("Số này được công bố trên cổng."),
    )  # fmt: skip
    email = forms.EmailField(label=_("Thư điện tử công vụ"))
    document_number = forms.CharField(
        label=_("Số văn bản giao nhiệm vụ, ủy quyền"), max_length=80, required=False
    )
    document_date = day(_("Ngày văn bản"), required=False)
    assigned_at = moment(
        _("Giao nhiệm vụ lúc"), required=False,
        help_text=_("Để trống nếu là bây giờ. Hạn công bố là 24 giờ kể từ lúc này."),
    )  # fmt: skip
    matter = forms.CharField(
        label=_("Vụ việc được ủy quyền"), max_length=300, required=False,
        help_text=_("Chỉ ghi khi ủy quyền: từng vụ việc, có văn bản và có ngày cuối."),
    )  # fmt: skip
    valid_to = day(_("Đến hết ngày"), required=False, help_text=_("Bắt buộc khi ủy quyền."))
    user = forms.ModelChoiceField(
        label=_("Tài khoản trong phần mềm (nếu có)"), queryset=User.objects.none(), required=False,
        empty_label=_("Không gắn tài khoản"),
    )  # fmt: skip
    publish = forms.BooleanField(
        label=_("Công bố ngay trên cổng thông tin"), required=False, initial=True
    )

    def __init__(self, actor, row: Spokesperson | None, *args, **kwargs) -> None:
        initial = kwargs.pop("initial", None) or {}
        if row is not None:
            initial = {name: getattr(row, name) for name in FIELDS}
        super().__init__(actor, *args, initial=initial, **kwargs)
        agencies = self.fields["agency"].queryset
        if row is not None:
            agencies = agencies.filter(pk=row.agency_id)
            for name in ("agency", "assigned_at", "publish"):
                del self.fields[name]
        self.fields["user"].queryset = _accounts(agencies)

    def values(self) -> dict:
        found = dict(self.cleaned_data)
        if not found.get("assigned_at"):
            found.pop("assigned_at", None)
        return found


def _accounts(agencies):
    """Accounts of people who work for one of ``agencies``."""
    grants = RoleGrant.objects.in_force(clock.today()).filter(
        agency__in=agencies, role__in=BOUND_ROLES
    )
    rows = User.objects.filter(is_active=True, pk__in=grants.values("user_id"))
    return rows.order_by("full_name")


class AccountForm(AgencyForm):
    action = "name_spokesperson"
    network = forms.ChoiceField(label=_("Nền tảng"), choices=Network.choices)
    name = forms.CharField(label=_("Tên trang, kênh, tài khoản"), max_length=160)
    url = forms.URLField(label=_("Địa chỉ"), max_length=300, assume_scheme="https")
