"""Reading what the press says: stories, articles, decisions, captures, sources."""

import datetime as dt

from django.db.models import Case, Count, Q, QuerySet, Sum, When
from django.db.models.functions import Coalesce

from phohien.kernel import clock
from phohien.kernel.errors import NotVisible
from phohien.press_monitoring.enums import BROKEN, SHOWN, Health
from phohien.press_monitoring.models import (
    Article,
    Capture,
    DayCount,
    Decision,
    PressSource,
    Story,
    Watch,
)
from phohien.security.policies import visible
from vanban.skeleton import fold


def stories(
    *,
    actor,
    relevance: str = "",
    mark: str = "",
    region: str = "",
    language: str = "",
    outlet: str = "",
    topic: str = "",
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    text: str = "",
) -> QuerySet[Story]:
    """Stories the actor may see, the latest news first. Without ``relevance``: those shown.

    ``since`` and ``until`` bound the latest article; ``topic`` is a code, ``text`` is looked
    for with or without accents in title, lead and text of the articles.
    """
    rows = visible(actor, Story).filter(merged_into=None)
    rows = rows.filter(relevance=relevance) if relevance else rows.filter(relevance__in=SHOWN)
    rows = rows.filter(mark=mark) if mark else rows
    rows = rows.filter(topics__code=topic) if topic else rows
    rows = rows.filter(last_at__gte=since) if since else rows
    rows = rows.filter(last_at__lt=until) if until else rows
    told = _told(region, language, outlet, text)
    rows = rows.filter(pk__in=Article.objects.filter(told).values("story_id")) if told else rows
    return rows.select_related("first_article__source")


def _told(region: str, language: str, outlet: str, text: str) -> Q:
    exact = {"source__region": region, "language": language, "source__outlet": outlet}
    wanted = Q(**{name: value for name, value in exact.items() if value})
    for word in fold(text).split()[:8]:
        wanted &= Q(text_folded__contains=word)
    return wanted


def search_articles(*, actor, text: str, since: dt.datetime | None = None) -> QuerySet[Article]:
    """Articles with all the words, with or without accents; the latest first."""
    rows = visible(actor, Article).filter(_told("", "", "", text))
    rows = rows.filter(published_at__gte=since) if since else rows
    return rows.select_related("source", "story").order_by("-published_at", "-pk")


def story_for(actor, pk: int) -> Story:
    """One story with its first article, or NotVisible."""
    rows = visible(actor, Story).select_related("first_article__source", "marked_by", "merged_into")
    return _one(rows, pk)


def article_for(actor, pk: int) -> Article:
    """One article with its source and story, or NotVisible."""
    return _one(visible(actor, Article).select_related("source", "story"), pk)


def capture_for(actor, pk: int) -> Capture:
    """One capture with its article, or NotVisible."""
    rows = visible(actor, Capture).select_related("article__source", "article__story", "asked_by")
    return _one(rows, pk)


def source_for(actor, pk: int) -> PressSource:
    return _one(visible(actor, PressSource).select_related("owner", "added_by"), pk)


def _one(rows: QuerySet, pk: int):
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible()
    return found


def articles_of(*, actor, story: Story) -> QuerySet[Article]:
    """The articles of a story in the order in which they came out."""
    rows = visible(actor, Article).filter(story=story)
    return rows.select_related("source", "nearest__source").order_by("published_at", "pk")


def captures_of(*, actor, article: Article) -> QuerySet[Capture]:
    return visible(actor, Capture).filter(article=article).select_related("asked_by")


def decisions(
    *, actor, since: dt.datetime | None = None, until: dt.datetime | None = None
) -> QuerySet[Decision]:
    """What was decided and not undone, the latest first."""
    rows = visible(actor, Decision).filter(undone_at=None).select_related("story", "by")
    rows = rows.filter(at__gte=since) if since else rows
    return rows.filter(at__lt=until) if until else rows


def broken_sources(*, actor) -> QuerySet[PressSource]:
    """Sources that are followed and could not be read at the last attempt, by how long."""
    rows = visible(actor, PressSource).filter(is_active=True, health__in=("failed", "gone"))
    return rows.order_by("failing_since", "outlet")


def outlets(*, actor) -> list[str]:
    """Names of the outlets that are followed or have articles, for filters."""
    rows = visible(actor, Article).order_by().values_list("source__outlet", flat=True).distinct()
    return sorted(rows)


def articles_of_many(*, actor, stories: list[Story]) -> dict[int, list[Article]]:
    """The articles of some stories by story, oldest first, with sources; in one query."""
    rows = visible(actor, Article).filter(story__in=stories).select_related("source")
    rows = rows.defer("text", "text_folded", "judgement").order_by("published_at", "pk")
    found: dict[int, list[Article]] = {story.pk: [] for story in stories}
    for row in rows:
        found[row.story_id].append(row)
    return found


def counts_by_mark(rows: QuerySet[Story]) -> dict[str, int]:
    """How many of the stories bear which mark."""
    return dict(rows.order_by().values_list("mark").annotate(Count("pk", distinct=True)))


def decisions_of(*, actor, story: Story) -> QuerySet[Decision]:
    """All that was decided about one story, also what was undone, the latest first."""
    return visible(actor, Decision).filter(story=story).select_related("by", "undone_by")


def near_stories(*, actor, story: Story, text: str = "") -> list[Story]:
    """Stories of the same days that may be the same one: by words asked for, else by its title."""
    span = dt.timedelta(days=7)
    rows = visible(actor, Story).filter(
        merged_into=None, last_at__gte=story.first_at - span, first_at__lte=story.last_at + span
    )
    rows = rows.exclude(pk=story.pk).order_by("-last_at").values_list("pk", "title")[:400]
    wanted = _words(text or story.title)
    shared = {pk: len(wanted & _words(title)) for pk, title in rows}
    least = 1 if text else 3
    best = sorted((pk for pk in shared if shared[pk] >= least), key=lambda pk: -shared[pk])[:6]
    found = Story.objects.select_related("first_article__source").in_bulk(best)
    return [found[pk] for pk in best]


def _words(text: str) -> set[str]:
    return {word for word in fold(text).split() if len(word) > 2} - _PLAIN


_PLAIN = {"hung", "yen", "tinh", "thai", "binh", "cua", "cho", "trong", "cac", "nhung", "duoc"}


def watch_of(*, actor) -> Watch:
    """Whether sources are read; a row that nobody has touched yet is one that says no."""
    return visible(actor, Watch).filter(pk=1).first() or Watch(pk=1)


def sources(*, actor, health: str = "", region: str = "", text: str = "") -> QuerySet[PressSource]:
    """Sources with what they brought in the last seven days; the broken ones first.

    ``health``: "broken", "off" (not followed), "good", "new" or empty.
    """
    week = clock.today() - dt.timedelta(days=6)
    of_week = Q(days__day__gte=week)
    rows = visible(actor, PressSource).annotate(
        read_week=Coalesce(Sum("days__read", filter=of_week), 0),
        kept_week=Coalesce(Sum("days__kept", filter=of_week), 0),
        broken=Case(When(is_active=True, health__in=BROKEN, then=0), default=1),
    )
    rows = rows.filter(_HEALTH[health]) if health in _HEALTH else rows
    rows = rows.filter(region=region) if region else rows
    for word in fold(text).split()[:8]:
        rows = rows.filter(name_folded__contains=word)
    return rows.order_by("broken", "-is_active", "outlet", "name", "pk")


_HEALTH = {
    "broken": Q(is_active=True, health__in=BROKEN),
    "good": Q(is_active=True, health__in=(Health.OK, Health.EMPTY, Health.UNCHANGED)),
    "new": Q(is_active=True, health=Health.NEW),
    "off": Q(is_active=False),
}


def health_counts(*, actor) -> dict[str, int]:
    """How many sources are broken, good, new, off; and ``all_away``: none of them answered.

    When every source that was asked cannot be reached, it is our own line that is down.
    """
    rows = visible(actor, PressSource)
    counts = {name: Count("pk", filter=wanted) for name, wanted in _HEALTH.items()}
    away = Q(is_active=True, error_code__in=("no-host", "unreachable"))
    found = rows.aggregate(total=Count("pk"), away=Count("pk", filter=away), **counts)
    asked = found["broken"] + found["good"]
    return found | {"all_away": asked >= 3 and found["away"] == asked}


def days_of(*, actor, source: PressSource, days: int = 30) -> QuerySet[DayCount]:
    since = clock.today() - dt.timedelta(days=days - 1)
    return visible(actor, DayCount).filter(source=source, day__gte=since).order_by("-day")
