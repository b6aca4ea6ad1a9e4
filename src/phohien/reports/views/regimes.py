"""Reporting regimes as data: the list with its dates, making and changing one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput
from phohien.kernel.working_days import load_calendar
from phohien.organisation.policies import require_any
from phohien.reports import services
from phohien.reports.models import ReportingRegime
from phohien.reports.periods import count_of, period_name, period_of
from phohien.reports.regime_forms import OutlineForm, RegimeForm, outline_initial, outline_of
from phohien.security.policies import NOTHING, allowed, get_visible, require, visible
from phohien.security.selectors import history


@login_required
@require_safe
def regime_list(request: HttpRequest) -> HttpResponse:
    """Every regime with the periods of this year."""
    regimes = visible(request.user, ReportingRegime)
    context = {
        "rows": [(regime, _periods(regime)) for regime in regimes],
        "may_change": allowed(request.user, "change", ReportingRegime) != NOTHING,
        "year": clock.today().year,
        "crumbs": [(_("Báo cáo"), reverse("reports:index")), (_("Chế độ báo cáo"), "")],
    }
    return render(request, "reports/regimes.html", context)


def _periods(regime: ReportingRegime) -> list[tuple]:
    """``(name, span, working days)`` of the periods of this year."""
    year, table = clock.today().year, load_calendar()
    rows = []
    for number in range(1, count_of(regime.period) + 1):
        span = period_of(regime, year, number)
        rows.append((period_name(regime.period, number, year), span, span.working_days(table)))
    return rows


@login_required
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    """A new regime."""
    require_any(request.user, "change", ReportingRegime)
    return _edit(request, None)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a regime; rounds that have received a report keep what was asked for then."""
    regime = get_visible(request.user, ReportingRegime, pk=pk)
    require(request.user, "change", regime)
    return _edit(request, regime)


def _edit(request: HttpRequest, regime: ReportingRegime | None) -> HttpResponse:
    form = RegimeForm(regime, request.POST or None)
    rows = OutlineForm(
        request.POST or None,
        initial=outline_initial(regime.outline if regime else []),
        prefix="muc",
    )
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        saved = _try(request, regime, form, rows)
        if saved is not None:
            messages.success(request, _("Đã lưu chế độ báo cáo “%(name)s”.") % {"name": saved.name})
            return redirect("reports:regimes")
    context = {
        "regime": regime,
        "form": form,
        "rows": rows,
        "history": history(actor=request.user, on=regime, limit=5) if regime else [],
        "crumbs": [
            (_("Báo cáo"), reverse("reports:index")),
            (_("Chế độ báo cáo"), reverse("reports:regimes")),
            (regime.name if regime else _("Thêm chế độ"), ""),
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "reports/regime_form.html", context, status=status)


def _try(request, regime, form: RegimeForm, rows) -> ReportingRegime | None:
    """The saved regime, or None with the complaint put on the form."""
    fields = {**form.cleaned_data, "outline": outline_of(rows)}
    try:
        if regime is None:
            return services.create_regime(actor=request.user, **fields)
        return services.change_regime(actor=request.user, regime=regime, **fields)
    except InvalidInput as error:
        form.add_error(error.field if error.field in form.fields else None, error.message)
        return None
