"""The form of a channel: what it takes, who answers for it, how it is reached."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.clearance.models import Topic
from phohien.kernel import clock
from phohien.newsroom.models import Section
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, RoleGrant, User
from phohien.syndication.connection import FIELDS
from phohien.syndication.enums import ChannelKind, Form, Network, Way
from phohien.syndication.models import Channel

KEEPERS = (Role.COORDINATOR, Role.EDITOR, Role.AGENCY_OFFICER)
WIRES = sorted({name for known in FIELDS.values() for name in known})
LISTS = ("languages", "sections", "topics", "agencies")
VARIABLE_HELP = _("Chỉ tên biến, bắt đầu bằng PHOHIEN_CHANNEL_; bí mật nằm ở máy chủ.")


def _wire(label, **more) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=800, **more)


class ChannelForm(forms.Form):
    """``wires()`` are the connection's settings that the chosen way knows."""

    code = forms.SlugField(
        label=_("Mã"), max_length=40, help_text=_("Chữ không dấu, số, gạch nối.")
    )
    name = forms.CharField(label=_("Tên kênh"), max_length=160)
    kind = forms.ChoiceField(label=_("Hình thức quảng bá"), choices=ChannelKind.choices)
    way = forms.ChoiceField(label=_("Cách đưa tin"), choices=Way.choices)
    form = forms.ChoiceField(label=_("Dạng tệp"), choices=Form.choices)
    network = forms.ChoiceField(
        label=_("Mạng xã hội"), choices=[("", _("Không phải")), *Network.choices], required=False
    )
    is_active = forms.BooleanField(label=_("Đang dùng"), required=False)
    is_automatic = forms.BooleanField(label=_("Tự đưa mỗi bài mới"), required=False)
    responsible = forms.ModelChoiceField(
        label=_("Người phụ trách"), queryset=User.objects.none(), required=False,
        empty_label=_("Chưa cử"),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Ngôn ngữ"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn gì là nhận mọi ngôn ngữ."),
    )  # fmt: skip
    sections = forms.MultipleChoiceField(
        label=_("Chuyên mục"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn gì là nhận mọi chuyên mục."),
    )  # fmt: skip
    topics = forms.MultipleChoiceField(
        label=_("Chủ đề"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn gì là nhận mọi chủ đề."),
    )  # fmt: skip
    agencies = forms.ModelMultipleChoiceField(
        label=_("Đơn vị phát ngôn"), queryset=Agency.objects.none(), required=False,
        to_field_name="code", widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Không chọn gì là nhận của mọi đơn vị."),
    )  # fmt: skip
    correct_hours = forms.IntegerField(
        label=_("Hạn thay bản mới (giờ)"), min_value=1, max_value=720
    )
    withdraw_hours = forms.IntegerField(label=_("Hạn gỡ bài (giờ)"), min_value=1, max_value=720)
    note = forms.CharField(
        label=_("Hướng dẫn cho người đăng"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    to = _wire(_("Thư: người nhận"), help_text=_("Nhiều địa chỉ cách nhau dấu phẩy."))
    url = _wire(_("HTTP: địa chỉ nhận"))
    secret_env = _wire(_("HTTP: biến môi trường giữ khóa ký"), help_text=VARIABLE_HELP)
    host = _wire(_("SFTP: tên máy"))
    port = _wire(_("SFTP: cổng"))
    user = _wire(_("SFTP: tài khoản"))
    host_key = _wire(_("SFTP: khóa công khai của máy nhận"))
    password_env = _wire(_("SFTP: biến môi trường giữ mật khẩu"), help_text=VARIABLE_HELP)
    key_env = _wire(_("SFTP: biến môi trường giữ khóa riêng"), help_text=VARIABLE_HELP)
    folder = _wire(_("SFTP, thư mục chung: thư mục"))

    def __init__(self, channel: Channel | None, *args, **kwargs) -> None:
        super().__init__(*args, initial=_initial(channel), **kwargs)
        from django.conf import settings

        self.fields["languages"].choices = settings.LANGUAGES
        self.fields["sections"].choices = [(row.code, str(row)) for row in Section.objects.all()]
        self.fields["topics"].choices = [(row.code, row.name) for row in Topic.objects.all()]
        self.fields["agencies"].queryset = Agency.objects.filter(is_active=True)
        grants = RoleGrant.objects.in_force(clock.today()).filter(role__in=KEEPERS)
        people = User.objects.filter(is_active=True, pk__in=grants.values("user_id"))
        self.fields["responsible"].queryset = people.order_by("full_name")
        if channel is not None:
            del self.fields["code"]

    def values(self) -> dict:
        """The fields as the service takes them."""
        found = dict(self.cleaned_data)
        wires = {name: found.pop(name) for name in WIRES}
        known = FIELDS.get(Way(found["way"]), {})
        found["settings"] = {k: v for k, v in wires.items() if v and k in known}
        found["agencies"] = [row.code for row in found["agencies"]]
        return found


def _initial(channel: Channel | None) -> dict:
    if channel is None:
        return {"is_active": True, "correct_hours": 24, "withdraw_hours": 4}
    names = (
        "name", "kind", "way", "form", "network", "is_active", "is_automatic", "correct_hours",
        "withdraw_hours", "note", "responsible", *LISTS,
    )  # fmt: skip
    told = dict(channel.settings)
    if isinstance(told.get("to"), list):
        told["to"] = ", ".join(told["to"])
    return {name: getattr(channel, name) for name in names} | told
