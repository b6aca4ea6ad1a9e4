"""Forms of the intake screens: they check shape, the services check rules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.intake.models import IntakeTask
from phohien.organisation.models import Agency, AgencyGroup
from phohien.plans.enums import PlanState
from phohien.plans.models import Plan


class UploadForm(forms.Form):
    """The signed plan as a file."""

    file = forms.FileField(
        label=_("Tệp kế hoạch đã ký"),
        help_text=_("Bản quét PDF, ảnh chụp, tệp Word (.docx) hoặc văn bản .txt, tối đa 200 MB."),
        error_messages={"required": _("Hãy chọn tệp kế hoạch."), "empty": _("Tệp này trống.")},
    )
    previous = forms.ModelChoiceField(
        label=_("So với kế hoạch đã có"),
        queryset=Plan.objects.filter(state__in=[PlanState.ADOPTED, PlanState.CLOSED]),
        required=False,
        empty_label=_("Không so sánh, đây là kế hoạch mới"),
        help_text=_("Chọn khi đây là bản điều chỉnh hoặc kế hoạch của năm tiếp theo."),
    )


class HeaderForm(forms.Form):
    """The head of the document."""

    title = forms.CharField(label=_("Trích yếu"), max_length=300)
    issuer = forms.CharField(label=_("Cơ quan ban hành"), max_length=200, required=False)
    number = forms.CharField(label=_("Số"), max_length=20, required=False)
    symbol = forms.CharField(label=_("Ký hiệu"), max_length=40, required=False)
    date = forms.DateField(
        label=_("Ngày ban hành"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    plan_year = forms.IntegerField(label=_("Năm kế hoạch"), min_value=2000, max_value=2100)


class TaskForm(forms.ModelForm):
    """One found task."""

    class Meta:
        model = IntakeTask
        fields = [
            "code", "section", "title", "text", "role", "deadline", "recurrence", "condition",
        ]  # fmt: skip
        widgets = {
            "text": forms.Textarea(attrs={"rows": 8}),
            "condition": forms.Textarea(attrs={"rows": 2}),
            "deadline": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }


class AssigneesForm(forms.Form):
    """Who owes the task: agencies, groups, and members left out of the groups."""

    agencies = forms.ModelMultipleChoiceField(
        label=_("Đơn vị"),
        queryset=Agency.objects.filter(is_active=True),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 10}),
    )
    groups = forms.ModelMultipleChoiceField(
        label=_("Nhóm đơn vị"),
        queryset=AgencyGroup.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    exceptions = forms.ModelMultipleChoiceField(
        label=_("Trừ các đơn vị"),
        queryset=Agency.objects.filter(is_active=True),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
        help_text=_("Những đơn vị thuộc nhóm nhưng không phải làm nhiệm vụ này."),
    )
