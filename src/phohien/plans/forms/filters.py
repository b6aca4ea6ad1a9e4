"""Filters of the lists as forms over the address. A wrong value is told and left out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from phohien.organisation import selectors as organisation
from phohien.organisation.enums import AgencyKind
from phohien.plans import selectors
from phohien.plans.enums import AssignmentRole, AssignmentState, EvidenceKind
from phohien.plans.models import Plan, PlanSection

ALL = "tat_ca"


def _date() -> forms.DateField:
    return forms.DateField(
        required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def choices(pairs, empty) -> list[tuple[str, str]]:
    """A closed list with a first line that means no filter."""
    return [("", empty), *pairs]


class AddressFilter(forms.Form):
    """A form whose wrong fields are dropped, so that an old or mistyped address still lists."""

    q = forms.CharField(label=_("Tìm trong danh sách"), required=False, max_length=100)
    don_vi = forms.ModelChoiceField(
        label=_("Đơn vị"), queryset=None, required=False, empty_label=_("Mọi đơn vị")
    )
    loai_don_vi = forms.ChoiceField(label=_("Loại đơn vị"), required=False)

    def __init__(self, actor, data) -> None:
        super().__init__(data)
        self.actor = actor
        self.fields["don_vi"].queryset = organisation.agencies(actor=actor)
        self.fields["don_vi"].label_from_instance = lambda row: row.short_name
        self.fields["loai_don_vi"].choices = choices(AgencyKind.choices, _("Mọi loại đơn vị"))

    def value(self, name: str):
        """The clean value of a field; empty when it is missing or wrong."""
        self.is_valid()
        return self.cleaned_data.get(name)

    @property
    def dropped(self) -> list[str]:
        """Labels of the fields whose value in the address means nothing."""
        return [str(self.fields[name].label) for name in self.errors if name in self.fields]

    @property
    def is_narrowed(self) -> bool:
        """Whether any field filters beyond the standing choice."""
        self.is_valid()
        return any(self.cleaned_data.get(name) for name in self.fields)


class AssignmentFilter(AddressFilter):
    """Of the list of assignments; without a plan it is the plan in force."""

    ke_hoach = forms.ChoiceField(label=_("Kế hoạch"), required=False)
    muc = forms.ModelChoiceField(
        label=_("Mục của kế hoạch"),
        queryset=PlanSection.objects.none(),
        required=False,
        empty_label=_("Mọi mục"),
    )
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False)
    vai_tro = forms.ChoiceField(label=_("Vai trò"), required=False)
    tu = _date()
    den = _date()
    qua_han = forms.BooleanField(label=_("Chỉ việc quá hạn"), required=False)
    im_lang = forms.BooleanField(label=_("Chỉ việc ba tháng không có thông tin"), required=False)

    def __init__(self, actor, data) -> None:
        super().__init__(actor, data)
        self.known = {str(plan.pk): plan for plan in selectors.plans(actor=actor)}
        self.current = next((p for p in self.known.values() if p.state == "adopted"), None)
        self._fill()

    def _fill(self) -> None:
        plans = [(pk, f"{plan.year} — {plan.title}") for pk, plan in self.known.items()]
        standing = _("Kế hoạch đang thực hiện")
        self.fields["ke_hoach"].choices = [("", standing), (ALL, _("Mọi kế hoạch")), *plans]
        self.fields["trang_thai"].choices = choices(AssignmentState.choices, _("Mọi trạng thái"))
        self.fields["vai_tro"].choices = choices(AssignmentRole.choices, _("Mọi vai trò"))
        self.fields["tu"].label = _("Thời hạn từ ngày")
        self.fields["den"].label = _("đến ngày")
        if self.plan is not None:
            self.fields["muc"].queryset = selectors.sections(actor=self.actor, plan=self.plan)

    @property
    def plan(self) -> Plan | None:
        """The plan the list is about; None means all."""
        asked = self.data.get("ke_hoach", "")
        return None if asked == ALL else self.known.get(asked, self.current)

    def criteria(self) -> dict:
        """Arguments for ``selectors.assignments``."""
        return {
            "plan": self.plan,
            "agency": self.value("don_vi"),
            "kind": self.value("loai_don_vi") or "",
            "section": self.value("muc"),
            "state": self.value("trang_thai") or "",
            "role": self.value("vai_tro") or "",
            "due_from": self.value("tu"),
            "due_to": self.value("den"),
            "late": bool(self.value("qua_han")),
            "quiet": bool(self.value("im_lang")),
            "text": self.value("q") or "",
        }


class EvidenceFilter(AddressFilter):
    """Of the list of evidence; without a year it is the year of the plan in force."""

    nam = forms.ChoiceField(label=_("Năm"), required=False)
    muc = forms.ModelChoiceField(
        label=_("Mục của kế hoạch"),
        queryset=PlanSection.objects.none(),
        required=False,
        empty_label=_("Mọi mục"),
    )
    loai = forms.ChoiceField(label=_("Loại minh chứng"), required=False)
    tu = _date()
    den = _date()
    cung_su_kien = forms.ChoiceField(
        label=_("Gộp sự kiện"),
        required=False,
        choices=[
            ("", _("Tất cả")),
            ("co", _("Đã gộp cùng sự kiện")),
            ("khong", _("Chưa gộp")),
        ],
    )
    da_rut = forms.BooleanField(label=_("Xem minh chứng đã rút"), required=False)

    def __init__(self, actor, data) -> None:
        super().__init__(actor, data)
        plans = list(selectors.plans(actor=actor))
        self.current = next((plan for plan in plans if plan.state == "adopted"), None)
        years = sorted({plan.year for plan in plans}, reverse=True)
        standing = str(self.current.year) if self.current else _("Mọi năm")
        self.fields["nam"].choices = [("", standing), (ALL, _("Mọi năm"))] + [
            (str(year), str(year)) for year in years
        ]
        self.fields["loai"].choices = choices(EvidenceKind.choices, _("Mọi loại"))
        self.fields["tu"].label, self.fields["den"].label = _("Từ ngày"), _("đến ngày")
        plan = next((plan for plan in plans if plan.year == self.year), None)
        if plan is not None:
            self.fields["muc"].queryset = selectors.sections(actor=actor, plan=plan)

    @property
    def year(self) -> int | None:
        """The year the list is about; None means all."""
        asked = self.data.get("nam", "")
        if asked == ALL:
            return None
        return int(asked) if asked.isdecimal() else getattr(self.current, "year", None)

    def criteria(self) -> dict:
        """Arguments for ``selectors.evidence``."""
        return {
            "year": self.year,
            "agency": self.value("don_vi"),
            "agency_kind": self.value("loai_don_vi") or "",
            "kind": self.value("loai") or "",
            "section": self.value("muc"),
            "since": self.value("tu"),
            "until": self.value("den"),
            "joined": {"co": "yes", "khong": "no"}.get(self.value("cung_su_kien") or "", ""),
            "withdrawn": bool(self.value("da_rut")),
            "text": self.value("q") or "",
        }
