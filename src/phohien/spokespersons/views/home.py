"""The front page of the room: what waits for this person, and the clocks of the two decrees."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from phohien.kernel import clock
from phohien.organisation.enums import PROVINCE_READERS
from phohien.organisation.models import Agency
from phohien.organisation.policies import require_any
from phohien.security.policies import NOTHING, allowed
from phohien.spokespersons.clocks import IN_FORCE, publication_clock
from phohien.spokespersons.enums import ReportState
from phohien.spokespersons.models import Inquiry, SpeakingReport
from phohien.spokespersons.periods import current_year, last_day
from phohien.spokespersons.selectors import register, work

SHOWN = 8


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What is owed first; then the next conference, unpublished names, the yearly report."""
    user = request.user
    require_any(user, "view", Inquiry)
    owed = {name: list(rows[:SHOWN]) for name, rows in work.owed_by(actor=user).items()}
    context = {
        **owed,
        "nothing": not any(owed.values()),
        "works": allowed(user, "answer_press", Agency) != NOTHING,
        "today": clock.today(),
        "province": _province() if user.has_role(*PROVINCE_READERS) else None,
    }
    return render(request, "spokespersons/index.html", context)


def _owed_year() -> int:
    """The year whose report is to be sent: an earlier one that was not sent does not go away."""
    year = current_year()
    sent = SpeakingReport.objects.filter(year=year - 1, agency=None, state=ReportState.SENT)
    return year if year - 1 < IN_FORCE.year or sent.exists() else year - 1


def _province() -> dict:
    """What the desk watches."""
    year, planned = _owed_year(), work.next_planned()
    due = work.province_conference_due()
    late = [(row, publication_clock(row)) for row in register.unpublished()[:SHOWN]]
    sent = SpeakingReport.objects.filter(year=year, agency=None).first()
    return {
        "conference_due": due,
        "planned": planned,
        "is_planned": planned is not None and timezone.localdate(planned.starts_at) <= due,
        "unpublished": late,
        "without": register.agencies_without().count(),
        "missing_months": work.missing_months(),
        "year": year,
        "report": sent,
        "report_due": last_day(year),
    }
