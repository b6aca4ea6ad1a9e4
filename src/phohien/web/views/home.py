"""The first page after sign-in: one of six, by role; who has several roles chooses by a link."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from phohien.organisation.enums import AGENCY_ROLES, Role
from phohien.plans.selectors import current_plan
from phohien.web.views import home_admin, home_agency, home_leader, home_press, home_province

VIEW = "goc"
PAGES: tuple[tuple[str, str, tuple[str, ...], Callable], ...] = (
    ("dieu-phoi", _("Điều phối"), (Role.COORDINATOR,), home_province.page),
    ("lanh-dao", _("Lãnh đạo tỉnh"), (Role.PROVINCIAL_LEADER,), home_leader.page),
    ("bao-chi", _("Báo chí"), (Role.PRESS_ANALYST, Role.PRESS_DESK), home_press.page),
    ("don-vi", _("Đơn vị của tôi"), AGENCY_ROLES, home_agency.page),
    ("quan-tri", _("Quản trị"), (Role.SYSTEM_ADMINISTRATOR,), home_admin.page),
    (
        "tong-quan",
        _("Tổng quan"),
        (Role.AUDITOR, Role.REVIEWER, Role.FINANCE_APPRAISER),
        home_leader.page,
    ),
)


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What this person owes or watches, and the one thing to do next."""
    own = [page for page in PAGES if request.user.has_role(*page[2])]
    if not own:
        return render(request, "web/home_none.html")
    asked = request.GET.get(VIEW)
    key, _label, _roles, page = next((row for row in own if row[0] == asked), own[0])
    views = [(row[0], row[1], row[0] == key) for row in own] if len(own) > 1 else []
    plan = current_plan(actor=request.user)
    return page(request, plan, {"plan": plan, "views": views, "view": key})


@login_required
def contents(request: HttpRequest) -> HttpResponse:
    """The whole menu as a page, for small screens and for people who look for a word."""
    return render(request, "web/contents.html")
