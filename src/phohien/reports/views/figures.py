"""The pieces of evidence behind one figure of a report: exactly those it counts."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phohien.kernel import listing, spreadsheet
from phohien.kernel.errors import NotVisible
from phohien.organisation.enums import AGENCY_ROLES, PROVINCE_READERS
from phohien.organisation.models import Agency
from phohien.organisation.selectors import agencies
from phohien.plans import tables
from phohien.reports import selectors
from phohien.reports.figures import LABELS, SUMMED, agency_figures, counted_for, province_figures
from phohien.reports.models import ReportRound
from phohien.security.policies import visible


@login_required
@require_safe
def behind(request: HttpRequest, pk: int, figure: str) -> HttpResponse:
    """The rows, their sum, and the same list as XLSX; ``?don_vi=`` narrows to one agency."""
    if figure not in LABELS:
        raise Http404
    round = selectors.get_round(actor=request.user, pk=pk)
    agency = _agency(request)
    rows = counted_for(figure, round, agency.pk if agency else None)
    rows = visible(request.user, rows).select_related("agency", "same_event__agency")
    rows = listing.ordered(request.GET, rows.order_by("-happened_on", "-pk"), tables.EVIDENCE)
    if listing.wants_export(request.GET):
        return spreadsheet.respond("so-lieu.xlsx", str(LABELS[figure]), tables.EVIDENCE, rows)
    context = {
        "round": round,
        "agency": agency,
        "label": LABELS[figure],
        "value": _value(round, agency, figure),
        "is_sum": figure in SUMMED,
        "page": listing.page_of(request.GET, rows),
        "crumbs": [(_("Báo cáo"), reverse("reports:index")), (str(LABELS[figure]), "")],
    }
    return render(request, "reports/figure.html", context)


def _agency(request: HttpRequest) -> Agency | None:
    """The agency asked for; people of agencies see their own only."""
    asked, user = request.GET.get("don_vi", ""), request.user
    if not asked and user.has_role(*PROVINCE_READERS):
        return None
    rows = agencies(actor=user)
    if not user.has_role(*PROVINCE_READERS):
        rows = rows.filter(pk__in=user.agency_ids(*AGENCY_ROLES))
    found = rows.filter(pk=int(asked)).first() if asked.isdecimal() else None
    if found is None:
        raise NotVisible()
    return found


def _value(round: ReportRound, agency: Agency | None, figure: str) -> int:
    figures = agency_figures(round, agency.pk) if agency else province_figures(round)
    return getattr(figures, figure)
