"""Which stories stand on a day's page and with which sentences, before a person looks at it."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone

from phohien.press_monitoring.digest.cutting import first_sentences, shortened
from phohien.press_monitoring.enums import SHOWN, Mark, Relevance
from phohien.press_monitoring.models import Article, Digest, DigestEntry, Story
from vanban.skeleton import fold

COMPOSE_AT, SEND_AT = dt.time(6, 20), dt.time(7)
LONGEST_SPAN = dt.timedelta(days=3)  # after a longer silence older news is no news
STALE = dt.timedelta(days=2)  # what a new source brings from further back is not of today
ANSWERABLE = dt.timedelta(days=14)
MOST_ENTRIES = 60
HEADLINE, SUMMARY = 300, 240


def moment_of(day: dt.date, time: dt.time) -> dt.datetime:
    """That time of that day in Việt Nam."""
    return dt.datetime.combine(day, time, timezone.get_default_timezone())


def span_of(now: dt.datetime, previous: Digest | None) -> tuple[dt.datetime, dt.datetime]:
    """From where the page before stopped, one day when there was none, three days at most."""
    since = previous.covers_until if previous else now - dt.timedelta(days=1)
    return max(since, now - LONGEST_SPAN), now


def shown_stories():
    """Stories that may stand on a page: about the province, not merged, not set aside."""
    rows = Story.objects.filter(merged_into=None, relevance__in=SHOWN)
    return rows.exclude(mark=Mark.NOTHING).select_related("first_article")


def chosen(since: dt.datetime, until: dt.datetime) -> list[Story]:
    """Stories with news read in the span, those a person confirmed first, then by outlets."""
    news = Article.objects.filter(
        fetched_at__gt=since, fetched_at__lte=until, published_at__gte=since - STALE
    )
    found = list(shown_stories().filter(pk__in=news.values("story_id")))
    known = {story.pk for story in found}
    found += [story for story in waiting_stories(until) if story.pk not in known]
    return sorted(found, key=_rank)[:MOST_ENTRIES]


def waiting_stories(now: dt.datetime):
    """Stories that somebody marked as needing an answer within two weeks."""
    return shown_stories().filter(mark=Mark.NEEDS_ANSWER, marked_at__range=(now - ANSWERABLE, now))


def _rank(story: Story) -> tuple:
    waits, confirmed = story.mark == Mark.NEEDS_ANSWER, story.relevance == Relevance.CONFIRMED
    return (not waits, not confirmed, -story.outlets_count, -story.last_at.timestamp(), story.pk)


def entries_of(
    digest: Digest, stories: Iterable[Story], start: int = 1, **fields
) -> list[DigestEntry]:
    """Unsaved entries with the machine's sentences, in order."""
    return [
        DigestEntry(
            digest=digest,
            story=story,
            position=position,
            headline=shortened(story.title, HEADLINE),
            summary=second_sentence(story),
            **fields,
        )
        for position, story in enumerate(stories, start=start)
    ]


def second_sentence(story: Story) -> str:
    """The first article's own opening, unless it only says the title again."""
    article = story.first_article
    if article is None:
        return ""
    said = first_sentences(article.lead or article.text[:1000], SUMMARY)
    return "" if _says_the_same(said, story.title) else said


def _says_the_same(sentence: str, title: str) -> bool:
    told, known = set(fold(sentence).split()), set(fold(title).split())
    return len(told - known) <= max(2, len(told) // 5)


def missing_from(digest: Digest, now: dt.datetime):
    """Stories that could be added by hand: shown, with news since the page's span began."""
    news = Article.objects.filter(
        fetched_at__gt=digest.covers_from, published_at__gte=digest.covers_from - STALE
    )
    recent = shown_stories().filter(Q(pk__in=news.values("story_id")))
    return recent.exclude(pk__in=digest.entries.values("story_id")).order_by("-last_at", "-pk")
