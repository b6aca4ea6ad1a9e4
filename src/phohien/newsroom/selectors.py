"""What is public, for the rooms above: only live publications, only their cleared versions."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from phohien.newsroom.enums import PublicationState
from phohien.newsroom.models import FormerPath, Item, Publication, Section, Version


def live_items(
    locale: str | None = None,
    *,
    section: str | None = None,
    agency_code: str | None = None,
    topic: str | None = None,
    commune_code: str | None = None,
    kind: str | None = None,
    type: str | None = None,
) -> QuerySet[Publication]:
    """Live publications, newest first, with ``current``, ``agency``, ``section`` selected.

    ``locale`` is vi, en, zh-hans, ko or ja; ``type`` item, place or happening; ``kind`` of
    newsroom.enums. The words are in ``publication.current.content``.
    """
    rows = Publication.objects.filter(state=PublicationState.LIVE)
    wanted = {
        "locale": locale,
        "section__code": section,
        "agency__code": agency_code,
        "communes__code": commune_code,
        "kind": kind,
        "type": type,
    }
    rows = rows.filter(**{name: value for name, value in wanted.items() if value is not None})
    if topic is not None:
        rows = rows.filter(topic_marks__contains=f"|{topic}|")
    return rows.select_related("current", "agency", "section").order_by(
        "-first_published_at", "-pk"
    )


def by_path(path: str) -> Publication | None:
    """The live or withdrawn publication at a public address such as ``/en/investment/x/``."""
    rows = Publication.objects.filter(
        path=path, state__in=(PublicationState.LIVE, PublicationState.WITHDRAWN)
    ).exclude(first_published_at=None)
    return rows.select_related("current", "agency", "section", "source").first()


def former_path(path: str) -> Publication | None:
    """The live publication that once stood at ``path``."""
    found = FormerPath.objects.filter(path=path).select_related("publication").first()
    return found.publication if found and found.publication.is_live else None


def translations_of(publication: Publication) -> list[Publication]:
    """The live publications of the same item, its own language included, by language."""
    root = publication.source_id or publication.pk
    rows = Publication.objects.filter(state=PublicationState.LIVE)
    family = rows.filter(source_id=root) | rows.filter(pk=root)
    return sorted(family.only("pk", "locale", "path", "title"), key=lambda row: row.locale)


def corrections_of(publication: Publication) -> list[Publication]:
    """Live items that correct this one or the one it was translated from, each in the language of
    ``publication`` where it is translated; the latest first."""
    of = [publication, publication.source] if publication.source_id else [publication]
    pages = Item.objects.filter(corrects__in=of).values("pk")
    rows = Publication.objects.filter(state=PublicationState.LIVE, page__in=pages)
    rows = rows.select_related("current").order_by("-last_published_at")
    said = {row.path for row in of}  # what the cleared words have to name
    found = [row for row in rows if row.current.snapshot["facts"].get("corrects") in said]
    return [_in_language(row, publication.locale) for row in found]


def _in_language(row: Publication, locale: str) -> Publication:
    found = Publication.objects.filter(source=row, locale=locale, state=PublicationState.LIVE)
    return row if row.locale == locale else found.first() or row


def history(publication: Publication) -> list[Version]:
    """All versions that were public, newest first."""
    return list(publication.versions.order_by("-number"))


def changes_since(sequence: int = 0, *, limit: int = 100) -> list[Publication]:
    """Publications that went public, changed or were withdrawn after ``sequence``, in order."""
    rows = Publication.objects.filter(sequence__gt=sequence).exclude(first_published_at=None)
    return list(rows.select_related("current", "agency", "section").order_by("sequence")[:limit])


def withdrawn(locale: str | None = None) -> QuerySet[Publication]:
    """What was public and is not any more, newest first."""
    rows = Publication.objects.filter(state=PublicationState.WITHDRAWN)
    rows = rows.filter(locale=locale) if locale else rows
    return rows.select_related("agency", "section").order_by("-withdrawn_at")


def corrected(locale: str, *, since: dt.datetime | None = None) -> QuerySet[Version]:
    """Versions published as corrections of live items, newest first."""
    rows = Version.objects.filter(
        is_correction=True,
        publication__locale=locale,
        publication__state=PublicationState.LIVE,
    )
    rows = rows.filter(published_at__gte=since) if since else rows
    return rows.select_related("publication").order_by("-published_at")


@dataclass(frozen=True, slots=True)
class QuietSection:
    """A section whose rhythm is broken."""

    section: Section
    last: dt.datetime | None
    days: int


def sections() -> list[Section]:
    return list(Section.objects.select_related("owner").order_by("order", "code"))
