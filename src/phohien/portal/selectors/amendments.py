"""What was corrected, withdrawn or clarified: the public's own register of our mistakes."""

import datetime as dt

from phohien.newsroom import selectors as newsroom
from phohien.newsroom.enums import ItemKind
from phohien.newsroom.models import Publication, Version
from phohien.portal import cards, claims, content, languages
from phohien.portal import dependencies as needs
from phohien.portal.page_parts import Amendment, Change
from phohien.portal.selectors import rivers

FALLBACKS = ("en", "vi")
LIMIT = 500  # of each kind; older ones stay at their own addresses


def amendments(locale: str) -> list[Amendment]:
    """Newest first, one list of all three kinds."""
    needs.on(needs.amendments(locale))
    rows = [*_corrected(locale), *_withdrawn(locale), *_clarified(locale)]
    return sorted(rows, key=lambda row: row.at, reverse=True)


def _corrected(locale: str) -> list[Amendment]:
    versions = newsroom.corrected(locale).select_related(
        "publication__current", "publication__agency", "publication__section"
    )[:LIMIT]
    rows = [(version, cards.card(version.publication, locale)) for version in versions]
    return [
        Amendment(
            "corrected", version.published_at, card.title, card.url, version.note, card.agency
        )
        for version, card in rows
        if card
    ]


def _withdrawn(locale: str) -> list[Amendment]:
    rows = newsroom.withdrawn(locale).exclude(first_published_at=None).select_related("current")
    return [_gone(row, locale) for row in rows[:LIMIT]]


def _gone(row: Publication, locale: str) -> Amendment:
    agency = row.agency.name if locale == "vi" else row.agency.name_en or row.agency.name
    title = last_title(row) or row.path
    return Amendment("withdrawn", row.withdrawn_at, title, row.path, row.withdrawn_reason, agency)


def last_title(row: Publication) -> str:
    """The title that was last public; the draft's own may be another one by now."""
    version = row.current or row.versions.order_by("-number").first()
    return version.snapshot.get("title", "") if content.is_cleared(version) else ""


def _clarified(locale: str) -> list[Amendment]:
    """Each answer once: in this language, else in English, else in Vietnamese."""
    found: dict[int, Publication] = {}
    for code in dict.fromkeys((locale, *FALLBACKS)):
        for row in rivers.clarifications(code)[:LIMIT]:
            found.setdefault(row.source_id or row.pk, row)
        if locale == languages.DEFAULT:
            break
    made = (_answer(row, locale) for row in found.values())
    return [row for row in made if row is not None]


def _answer(row: Publication, locale: str) -> Amendment | None:
    """One form for what others said wrongly and for what we said wrongly: nothing stands out."""
    card, words = cards.card(row, locale), row.current.snapshot
    if card is None or not isinstance(card.published_at, dt.datetime):
        return None
    claim = words.get("claim") or {}
    return Amendment(
        "corrected" if card.kind == ItemKind.CORRECTION else "clarified",
        card.published_at,
        card.title,
        card.url,
        card.lead,
        card.agency,
        verdict=claims.verdict(claim.get("verdict", "")),
        outlet=claim.get("outlet", ""),
        tag=languages.tag(row.locale) if row.locale != locale else "",
    )


def history(publication: Publication) -> tuple[Change, ...]:
    """Every version that was public, newest first, without its words."""
    rows = Version.objects.filter(publication=publication).order_by("-number")
    wanted = rows.values_list("number", "published_at", "note", "is_correction")
    return tuple(Change(*row) for row in wanted)
