"""Which publications an answer is made from: live ones that the caller's key opens."""

import datetime as dt

from django.db.models import QuerySet

from phohien.api.callers import Caller
from phohien.api.v1.filters import WordsFilter
from phohien.newsroom import selectors as newsroom
from phohien.newsroom.models import Publication


def live(caller: Caller, asked: WordsFilter, **more) -> QuerySet[Publication]:
    """Live publications by the filters of ``asked``. Raises Problem 403 outside the key's scope."""
    caller.require_language(asked.language)
    caller.require_section(asked.section)
    rows = newsroom.live_items(
        asked.language,
        section=asked.section,
        agency_code=asked.agency,
        topic=asked.topic,
        commune_code=asked.commune,
        **more,
    )
    return caller.narrowed(rows)


def everything(caller: Caller) -> QuerySet[Publication]:
    return caller.narrowed(newsroom.live_items())


def published(pk: int) -> Publication | None:
    """Live or withdrawn, never a draft that was not public yet."""
    rows = Publication.objects.exclude(first_published_at=None)
    return rows.select_related("current", "agency", "section").filter(pk=pk).first()


def family(publication: Publication, caller: Caller) -> list[Publication]:
    """The live publications of the same item in all languages the caller reads."""
    root = publication.source_id or publication.pk
    rows = everything(caller)
    found = rows.filter(source_id=root) | rows.filter(pk=root)
    return sorted(found, key=lambda row: row.locale)


def last_change() -> dt.datetime | None:
    """When anything public last changed, withdrawals included."""
    rows = Publication.objects.exclude(first_published_at=None).order_by("-sequence")
    return rows.values_list("changed_at", flat=True).first()


def changes(after: int, since: dt.datetime | None, locale: str | None) -> QuerySet[Publication]:
    """What went public, changed or was withdrawn after the sequence number ``after``, in order."""
    rows = Publication.objects.exclude(first_published_at=None).filter(sequence__gt=after)
    rows = rows.filter(changed_at__gte=since) if since else rows
    rows = rows.filter(locale=locale) if locale else rows
    return rows.select_related("current", "section").order_by("sequence", "pk")
