"""Forms of the newsroom's screens: writing on a phone, appointing, withdrawing, correcting."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phohien.clearance.models import Topic
from phohien.media.enums import Consent, Licence
from phohien.newsroom.enums import InformationKind, ItemKind
from phohien.newsroom.models import Section
from phohien.organisation.enums import BOUND_ROLES, COMMUNE_KINDS
from phohien.organisation.models import Agency, User
from phohien.plans.models import Assignment, PlanTask

PHONE_KINDS = (ItemKind.NEWS, ItemKind.FEATURE, ItemKind.PHOTO_STORY, ItemKind.STATEMENT)
PHOTOS = 4
LONGEST_TEXT = 200_000  # characters; a book has more, an article never


class WriteForm(forms.Form):
    """An item as an officer writes it: words, then what it is about."""

    title = forms.CharField(
        label=_("Tiêu đề"), max_length=200, help_text=_("Nói việc gì, ở đâu; chừng 8 đến 16 chữ.")
    )
    lead = forms.CharField(
        label=_("Sapo"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Một, hai câu tóm tắt: ai, việc gì, ở đâu, khi nào."),
    )
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Cách một dòng trống giữa hai đoạn. Dòng bắt đầu bằng “## ” là đề mục."),
    )
    kind = forms.ChoiceField(
        label=_("Thể loại"),
        choices=[(kind.value, kind.label) for kind in PHONE_KINDS],
        initial=ItemKind.NEWS,
    )
    section = forms.ModelChoiceField(label=_("Chuyên mục"), queryset=Section.objects.all())
    agency = forms.ModelChoiceField(label=_("Đơn vị phát ngôn"), queryset=Agency.objects.none())
    byline = forms.CharField(label=_("Tác giả"), max_length=200)
    information_kind = forms.ChoiceField(
        label=_("Loại thông tin"),
        choices=InformationKind.choices,
        initial=InformationKind.PROMOTION,
    )
    topics = forms.ModelMultipleChoiceField(
        label=_("Chủ đề của kế hoạch"),
        queryset=Topic.objects.all(),
        widget=forms.CheckboxSelectMultiple,
    )
    communes = forms.ModelMultipleChoiceField(
        label=_("Địa bàn"),
        queryset=Agency.objects.filter(kind__in=COMMUNE_KINDS, is_active=True),
        required=False,
        help_text=_("Xã, phường mà bài nói tới."),
    )
    plan_task = forms.ModelChoiceField(
        label=_("Nhiệm vụ của kế hoạch"),
        queryset=PlanTask.objects.none(),
        required=False,
        help_text=_("Khi bài được đăng, minh chứng được ghi vào nhiệm vụ này."),
    )
    source = forms.CharField(
        label=_("Nguồn tin"),
        max_length=200,
        required=False,
        help_text=_("Văn bản, cuộc họp, người cung cấp; để trống nếu đơn vị tự viết."),
    )
    machine_made = forms.BooleanField(
        label=_("Bài có hình hoặc chữ do máy (AI) tạo"), required=False
    )

    def __init__(self, actor: User, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        own = actor.agency_ids(*BOUND_ROLES)
        agencies = Agency.objects.filter(pk__in=own)
        self.fields["agency"].queryset = agencies
        self.fields["agency"].empty_label = None
        owed = Assignment.objects.in_force().filter(agency_id__in=own)
        self.fields["plan_task"].queryset = PlanTask.objects.filter(
            Q(assignments__in=owed)
        ).distinct()
        self.initial.setdefault("byline", actor.full_name)
        if len(own) == 1:
            self.initial.setdefault("agency", own[0])
            communes = agencies.filter(kind__in=COMMUNE_KINDS)
            self.initial.setdefault("communes", list(communes.values_list("pk", flat=True)))


class PhotoForm(forms.Form):
    """One photo with everything that must go with it."""

    file = forms.FileField(
        label=_("Ảnh"),
        required=False,
        max_length=255,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    alt = forms.CharField(
        label=_("Mô tả cho người không nhìn thấy ảnh"), max_length=300, required=False
    )
    caption = forms.CharField(label=_("Chú thích"), max_length=300, required=False)
    credit = forms.CharField(label=_("Người chụp"), max_length=200, required=False)
    licence = forms.ChoiceField(
        label=_("Quyền sử dụng"),
        choices=[choice for choice in Licence.choices if choice[0] != Licence.UNKNOWN],
        initial=Licence.OWN_SHARED,
    )
    consent = forms.ChoiceField(
        label=_("Người trong ảnh"),
        choices=[choice for choice in Consent.choices if choice[0] != Consent.UNKNOWN],
        initial=Consent.PUBLIC_EVENT,
    )

    def clean(self) -> dict:
        data = super().clean()
        if data.get("file"):
            for name, message in NEEDED.items():
                if not data.get(name):
                    self.add_error(name, message)
        return data


NEEDED = {
    "alt": _("Hãy tả ảnh bằng một câu, để người không nhìn thấy cũng biết."),
    "caption": _("Hãy ghi chú thích của ảnh."),
    "credit": _("Hãy ghi người chụp."),
}


class KeptPhotoForm(forms.Form):
    """A photo that the item has already: its words here, or out with it."""

    alt = forms.CharField(label=_("Mô tả cho người không nhìn thấy ảnh"), max_length=300)
    caption = forms.CharField(label=_("Chú thích"), max_length=300)
    remove = forms.BooleanField(label=_("Bỏ ảnh này khỏi bài"), required=False)


KeptPhotoFormSet = forms.formset_factory(KeptPhotoForm, extra=0)
PhotoFormSet = forms.formset_factory(PhotoForm, extra=PHOTOS, max_num=PHOTOS, absolute_max=PHOTOS)


class HandInForm(forms.Form):
    """Handing in a newer version: what readers are told, and whether it corrects something."""

    note = forms.CharField(
        label=_("Điều đã đổi (người đọc thấy)"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_correction = forms.BooleanField(label=_("Đây là cải chính"), required=False)


class ScheduleForm(forms.Form):
    at = forms.DateTimeField(
        label=_("Đăng lúc"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M"],
    )

    def clean_at(self):
        moment = self.cleaned_data["at"]
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


class ReasonForm(forms.Form):
    """A reason that readers, or the log, will see."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


class LanguageSkillForm(forms.Form):
    """Who answers for a language."""

    user = forms.ModelChoiceField(
        label=_("Người"), queryset=User.objects.filter(is_active=True).order_by("full_name")
    )
    locale = forms.ChoiceField(label=_("Ngôn ngữ"))
    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=200,
        required=False,
        help_text=_("Bằng cấp, chứng chỉ hoặc công việc."),
    )

    def __init__(self, languages, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["locale"].choices = languages
