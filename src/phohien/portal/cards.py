"""Publications as cards, lines of the calendar and library tiles. One rule: only cleared words."""

import datetime as dt
from collections.abc import Iterable

from phohien.newsroom.models import Publication
from phohien.portal import content, dependencies
from phohien.portal.page_parts import Card, HappeningCard, MediaTile


def cards(publications: Iterable[Publication], locale: str) -> tuple[Card, ...]:
    """Each with its section, agency and current version selected."""
    made = (card(row, locale) for row in publications)
    return tuple(found for found in made if found)


def card(publication: Publication, locale: str) -> Card | None:
    """None when the words are not the cleared ones."""
    words = shown(publication)
    if words is None:
        return None
    return Card(
        title=words["title"],
        url=publication.path,
        lead=words.get("lead", ""),
        kicker=publication.section.title(locale),
        picture=content.picture_of(publication),
        published_at=publication.first_published_at,
        agency=agency_name(words.get("agency") or {}, locale),
        kind=words.get("kind") or "news",
        information_kind=words.get("information_kind") or "official",
        is_corrected=publication.current.is_correction,
    )


def shown(publication: Publication) -> dict | None:
    """The cleared snapshot, noted as a dependency of what is being made."""
    dependencies.on(dependencies.item(publication.pk))
    return content.cleared(publication)


def agency_name(agency: dict, locale: str) -> str:
    """Vietnamese in Vietnamese; elsewhere the English name when there is one."""
    return agency.get("name", "") if locale == "vi" else agency.get("name_en") or agency["name"]


def happenings(publications: Iterable[Publication], today: dt.date) -> tuple[HappeningCard, ...]:
    made = (happening(row, today) for row in publications)
    return tuple(found for found in made if found)


def happening(publication: Publication, today: dt.date) -> HappeningCard | None:
    words = shown(publication)
    facts = (words or {}).get("facts") or {}
    starts = day(facts.get("starts_on"))
    if words is None or starts is None:
        return None
    ends = day(facts.get("ends_on")) or starts
    return HappeningCard(
        title=words["title"],
        url=publication.path,
        starts_on=starts,
        ends_on=ends if ends != starts else None,
        place=facts.get("place_name", ""),
        lead=words.get("lead", ""),
        picture=content.picture_of(publication),
        is_past=ends < today,
    )


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text[:10]) if text else None


def media_tiles(publication: Publication, locale: str) -> list[MediaTile]:
    """Every picture and clip that a live item shows, each leading to that item."""
    words = shown(publication)
    if words is None:
        return []
    return [
        _tile(publication, words, kind, row)
        for kind, row in content.pictures(publication)
        if row.get("src")
    ]


def _tile(publication: Publication, words: dict, kind: str, row: dict) -> MediaTile:
    is_clip = kind == "clip"
    return MediaTile(
        title=(row.get("title") if is_clip else row.get("caption") or row.get("alt"))
        or words["title"],
        url=publication.path,
        picture=row.get("poster") if is_clip else row,
        kind=kind,
        credit=row.get("credit", ""),
        day=publication.first_published_at.date() if publication.first_published_at else None,
    )
