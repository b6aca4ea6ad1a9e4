"""What the forms share: days and moments as the browser's own pickers, choices for a person."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from phohien.clearance.models import Topic
from phohien.organisation.models import Agency
from phohien.plans.models import Assignment, PlanTask
from phohien.spokespersons.enums import RefusalGround
from phohien.spokespersons.models import Outlet
from phohien.spokespersons.selectors.work import agencies_for

MOMENT = "%Y-%m-%dT%H:%M"


def day(label, required: bool = True, help_text="") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget, help_text=help_text)


def moment(label, required: bool = True, help_text="") -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)
    return forms.DateTimeField(
        label=label, required=required, widget=widget, help_text=help_text,
        input_formats=[MOMENT, "%Y-%m-%dT%H:%M:%S"],
    )  # fmt: skip


def words(label, rows: int = 4, required: bool = True, most: int = 20_000, help_text=""):
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=required, max_length=most, widget=widget, help_text=help_text
    )


def topic() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=_("Chủ đề"), queryset=Topic.objects.all(), required=False, empty_label=_("Chọn…"),
        help_text=_("Chủ đề nhạy cảm cần cơ quan duyệt thứ hai."),
    )  # fmt: skip


class AgencyForm(forms.Form):
    """A form in the name of an agency; the choice goes away when there is only one."""

    action = "answer_press"

    def __init__(self, actor, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        rows = agencies_for(actor, self.action)
        self.fields["agency"] = forms.ModelChoiceField(
            label=_("Đơn vị"), queryset=rows, empty_label=_("Chọn…")
        )
        self.order_fields(["agency"])
        if rows.count() == 1:
            self.fields["agency"].initial = self.initial.setdefault("agency", rows[0].pk)


class OutletFields(forms.Form):
    """A press organ from the list, or the name of a new one."""

    outlet = forms.ModelChoiceField(
        label=_("Cơ quan báo chí"), queryset=Outlet.objects.filter(is_active=True), required=False,
        empty_label=_("Chọn trong danh sách…"),
    )  # fmt: skip
    outlet_name = forms.CharField(
        label=_("hoặc ghi tên cơ quan báo chí chưa có trong danh sách"), required=False,
        max_length=160,
    )  # fmt: skip

    def needs_outlet(self, found: dict) -> None:
        if not found.get("outlet") and not (found.get("outlet_name") or "").strip():
            self.add_error("outlet", _("Hãy chọn hoặc ghi tên cơ quan báo chí."))


class RefusalFields(forms.Form):
    """The ground of the law and the reason that is told."""

    ground = forms.ChoiceField(
        label=_("Căn cứ từ chối (Luật Báo chí, khoản 2 Điều 31)"), choices=RefusalGround.choices
    )
    reason = words(_("Lý do, cơ quan báo chí sẽ đọc được"), rows=3, most=500)


class ReasonForm(forms.Form):
    reason = words(_("Lý do"), rows=2, most=300)


def tasks_for(actor, agencies=None):
    """Tasks of adopted plans that the actor's agencies have a part in."""
    rows = agencies if agencies is not None else agencies_for(actor)
    owed = Assignment.objects.in_force().filter(agency__in=rows)
    return PlanTask.objects.filter(Q(assignments__in=owed)).distinct()


def plan_task() -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=_("Nhiệm vụ của kế hoạch"), queryset=PlanTask.objects.none(), required=False,
        empty_label=_("Không gắn"),
        help_text=_("Minh chứng được ghi vào nhiệm vụ này khi việc đã làm xong."),
    )  # fmt: skip


def agency_of(form: forms.Form) -> Agency | None:
    """Whose form it is, from what was typed or what it began with."""
    value = form.data.get("agency") or form.initial.get("agency")
    return Agency.objects.filter(pk=value).first() if str(value or "").isdecimal() else None
