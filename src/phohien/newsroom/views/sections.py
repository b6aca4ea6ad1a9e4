"""Sections with their owners and rhythms: the page that has gone quiet stands first."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from phohien.newsroom import reminders, selectors
from phohien.newsroom.models import Section
from phohien.organisation.policies import require_any


@login_required
@require_safe
def sections(request: HttpRequest) -> HttpResponse:
    """Quiet ones first, those of one's own agency marked."""
    require_any(request.user, "view", Section)
    quiet = reminders.quiet_sections()
    silent = {one.section.pk for one in quiet}
    context = {
        "quiet": quiet,
        "lively": [row for row in selectors.sections() if row.pk not in silent],
        "own": set(request.user.agency_ids(*[role for role, _a in request.user.live_grants])),
        "never": reminders.NEVER,
    }
    return render(request, "newsroom/sections.html", context)
