"""How far an agency is with one assignment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.plans.enums import AssignmentState as A

STEPS = {
    A.NOT_STARTED: "plan_work",
    A.IN_PROGRESS: "start",
    A.DONE: "finish",
    A.NOT_APPLICABLE: "set_aside",
}


class ProgressForm(forms.Form):
    """The new state in words, what to tell about it, and a reason when it does not apply."""

    state = forms.ChoiceField(
        label=_("Việc đang ở bước nào"),
        choices=[(state, state.label) for state in STEPS],
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn bước của việc này.")},
    )
    note = forms.CharField(
        label=_("Tình hình thực hiện"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Vài câu về việc đã làm, còn vướng gì. Báo cáo của đơn vị sẽ dùng lời này."),
    )
    reason = forms.CharField(
        label=_("Lý do không áp dụng"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Chỉ cần khi chọn “Không áp dụng”."),
    )

    @property
    def step(self) -> str:
        """The verb of ``update_progress``."""
        return STEPS[self.cleaned_data["state"]]
