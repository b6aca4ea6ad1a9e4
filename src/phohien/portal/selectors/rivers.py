"""Lists of live items, each noting what it depends on. The words come from cleared versions."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import CharField, F, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast

from phohien.newsroom import selectors as newsroom
from phohien.newsroom.enums import InformationKind, ItemKind
from phohien.newsroom.models import Publication
from phohien.portal import dependencies as needs


def _fact(name: str) -> Cast:
    """A day of a happening as text; ISO days sort as text does."""
    facts = KeyTransform("facts", "current__snapshot")
    return Cast(KeyTextTransform(name, facts), CharField(max_length=10))


STARTS, ENDS = _fact("starts_on"), _fact("ends_on")


def newest(locale: str) -> QuerySet[Publication]:
    """Everything with news in it, newest first; pages that only introduce do not count."""
    needs.on(needs.river(locale))
    return newsroom.live_items(locale, type="item").exclude(kind=ItemKind.PAGE)


def everything(locale: str) -> QuerySet[Publication]:
    needs.on(needs.river(locale))
    return newsroom.live_items(locale)


def of_section(locale: str, code: str) -> QuerySet[Publication]:
    needs.on(needs.section(locale, code))
    return newsroom.live_items(locale, section=code)


def of_agency(locale: str, code: str) -> QuerySet[Publication]:
    """What the agency says, and for a commune also what is said about it."""
    needs.on(needs.agency(locale, code), needs.place(locale, code))
    about = Publication.communes.through.objects.filter(agency__code=code).values("publication_id")
    return newsroom.live_items(locale).filter(Q(agency__code=code) | Q(pk__in=about))


def clarifications(locale: str) -> QuerySet[Publication]:
    needs.on(*(needs.kind(locale, name) for name in ("clarification", "correction")))
    wanted = Q(information_kind=InformationKind.CLARIFICATION) | Q(kind=ItemKind.CORRECTION)
    return newsroom.live_items(locale).filter(wanted)


def places(locale: str) -> QuerySet[Publication]:
    needs.on(needs.kind(locale, "place"))
    return newsroom.live_items(locale, type="place")


def happenings(
    locale: str, *, since: dt.date, before: dt.date | None = None
) -> QuerySet[Publication]:
    """Happenings that end on ``since`` or later and begin before ``before``, soonest first."""
    needs.on(needs.kind(locale, "happening"))
    rows = newsroom.live_items(locale, type="happening").annotate(starts=STARTS, ends=ENDS)
    rows = rows.filter(ends__gte=since.isoformat())
    rows = rows.filter(starts__lt=before.isoformat()) if before else rows
    return rows.order_by("starts", "pk")


def happenings_of(locale: str, code: str, *, since: dt.date) -> QuerySet[Publication]:
    """Those of or in an agency's area."""
    about = Publication.communes.through.objects.filter(agency__code=code).values("publication_id")
    return happenings(locale, since=since).filter(Q(agency__code=code) | Q(pk__in=about))


def around(publication: Publication, codes: Sequence[str], limit: int = 3) -> list[Publication]:
    """Other items about the same communes; none when ``codes`` is empty."""
    if not codes:
        return []
    locale = publication.locale
    needs.on(*(needs.place(locale, code) for code in codes))
    about = Publication.communes.through.objects.filter(agency__code__in=codes)
    rows = newsroom.live_items(locale).filter(pk__in=about.values("publication_id"))
    return list(rows.exclude(pk=publication.pk)[:limit])


def akin(publication: Publication, without: Sequence[int], limit: int = 3) -> list[Publication]:
    """Other items of the same section, those that share a topic first."""
    locale, section = publication.locale, publication.section.code
    needs.on(needs.section(locale, section))
    rows = newsroom.live_items(locale, section=section).exclude(pk__in=[publication.pk, *without])
    return list(rows[:limit])


def changed(locale: str) -> QuerySet[Publication]:
    """All live items of a language by their last change: for sitemaps; only names and moments."""
    needs.on(needs.changes(locale))
    rows = newsroom.live_items(locale).select_related(None)
    moments = ("last_published_at", "first_published_at", "changed_at")
    rows = rows.only("path", "title", "locale", "source_id", *moments)
    return rows.order_by(F("last_published_at").desc(), "pk")
