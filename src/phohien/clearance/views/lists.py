"""What waits for me, the emergencies to review, and all cases."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phohien.clearance import selectors, tables
from phohien.clearance.forms import STATES, CasesFilter
from phohien.clearance.models import Case
from phohien.kernel import clock, listing, spreadsheet
from phohien.organisation.policies import require_any
from phohien.security.policies import visible

RECENT = 8


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """My queue by due time; the first one is what to do now."""
    require_any(request.user, "view", Case)
    queue = list(selectors.queue_of(request.user))
    for step in queue:
        step.is_late = bool(step.due_at and step.due_at < clock.now())
        step.is_mine = step.claimed_by_id == request.user.pk
    emergencies = selectors.emergencies(actor=request.user)
    context = {
        "queue": queue,
        "first": queue[0] if queue else None,
        "emergencies": emergencies,
        "reviewable": set(
            visible(request.user, emergencies, "review_emergency").values_list("pk", flat=True)
        ),
        "recent": _toned(selectors.signed_by(request.user)[:RECENT]),
    }
    return render(request, "clearance/index.html", context)


def _toned(cases) -> list[Case]:
    rows = list(cases)
    for row in rows:
        row.tone = tables.TONES[row.state]
    return rows


@login_required
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """All cases the person may see, with filters; the same rows as XLSX."""
    require_any(request.user, "view", Case)
    form = CasesFilter(request.GET)
    rows = selectors.cases(actor=request.user, **form.criteria())
    rows = listing.ordered(request.GET, rows, tables.CASES)
    if listing.wants_export(request.GET):
        title = str(_("Hồ sơ duyệt nội dung"))
        return spreadsheet.respond("ho-so-duyet.xlsx", title, tables.CASES, rows)
    page = listing.page_of(request.GET, rows)
    _tone_page(page)
    context = {
        "form": form,
        "page": page,
        "states": STATES,
        "crumbs": [(_("Duyệt nội dung"), reverse("clearance:index")), (_("Mọi hồ sơ"), "")],
    }
    return render(request, "clearance/cases.html", context)


def _tone_page(page) -> None:
    for row in page:
        row.tone = tables.TONES[row.state]
