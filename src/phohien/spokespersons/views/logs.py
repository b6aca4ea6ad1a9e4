"""The log of briefings, the log of monthly information, the list of press organs."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phohien.kernel import clock, listing, spreadsheet
from phohien.kernel.posting import posted
from phohien.organisation.models import Agency
from phohien.organisation.policies import require_any
from phohien.security.policies import NOTHING, allowed, get_visible, require, visible
from phohien.spokespersons import services, tables
from phohien.spokespersons.clocks import PROVINCE_OFFICE
from phohien.spokespersons.forms.work import BriefingForm, MonthForm, OutletForm
from phohien.spokespersons.models import Briefing, Outlet
from phohien.spokespersons.policies import DESK
from phohien.spokespersons.selectors import work
from phohien.spokespersons.views.acting import act, attempt, form_page, trail


def _list_step() -> tuple[str, str]:
    return _("Giao ban, thông tin tháng"), reverse("spokespersons:briefings")


@login_required
@require_safe
def briefings(request: HttpRequest) -> HttpResponse:
    """Who told what at which briefing; beside it the months of which nothing is logged."""
    require_any(request.user, "view", Briefing)
    rows = work.briefings(actor=request.user)
    if listing.wants_export(request.GET):
        title = _("Sổ giao ban báo chí")
        return spreadsheet.respond("giao-ban-bao-chi.xlsx", title, tables.BRIEFINGS, rows)
    changeable = visible(request.user, Briefing, "change").filter(voided_at=None)
    context = {
        "page": listing.page_of(request.GET, rows),
        "mine": set(changeable.values_list("pk", flat=True)),
        "months": work.months(actor=request.user)[:12],
        "missing": work.missing_months() if request.user.has_role(*DESK) else [],
        "may_log": allowed(request.user, "answer_press", Agency) != NOTHING,
        "crumbs": trail((_("Giao ban, thông tin tháng"), "")),
    }
    return render(request, "spokespersons/briefings.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def log_briefing(request: HttpRequest) -> HttpResponse:
    require_any(request.user, "answer_press", Agency)
    form = BriefingForm(request.user, posted(request))
    do = services.log_briefing
    if form.is_bound and attempt(form, lambda: do(actor=request.user, **form.cleaned_data)):
        messages.success(request, _("Đã ghi lượt giao ban."))
        return redirect("spokespersons:briefings")
    return form_page(
        request, form, title=_("Ghi lượt giao ban báo chí"), button=_("Ghi vào sổ"),
        lead=_("Mỗi lần đơn vị cung cấp thông tin tại giao ban là một lượt."),
        back=_list_step()[1], crumbs=trail(_list_step(), (_("Ghi lượt giao ban"), "")),
    )  # fmt: skip


@login_required
@require_POST
def void_briefing(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_visible(request.user, Briefing, pk=pk)
    require(request.user, "change", row)
    do, reason = services.void_briefing, request.POST.get("reason", "")
    return act(
        request, lambda: do(actor=request.user, briefing=row, reason=reason),
        _("Đã bỏ lượt này; sổ vẫn giữ dòng và lý do."), "spokespersons:briefings",
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "POST"])
def log_month(request: HttpRequest) -> HttpResponse:
    """What the province told the press about a month."""
    require_any(request.user, "answer_press", Agency)
    form = MonthForm(request.user, posted(request), initial=_last_month(request))
    if form.is_bound and attempt(form, lambda: _log_month(request.user, form.cleaned_data)):
        messages.success(request, _("Đã ghi thông tin của tháng."))
        return redirect("spokespersons:briefings")
    return form_page(
        request, form, title=_("Ghi thông tin hằng tháng"), button=_("Ghi vào sổ"),
        lead=_("UBND tỉnh cung cấp thông tin cho báo chí hằng tháng và cập nhật trên cổng."),
        back=_list_step()[1], crumbs=trail(_list_step(), (_("Thông tin hằng tháng"), "")),
    )  # fmt: skip


def _last_month(request: HttpRequest) -> dict:
    today = clock.today()
    asked = request.GET.get("thang", "") or today.strftime("%Y-%m")
    office = Agency.objects.filter(code=PROVINCE_OFFICE).values_list("pk", flat=True).first()
    return {"month": asked[:7], "provided_on": today, "agency": office}


def _log_month(user, found: dict):
    year, month = found["month"]
    return services.log_month(actor=user, **(found | {"year": year, "month": month}))


@login_required
@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    """Press organs that are invited."""
    require_any(request.user, "view", Outlet)
    rows = visible(request.user, Outlet)
    context = {
        "page": listing.page_of(request.GET, rows),
        "is_desk": request.user.has_role(*DESK),
        "crumbs": trail((_("Cơ quan báo chí"), "")),
    }
    return render(request, "spokespersons/outlets.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change_outlet(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_visible(request.user, Outlet, pk=pk)
    require(request.user, "change", row)
    names = ("name", "kind", "email", "is_active")
    form = OutletForm(posted(request), initial={name: getattr(row, name) for name in names})
    do = services.change_outlet
    if form.is_bound and attempt(
        form, lambda: do(actor=request.user, outlet=row, **form.cleaned_data)
    ):
        messages.success(request, _("Đã lưu."))
        return redirect("spokespersons:outlets")
    return form_page(
        request, form, title=row.name, button=_("Lưu"),
        lead=_("Danh sách chỉ giữ thông tin của cơ quan, không giữ thông tin của phóng viên."),
        back=reverse("spokespersons:outlets"),
        crumbs=trail((_("Cơ quan báo chí"), reverse("spokespersons:outlets")), (row.name, "")),
    )  # fmt: skip
