"""Giving a task to an agency or a group, and carrying unfinished work over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.organisation import selectors as organisation
from phohien.organisation.models import Agency
from phohien.plans.enums import AssignmentRole


class AssignForm(forms.Form):
    """One agency and its part."""

    agency = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=Agency.objects.none(), empty_label=_("Chọn đơn vị")
    )
    role = forms.ChoiceField(
        label=_("Vai trò"), choices=AssignmentRole.choices, initial=AssignmentRole.PERFORM
    )

    def __init__(self, actor, data=None) -> None:
        super().__init__(data)
        self.fields["agency"].queryset = organisation.agencies(actor=actor)


class UnfoldForm(forms.Form):
    """The members of a group, all chosen; untick to make an exception."""

    members = forms.ModelMultipleChoiceField(
        label=_("Giao cho các đơn vị"),
        queryset=Agency.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bỏ dấu ở đơn vị không phải làm việc này."),
        error_messages={"required": _("Hãy để lại ít nhất một đơn vị.")},
    )
    role = forms.ChoiceField(
        label=_("Vai trò"), choices=AssignmentRole.choices, initial=AssignmentRole.PERFORM
    )

    def __init__(self, group, data=None) -> None:
        members = organisation.members(group=group)
        super().__init__(data, initial={"members": list(members.values_list("pk", flat=True))})
        self.fields["members"].queryset = members
        self.fields["members"].label_from_instance = lambda row: row.short_name


class CarryOverForm(forms.Form):
    """Which tasks' unfinished assignments come into the new plan."""

    tasks = forms.MultipleChoiceField(
        label=_("Nhiệm vụ có việc chưa xong"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một nhiệm vụ để chuyển tiếp.")},
    )

    def __init__(self, unfinished, data=None) -> None:
        super().__init__(data, initial={"tasks": [str(row.task.pk) for row in unfinished]})
        self.fields["tasks"].choices = [(str(row.task.pk), str(row.task)) for row in unfinished]
