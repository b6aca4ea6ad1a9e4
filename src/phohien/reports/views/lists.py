"""The overview of rounds, and the list of agencies of one round."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phohien.kernel import listing, spreadsheet
from phohien.organisation.enums import PROVINCE_READERS, AgencyKind
from phohien.organisation.policies import require_any
from phohien.reports import selectors, tables
from phohien.reports.forms import STATES, AgenciesFilter
from phohien.reports.models import ReportingRegime, ReportRound
from phohien.security.policies import NOTHING, allowed


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """For an agency what it owes; for the province how many have come."""
    user = request.user
    rounds = list(selectors.rounds(actor=user))
    reads_all = user.has_role(*PROVINCE_READERS)
    context = {
        "own": selectors.own_reports(actor=user, of=rounds),
        "standings": selectors.standings(actor=user, of=rounds) if reads_all else [],
        "may_read_compiled": allowed(user, "read_compiled", ReportRound) != NOTHING,
        "may_change_regimes": allowed(user, "change", ReportingRegime) != NOTHING,
        "reads_all": reads_all,
    }
    return render(request, "reports/index.html", context)


@login_required
@require_safe
def agencies(request: HttpRequest, pk: int) -> HttpResponse:
    """Which agency is where with its report, and the same rows as XLSX."""
    require_any(request.user, "list_agencies", ReportRound)
    round = selectors.get_round(actor=request.user, pk=pk)
    form = AgenciesFilter(request.GET)
    rows = selectors.agencies_of_round(actor=request.user, round=round, **form.criteria())
    rows = listing.ordered(request.GET, rows, tables.AGENCIES)
    if listing.wants_export(request.GET):
        title = _("Tình hình gửi %(round)s") % {"round": str(round).lower()}
        return spreadsheet.respond("tinh-hinh-bao-cao.xlsx", title, tables.AGENCIES, rows)
    page = listing.page_of(request.GET, rows)
    for row in page:
        row.word, row.tone = tables.state_word(row), tables.TONES[row.state]
    context = {
        "round": round,
        "form": form,
        "page": page,
        "states": STATES,
        "kinds": AgencyKind.choices,
        "crumbs": [(_("Báo cáo"), reverse("reports:index")), (str(round), "")],
    }
    return render(request, "reports/agencies.html", context)
