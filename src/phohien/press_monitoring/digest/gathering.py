"""Puts a day's page together from its entries and the state of things now; reads, never writes."""

import datetime as dt
from collections import defaultdict

from django.db.models import F, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from phohien.press_monitoring.digest.case_lines import case_lines
from phohien.press_monitoring.digest.decisions import decided_on
from phohien.press_monitoring.digest.enums import DigestState
from phohien.press_monitoring.digest.page import Failure, Item, Page
from phohien.press_monitoring.enums import BROKEN, SHOWN, Language, Mark, Relevance
from phohien.press_monitoring.models import (
    Article,
    Digest,
    DigestEntry,
    PressSource,
    Story,
)

PROVINCE = "Tỉnh Hưng Yên"


def page_of(digest: Digest) -> Page:
    """What was sent, or what would be sent now. A bounded number of queries, whatever its size."""
    if digest.state == DigestState.SENT:
        return Page.of(digest.page)
    with translation.override("vi"):
        return _page(digest)


def _page(digest: Digest) -> Page:
    url = reverse("press_monitoring:digest_day", args=[digest.day.isoformat()])
    items = _items(standing_entries(digest), url)
    answers = [item for item, mark in items if mark == Mark.NEEDS_ANSWER and _is_open(item)]
    others = [item for item, mark in items if mark != Mark.NEEDS_ANSWER]
    sources = followed_sources()
    return Page(
        day=digest.day,
        composed_at=digest.composed_at,
        covers_from=digest.covers_from,
        covers_until=digest.covers_until,
        url=url,
        province=PROVINCE,
        editor=str(digest.edited_by) if digest.edited_by else "",
        edited_at=digest.edited_at,
        opening=digest.opening,
        sources=sources.count(),
        failures=_failures(sources, digest.covers_from),
        stories=others,
        answers=answers,
        decisions=decided_on(digest.day - dt.timedelta(days=1)),
    )


def standing_entries(digest: Digest) -> list[DigestEntry]:
    """Entries that stand on the page: kept by people, still about the province, each story once.

    A story merged meanwhile stands in the place of the first of its parts.
    """
    rows = digest.entries.filter(is_dropped=False).select_related(
        "story__merged_into__first_article__source", "story__first_article__source"
    )
    kept: dict[int, DigestEntry] = {}
    for entry in rows.prefetch_related("story__topics", "story__merged_into__topics"):
        entry.told = entry.story.merged_into or entry.story
        if is_shown(entry.told):
            kept.setdefault(entry.told.pk, entry)
    return list(kept.values())


def is_shown(story: Story) -> bool:
    """Whether a story may stand on a page as things are now."""
    aside = story.mark == Mark.NOTHING or story.merged_into_id is not None
    return story.relevance in SHOWN and not aside


def _items(entries: list[DigestEntry], url: str) -> list[tuple[Item, str]]:
    outlets = _outlets([entry.told.pk for entry in entries])
    waiting = [entry.told.pk for entry in entries if entry.told.mark == Mark.NEEDS_ANSWER]
    cases = case_lines(waiting)
    return [(_item(entry, outlets, cases, url), entry.told.mark) for entry in entries]


def _outlets(story_ids: list[int]) -> dict[int, list[str]]:
    """Names of the outlets of each story, in the order of their first article."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    rows = Article.objects.filter(story_id__in=story_ids).order_by("published_at", "pk")
    for story_id, outlet in rows.values_list("story_id", "source__outlet"):
        found[story_id][outlet] = None
    return {story_id: list(names) for story_id, names in found.items()}


def _item(entry: DigestEntry, outlets: dict, cases: dict, url: str) -> Item:
    story, first = entry.told, entry.told.first_article
    abroad = first is not None and first.language != Language.VI
    return Item(
        story_id=story.pk,
        headline=entry.headline,
        summary=entry.summary,
        note=entry.note,
        outlets=outlets.get(story.pk, []),
        outlets_count=story.outlets_count,
        articles_count=story.articles_count,
        first_outlet=first.source.outlet if first else "",
        first_at=first.published_at if first else None,
        first_url=first.url if first else "",
        language=str(first.get_language_display()) if abroad else "",
        topics=[topic.name for topic in story.topics.all()],
        mark=str(story.get_mark_display()) if story.mark == Mark.GOOD_NEWS else "",
        url=f"{url}#tin-{story.pk}",
        is_confirmed=story.relevance == Relevance.CONFIRMED,
        cases=cases.get(story.pk, []),
    )


def _is_open(item: Item) -> bool:
    return not item.cases or not all(case.is_settled for case in item.cases)


def followed_sources():
    """Sources that are followed and were asked at least once."""
    return PressSource.objects.filter(is_active=True, last_attempt__isnull=False)


def _failures(sources, since: dt.datetime) -> list[Failure]:
    """Sources whose last answer was a failure, and those that nobody asked in the whole span."""
    rows = sources.filter(Q(health__in=BROKEN) | Q(last_attempt__lte=since))
    rows = rows.order_by(F("failing_since").asc(nulls_last=True), "outlet", "pk")
    return [_failure(row) for row in rows]


def _failure(row: PressSource) -> Failure:
    if row.health not in BROKEN:
        why = _("không được hỏi lại; việc đọc báo đang tắt hoặc bộ phận xử lý nền đã dừng")
        return Failure(name=_name(row), since=row.last_attempt, why=why)
    since = row.failing_since if row.last_success else None
    return Failure(name=_name(row), since=since, why=row.error_what)


def _name(row: PressSource) -> str:
    """The outlet, with which of its feeds when the feed has a name of its own."""
    feed = row.name.replace(row.outlet, "").strip(" -–—:|·") or ""
    return f"{row.outlet} ({feed})" if feed else row.outlet
