"""Forms of the workspace: a partner, the scope of a key, rotation, revocation."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phohien.api.enums import Resource
from phohien.api.services import MOST_PER_DAY, MOST_PER_MINUTE, Scope
from phohien.kernel import clock
from phohien.newsroom import selectors as newsroom
from phohien.organisation.models import Agency
from phohien.portal import languages

YEAR = dt.timedelta(days=365)
OVERLAPS = [
    ("0", _("Ngừng khóa cũ ngay")),
    ("7", _("Khóa cũ dùng thêm 7 ngày")),
    ("30", _("Khóa cũ dùng thêm 30 ngày")),
]


class PartnerFilter(forms.Form):
    q = forms.CharField(label=_("Tìm đối tác"), required=False, max_length=100)


class PartnerForm(forms.Form):
    """Who takes the data, what for, whom to write to."""

    name = forms.CharField(label=_("Tên đối tác"), max_length=200)
    agency = forms.ModelChoiceField(
        label=_("Là đơn vị của tỉnh"),
        queryset=Agency.objects.filter(is_active=True),
        required=False,
        empty_label=_("Không, là tổ chức khác"),
    )
    contact_name = forms.CharField(label=_("Người liên hệ"), max_length=120)
    contact_email = forms.EmailField(
        label=_("Thư điện tử liên hệ"),
        help_text=_("Để báo khi khóa sắp hết hạn hoặc dữ liệu đổi cách trình bày."),
    )
    purpose = forms.CharField(
        label=_("Dùng dữ liệu để làm gì"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ghi số văn bản hoặc biên bản thỏa thuận nếu có."),
    )


class KeyForm(forms.Form):
    """What a key opens; everything is ticked at first, so that one takes away."""

    label = forms.CharField(
        label=_("Khóa dùng cho"),
        max_length=120,
        help_text=_("Tên chương trình hoặc máy chủ; mỗi nơi dùng một khóa riêng."),
    )
    resources = forms.MultipleChoiceField(
        label=_("Loại dữ liệu"), choices=Resource.choices, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(label=_("Ngôn ngữ"), widget=forms.CheckboxSelectMultiple)
    sections = forms.MultipleChoiceField(label=_("Chuyên mục"), widget=forms.CheckboxSelectMultiple)
    per_minute = forms.IntegerField(
        label=_("Lượt mỗi phút"), min_value=1, max_value=MOST_PER_MINUTE, initial=300
    )
    per_day = forms.IntegerField(
        label=_("Lượt mỗi ngày"), min_value=1, max_value=MOST_PER_DAY, initial=20_000
    )
    expires_on = forms.DateField(
        label=_("Dùng được đến hết ngày"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Trong vòng hai năm; trước ngày đó có thể đổi khóa."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        sections = [(row.code, str(row)) for row in newsroom.sections()]
        self.fields["languages"].choices = list(languages.names().items())
        self.fields["sections"].choices = sections
        for name in ("resources", "languages", "sections"):
            self.fields[name].initial = [code for code, _label in self.fields[name].choices]
        self.fields["expires_on"].initial = clock.today() + YEAR

    def scope(self) -> Scope:
        """Of a valid form."""
        held = dict(self.cleaned_data)
        held.pop("label")
        end = _end_of(held.pop("expires_on"))
        return Scope(**held, expires_at=end)


def _end_of(day: dt.date) -> dt.datetime:
    """The last moment of a day in Việt Nam."""
    following = dt.datetime.combine(day + dt.timedelta(days=1), dt.time())
    return timezone.make_aware(following, timezone.get_default_timezone())


class RotateForm(forms.Form):
    overlap = forms.ChoiceField(label=_("Khóa cũ"), choices=OVERLAPS, initial="7")

    def days(self) -> dt.timedelta:
        return dt.timedelta(days=int(self.cleaned_data["overlap"]))


class RevokeForm(forms.Form):
    reason = forms.CharField(label=_("Lý do thu hồi"), max_length=300)
