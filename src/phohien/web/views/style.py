"""The living style page: every part of the design, for people who build screens."""

import datetime as dt

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from phohien.kernel import clock
from phohien.kernel.errors import NotVisible
from phohien.organisation.enums import Role
from phohien.plans.enums import AssignmentState, EvidenceKind
from phohien.plans.models import Assignment


class SampleForm(forms.Form):
    """A form with one of each control."""

    title = forms.CharField(label=_("Nội dung"), help_text=_("Một câu là đủ."), max_length=300)
    kind = forms.ChoiceField(label=_("Loại minh chứng"), choices=EvidenceKind.choices)
    day = forms.DateField(
        label=_("Ngày"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    state = forms.ChoiceField(
        label=_("Tình hình"), choices=AssignmentState.choices, widget=forms.RadioSelect
    )
    file = forms.FileField(label=_("Tệp đính kèm"), required=False)
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea)
    joint = forms.BooleanField(label=_("Làm cùng đơn vị khác"), required=False)


@login_required
def style(request: HttpRequest) -> HttpResponse:
    """Every component, in one page; for developers and the system administrator."""
    if not (settings.DEBUG or request.user.has_role(Role.SYSTEM_ADMINISTRATOR)):
        raise NotVisible()
    today = clock.today()
    context = {
        "crumbs": [(_("Trang của tôi"), "/lam-viec/"), (_("Bảng mẫu giao diện"), "")],
        "form": SampleForm({"kind": "event", "note": "Chữ đã nhập vẫn còn."}),
        "rows": [Assignment(state=state) for state in AssignmentState.values],
        "days": [today + dt.timedelta(days=days) for days in (-8, 0, 6, 60)],
        "page": Paginator(range(533), 25).page(int(request.GET.get("trang", 4))),
    }
    return render(request, "web/style.html", context)
