"""Reading what the press says: stories, articles, decisions, captures, sources."""

import datetime as dt

from django.db.models import Q, QuerySet

from phohien.kernel.errors import NotVisible
from phohien.press_monitoring.enums import SHOWN
from phohien.press_monitoring.models import Article, Capture, Decision, PressSource, Story
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
