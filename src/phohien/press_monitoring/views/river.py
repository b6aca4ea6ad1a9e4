"""The river: what the press says about the province, story by story."""

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phohien.kernel import clock, listing
from phohien.organisation.enums import PROVINCE_READERS
from phohien.organisation.policies import require_any
from phohien.press_monitoring import selectors
from phohien.press_monitoring.enums import Mark
from phohien.press_monitoring.forms import RiverFilter
from phohien.press_monitoring.models import Digest, PressSource, Story
from phohien.press_monitoring.spreading import spread_of
from phohien.security.policies import NOTHING, allowed, visible

PAGE = 25
DAYS = {"1": 1, "3": 3, "7": 7, "30": 30, "het": 0}
OUTLETS = 5


@login_required
@require_safe
def river(request: HttpRequest) -> HttpResponse:
    """Stories, the latest news first; every filter is in the address."""
    user = request.user
    require_any(user, "view", Story)
    form = RiverFilter(request.GET, outlets=selectors.outlets(actor=user))
    days = DAYS.get(request.GET.get("ngay", ""), 7)
    since = clock.now() - dt.timedelta(days=days) if days else None
    rows = selectors.stories(actor=user, since=since, **form.criteria())
    counts = selectors.counts_by_mark(rows)
    mark = request.GET.get("dau", "")
    if mark in Mark.values:
        rows = rows.filter(mark=mark)
    page = listing.page_of(request.GET, rows.prefetch_related("topics"), PAGE)
    _dress(user, page.object_list)
    sees_sources = allowed(user, "view", PressSource) != NOTHING
    context = {
        "page": page, "form": form, "days": days, "counts": counts, "total": sum(counts.values()),
        "is_narrowed": any(form.criteria().values()),
        "may_decide": allowed(user, "decide", Story) != NOTHING,
        "sees_sources": sees_sources,
        "sources": selectors.health_counts(actor=user) if sees_sources else None,
        "watch": selectors.watch_of(actor=user) if sees_sources else None,
        "morning": reverse("press_monitoring:digests") if _reads_mornings(user) else "",
        "doubtful": selectors.stories(actor=user, since=since, relevance="doubtful").count(),
    }  # fmt: skip
    return render(request, "press_monitoring/river.html", context)


def _dress(user, stories: list[Story]) -> None:
    """Each story with its outlets and its spread, in one query for all."""
    articles = selectors.articles_of_many(actor=user, stories=stories)
    for story in stories:
        own = articles[story.pk]
        names = list(dict.fromkeys(row.source.outlet for row in own))
        story.outlet_names, story.more_outlets = names[:OUTLETS], max(0, len(names) - OUTLETS)
        story.spread, story.first_seen = spread_of(own), own[0] if own else None


def _reads_mornings(user) -> bool:
    """As the list of morning pages has it: the province's readers, and who was sent one."""
    return user.has_role(*PROVINCE_READERS) or visible(user, Digest).exists()


def crumb() -> tuple[str, str]:
    return _("Nghe báo"), reverse("press_monitoring:river")
