"""What an attempt brought: source, articles and stories together or not at all.

Whoever stores holds the row of ``Watch``: articles are put into stories one after another,
whichever worker does it. A person's decision is never changed here.
"""

import datetime as dt

from django.db import transaction
from django.db.models import F

from newswatch import Item
from phohien.clearance.secrecy import scan_lines
from phohien.kernel import clock
from phohien.organisation.models import Agency
from phohien.press_monitoring.enums import BROKEN, Relation, Relevance
from phohien.press_monitoring.keeping import Find, lead_of, published_at, told
from phohien.press_monitoring.models import Article, DayCount, PressSource, Story
from phohien.press_monitoring.placing import Placer
from phohien.press_monitoring.reading import Reading
from phohien.press_monitoring.services.counting import recount
from phohien.press_monitoring.services.records import lock_watch

TITLE, TEXT = 300, 100_000


def store(reading: Reading, placer: Placer) -> int:
    """Write one attempt; returns how many articles were kept.

    An attempt that was overtaken (the source was asked by another worker, changed or switched
    off meanwhile) changes nothing.
    """
    try:
        with transaction.atomic():
            return _store(reading, placer)
    except BaseException:
        placer.forget()
        raise


def _store(reading: Reading, placer: Placer) -> int:
    lock_watch()
    rows = PressSource.objects.select_for_update(of=("self",))
    source = rows.filter(pk=reading.source_id, polls=reading.polls, is_active=True).first()
    if source is None:
        return 0
    fresh = _fresh(reading.finds)
    if fresh:
        placer.catch_up()
    for find in fresh:
        keep(source, find, placer)
    _count(source, len(reading.outcome.new), len(fresh))
    _write_attempt(source, reading)
    return len(fresh)


def _fresh(finds: tuple[Find, ...]) -> list[Find]:
    """Those not stored yet, once each, oldest first."""
    by_key = {find.key: find for find in finds}
    known = set(Article.objects.filter(key__in=by_key).values_list("key", flat=True))
    new = [find for key, find in by_key.items() if key not in known]
    return sorted(new, key=lambda find: published_at(find.item))


def keep(source: PressSource, find: Find, placer: Placer) -> Article:
    """Store one article in the story of its nearest one, or in a new story."""
    item, published = find.item, published_at(find.item)
    text, lead = _words(item)
    placement = placer.place(find.key, item.title, text, published)
    nearest = _stored(placement.nearest)
    story = nearest.story if nearest else _begin(find, published)
    article = Article.objects.create(
        source=source,
        story=story,
        key=find.key,
        url=(item.url or "")[:1000],
        title=item.title[:TITLE],
        lead=lead,
        text=text,
        language=source.language,
        published_at=published,
        fetched_at=clock.now(),
        judgement=told(find.judgement),
        relation=(placement.relation or Relation.FIRST) if nearest else Relation.FIRST,
        nearest=nearest,
        why=[placement.why] if placement.why else [],
    )
    article.places.set(_communes(article.judgement))
    placer.remember(article)
    _surface(story, find)
    recount(story)
    return article


def _words(item: Item) -> tuple[str, str]:
    """Text and opening; neither is stored where the text bears a mark of secrecy."""
    text = (item.text or item.summary)[:TEXT]
    return ("", "") if scan_lines(text.splitlines()) else (text, lead_of(item))


def _stored(key: str | int | None) -> Article | None:
    return Article.objects.select_related("story").filter(key=key).first() if key else None


def _begin(find: Find, published: dt.datetime) -> Story:
    title = find.item.title[:TITLE]
    return Story.objects.create(
        title=title, first_at=published, last_at=published, relevance=find.relevance
    )


def _surface(story: Story, find: Find) -> None:
    """A doubtful story that somebody tells plainly is doubtful no more; people's words stay."""
    if find.relevance == Relevance.SUGGESTED:
        doubtful = Story.objects.filter(pk=story.pk, relevance=Relevance.DOUBTFUL)
        doubtful.update(relevance=Relevance.SUGGESTED)


def _communes(judgement: dict) -> list[int]:
    codes = {place["code"] for place in judgement["places"] if place.get("code")}
    return list(Agency.objects.filter(code__in=codes).values_list("pk", flat=True))


def _count(source: PressSource, read: int, kept: int) -> None:
    if not read:
        return
    row, _made = DayCount.objects.get_or_create(source=source, day=clock.today())
    DayCount.objects.filter(pk=row.pk).update(read=F("read") + read, kept=F("kept") + kept)


def _write_attempt(source: PressSource, reading: Reading) -> None:
    outcome = reading.outcome
    state = outcome.apply()
    health = state.health
    source.state, source.polls = state.to_dict(), source.polls + 1
    source.health, source.failures = health.state, health.failures
    source.next_due = _moment(state.next_due)
    source.last_attempt, source.last_success = (
        _moment(health.last_attempt),
        _moment(health.last_success),
    )
    source.last_new = _moment(health.last_new)
    broken = health.state in BROKEN
    source.failing_since = (source.failing_since or source.last_attempt) if broken else None
    source.error_code, source.error_what = health.code[:40], health.what[:400]
    source.error_todo = health.todo[:300]
    source.save()


def _moment(seconds: float) -> dt.datetime | None:
    return dt.datetime.fromtimestamp(seconds, dt.UTC) if seconds else None
