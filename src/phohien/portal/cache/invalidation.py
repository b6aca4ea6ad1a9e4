"""What a public change makes stale: exactly the pages that show it, in every process at once."""

from collections.abc import Iterable

from phohien.newsroom import selectors as newsroom
from phohien.newsroom.models import Publication, Version
from phohien.portal import dependencies as needs
from phohien.portal.cache.stamps import stamps


def of_publishing(publication: Publication, version: Version, *, first: bool) -> set[str]:
    """A new item changes every list it enters; a changed one those it enters or leaves."""
    before = _previous(version)
    names = {needs.item(publication.pk), needs.changes(publication.locale)}
    if version.is_correction or _clarifies(version.snapshot):
        names.add(needs.amendments(publication.locale))
    if first:
        names |= lists(publication.locale, version.snapshot) | family(publication)
        names.add(needs.amendments(publication.locale))
    elif before is not None:
        names |= _moved(publication, before, version.snapshot)
    return names | _corrected(before or {}) | _corrected(version.snapshot)


def _corrected(words: dict) -> set[str]:
    """The item that a correction is about, in every language: it leads to the correction."""
    path = (words.get("facts") or {}).get("corrects")
    found = Publication.objects.filter(path=path).first() if path else None
    return {needs.item(found.pk)} | family(found) if found else set()


def _moved(publication: Publication, before: dict, now: dict) -> set[str]:
    """The lists a changed item enters or leaves; its days and its address count as well."""
    locale = publication.locale
    names = lists(locale, now) ^ lists(locale, before)
    if names:
        names.add(needs.river(locale))
    if before.get("facts") != now.get("facts"):
        names.add(needs.kind(locale, now.get("type", "")))
    if _address(before) != _address(now):
        names |= family(publication) | lists(locale, now)
    return names


def _address(words: dict) -> tuple:
    return words.get("section"), words.get("slug")


def of_withdrawal(publication: Publication) -> set[str]:
    names = {
        needs.item(publication.pk),
        needs.changes(publication.locale),
        needs.amendments(publication.locale),
    }
    version = publication.current or _last(publication)
    shown = lists(publication.locale, version.snapshot) if version else set()
    corrected = _corrected(version.snapshot) if version else set()
    return names | shown | family(publication) | corrected


def lists(locale: str, words: dict) -> set[str]:
    """Every list in which an item with these words stands."""
    names = {needs.river(locale), needs.section(locale, words.get("section", ""))}
    names |= {needs.agency(locale, (words.get("agency") or {}).get("code", ""))}
    names |= {needs.place(locale, row["code"]) for row in words.get("places") or ()}
    names |= {needs.topic(locale, code) for code in words.get("topics") or ()}
    names |= {needs.kind(locale, words.get("type", "")), needs.kind(locale, words.get("kind", ""))}
    names.add(needs.kind(locale, words.get("information_kind", "")))
    return names


def family(publication: Publication) -> set[str]:
    """The same item in other languages: their pages lead to this one."""
    return {needs.item(row.pk) for row in newsroom.translations_of(publication)}


def _clarifies(words: dict) -> bool:
    return words.get("information_kind") == "clarification" or words.get("kind") == "correction"


def _previous(version: Version) -> dict | None:
    rows = Version.objects.filter(
        publication_id=version.publication_id, number__lt=version.number
    ).order_by("-number")
    return rows.values_list("snapshot", flat=True).first()


def _last(publication: Publication) -> Version | None:
    return publication.versions.order_by("-number").first()


def bump(names: Iterable[str]) -> None:
    """Stale from now on, in every process of this machine."""
    stamps().bump(names)
