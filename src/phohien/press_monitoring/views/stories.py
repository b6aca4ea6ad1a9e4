"""One story: who told it how and when, why it concerns the province, what was decided."""

from collections import Counter

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from phohien.organisation.enums import BOUND_ROLES
from phohien.press_monitoring import selectors
from phohien.press_monitoring.enums import Mark, Relevance
from phohien.press_monitoring.forms import NoteForm, TopicsForm
from phohien.press_monitoring.models import Article, Story
from phohien.press_monitoring.spreading import spread_of
from phohien.press_monitoring.views.river import crumb
from phohien.security.policies import NOTHING, allowed, may
from phohien.security.selectors import history

SHOWN = 100
WORDS = 200  # of a title, as the newsroom takes it


@login_required
@require_safe
def story(request: HttpRequest, pk: int) -> HttpResponse:
    """A merged story leads to the one it is part of."""
    user = request.user
    found = selectors.story_for(user, pk)
    if found.merged_into_id:
        return redirect("press_monitoring:story", found.merged_into_id)
    rows = selectors.articles_of(actor=user, story=found).prefetch_related("captures", "places")
    articles = list(rows[:SHOWN])
    decides = may(user, "decide", found)
    context = {
        "story": found, "articles": articles, "left_out": found.articles_count - len(articles),
        "spread": spread_of(articles), "main": _telling(articles), "places": _places(articles),
        "may_decide": decides, "may_capture": allowed(user, "capture", Article) != NOTHING,
        "open_case": _open_case(found) if decides else "",
        "write": _write(user, found, articles) if found.mark == Mark.GOOD_NEWS else "",
        "marks": [choice for choice in Mark.choices if choice[0] != Mark.NONE],
        "is_rejected": found.relevance == Relevance.REJECTED,
        "note_form": NoteForm(), "topics": found.topics.all(),
        "crumbs": [crumb(), (found.title, "")],
    }  # fmt: skip
    return render(request, "press_monitoring/story.html", context | _decided(request, found))


def _decided(request: HttpRequest, found: Story) -> dict:
    user = request.user
    decisions = list(selectors.decisions_of(actor=user, story=found)[:20])
    last = next((row for row in decisions if row.undone_at is None), None)
    asked = request.GET.get("gop", "")[:100]
    return {
        "decisions": decisions,
        "undoable": last.pk if last else None,
        "topics_form": TopicsForm(initial={"topics": found.topics.all()}),
        "near": selectors.near_stories(actor=user, story=found, text=asked),
        "asked": asked,
        "history": history(actor=user, on=found, limit=10),
    }


def _telling(articles: list[Article]) -> Article | None:
    """The article whose judgement is the surest: its reasons are shown for the story."""
    return max(articles, key=lambda row: row.judgement.get("confidence", 0), default=None)


def _places(articles: list[Article]) -> list[tuple[str, int]]:
    """Names of places with the number of articles that tell them."""
    told = Counter(
        name
        for row in articles
        for name in {place["name"] for place in row.judgement.get("places", [])}
    )
    return told.most_common(12)


def _write(user, found: Story, articles: list[Article]) -> str:
    """The newsroom's form with title and sources filled in, for who writes for an agency."""
    if not user.agency_ids(*BOUND_ROLES):
        return ""
    outlets = dict.fromkeys(row.source.outlet for row in articles)
    start = {"title": found.title[:WORDS], "source": ", ".join(outlets)[:WORDS]}
    return f"{reverse('newsroom:write')}?{urlencode(start)}"


def _open_case(found: Story) -> str:
    """The room of clarifications is above this one: known by its address alone."""
    try:
        return f"{reverse('clarifications:create')}?story={found.pk}"
    except NoReverseMatch:
        return ""
