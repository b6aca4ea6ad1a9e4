"""Lists of live items, each noting what it depends on. The words come from cleared versions."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import CharField, F, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast

from phohien.newsroom import selectors as newsroom
from phohien.newsroom.enums import InformationKind, ItemKind, PublicationState
from phohien.newsroom.models import Publication
from phohien.portal import dependencies as needs


def _fact(name: str) -> Cast:
    """A day of a happening as text; ISO days sort as text does."""
    facts = KeyTransform("facts", "current__snapshot")
    return Cast(KeyTextTransform(name, facts), CharField(max_length=10))


# What a card needs; a row of all columns of four tables costs three times as much to ask for.
CARD = (
    "path", "locale", "type", "kind", "information_kind", "first_published_at",
    "last_published_at", "source_id", "current__publication_id", "current__fingerprint",
    "current__snapshot", "current__media", "current__is_correction", "section__code",
    "section__titles", "section__slugs", "agency_id",
)  # fmt: skip
PAGE = (
    *CARD, "state", "withdrawn_at", "withdrawn_reason", "source_changed_at", "agency__code",
    "agency__name", "agency__name_en", "agency__kind", "agency__short_name",
)  # fmt: skip
STARTS, ENDS = _fact("starts_on"), _fact("ends_on")


def _live(locale: str, **wanted) -> QuerySet[Publication]:
    """newsroom's live items with the columns of a card only."""
    rows = newsroom.live_items(locale, **wanted)
    return rows.select_related(None).select_related("current", "section").only(*CARD)


def at(path: str) -> Publication | None:
    """The live or withdrawn item at ``path``, as newsroom.by_path finds it, in fewer columns."""
    rows = Publication.objects.filter(
        path=path, state__in=(PublicationState.LIVE, PublicationState.WITHDRAWN)
    ).exclude(first_published_at=None)
    return rows.select_related("current", "agency", "section").only(*PAGE).first()


def newest(locale: str) -> QuerySet[Publication]:
    """Everything with news in it, newest first; pages that only introduce do not count."""
    needs.on(needs.river(locale))
    return _live(locale, type="item").exclude(kind=ItemKind.PAGE)


def everything(locale: str) -> QuerySet[Publication]:
    needs.on(needs.river(locale))
    return _live(locale)


def of_section(locale: str, code: str) -> QuerySet[Publication]:
    needs.on(needs.section(locale, code))
    return _live(locale, section=code)


def of_agency(locale: str, code: str) -> QuerySet[Publication]:
    """What the agency says, and for a commune also what is said about it."""
    needs.on(needs.agency(locale, code), needs.place(locale, code))
    about = Publication.communes.through.objects.filter(agency__code=code).values("publication_id")
    return _live(locale).filter(Q(agency__code=code) | Q(pk__in=about))


def clarifications(locale: str) -> QuerySet[Publication]:
    needs.on(*(needs.kind(locale, name) for name in ("clarification", "correction")))
    wanted = Q(information_kind=InformationKind.CLARIFICATION) | Q(kind=ItemKind.CORRECTION)
    return _live(locale).filter(wanted)


def places(locale: str) -> QuerySet[Publication]:
    needs.on(needs.kind(locale, "place"))
    return _live(locale, type="place")


def happenings(
    locale: str, *, since: dt.date, before: dt.date | None = None
) -> QuerySet[Publication]:
    """Happenings that end on ``since`` or later and begin before ``before``, soonest first."""
    needs.on(needs.kind(locale, "happening"))
    rows = _live(locale, type="happening").annotate(starts=STARTS, ends=ENDS)
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
    rows = _live(locale).filter(pk__in=about.values("publication_id"))
    return list(rows.exclude(pk=publication.pk)[:limit])


def akin(publication: Publication, without: Sequence[int], limit: int = 3) -> list[Publication]:
    """Other items of the same section, those that share a topic first."""
    locale, section = publication.locale, publication.section.code
    needs.on(needs.section(locale, section))
    rows = _live(locale, section=section).exclude(pk__in=[publication.pk, *without])
    return list(rows[:limit])


def changed(locale: str) -> QuerySet[Publication]:
    """All live items of a language by their last change: for sitemaps; only names and moments."""
    needs.on(needs.changes(locale))
    rows = newsroom.live_items(locale).select_related(None)
    moments = ("last_published_at", "first_published_at", "changed_at")
    rows = rows.only("path", "title", "locale", "source_id", *moments)
    return rows.order_by(F("last_published_at").desc(), "pk")
