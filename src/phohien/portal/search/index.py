"""Keeping the index with what is live: every publication in its own transaction, never later."""

from collections import Counter

from django.db import transaction

from phohien.newsroom import selectors as newsroom
from phohien.newsroom.models import Publication
from phohien.newsroom.reading import plain_text
from phohien.portal import cards, content
from phohien.portal.models import SearchEntry, SearchWord
from phohien.portal.search import tables, tokens
from vanban.skeleton import fold

SHORTEST, LONGEST = 2, 40  # letters of a word that is kept for corrections


@transaction.atomic
def put(publication: Publication) -> None:
    """Index the live version; what is not cleared word for word is not found."""
    words = content.cleared(publication) if publication.is_live else None
    if words is None:
        take(publication.pk)
        return
    entry = _entry(publication, words)
    _forget_words(publication.pk)
    entry.save()
    _count(entry.locale, _vocabulary(entry), +1)
    title, body = (" ".join(tokens.words(text)) for text in (entry.title, entry.body))
    tables.put(publication.pk, (title, fold(title), body, fold(body)))


@transaction.atomic
def take(pk: int) -> None:
    """Forget a publication."""
    _forget_words(pk)
    SearchEntry.objects.filter(pk=pk).delete()
    tables.take(pk)


def _entry(publication: Publication, words: dict) -> SearchEntry:
    agency = words.get("agency") or {}
    names = cards.agency_name(agency, publication.locale) if agency else ""
    places = "\n".join(row["name"] for row in words.get("places") or ())
    body = "\n".join(
        (words["title"], words.get("lead", ""), plain_text(_prose(words)), names, places)
    )
    return SearchEntry(
        publication=publication,
        version_id=publication.current_id,
        locale=publication.locale,
        section=publication.section.code,
        agency=agency.get("code", ""),
        type=publication.type,
        published_at=publication.first_published_at,
        title=tokens.clean(words["title"])[:255],
        body=tokens.clean(body),
    )


def _prose(words: dict) -> dict:
    """What a reader reads, without what the entry already holds."""
    kept = ("main_picture", "body", "sources", "facts", "byline")
    return {name: words.get(name) for name in kept}


def _vocabulary(entry: SearchEntry) -> Counter:
    """(folded, written) → how often, of words that somebody may mistype."""
    found = tokens.words(entry.body)
    return Counter((fold(word), word) for word in found if _is_typed(word))


def _is_typed(word: str) -> bool:
    plain = SHORTEST <= len(word) <= LONGEST and word.isalpha()
    return plain and not tokens.RUNS.search(word)


def _forget_words(pk: int) -> None:
    old = SearchEntry.objects.filter(pk=pk).first()
    if old:
        _count(old.locale, _vocabulary(old), -1)


def _count(locale: str, words: Counter, sign: int) -> None:
    """Add or take away; words that nobody uses any more go."""
    mine = SearchWord.objects.select_for_update().filter(locale=locale)
    known = {
        (row.folded, row.form): row for row in mine.filter(folded__in={key[0] for key in words})
    }
    fresh = []
    for (folded, form), times in words.items():
        row = known.get((folded, form))
        if row is None:
            row = SearchWord(locale=locale, folded=folded, form=form, count=0)
            fresh.append(row)
        row.count = max(0, row.count + sign * times)
    changed = [known[key] for key in words if key in known]
    SearchWord.objects.bulk_create([row for row in fresh if row.count], batch_size=500)
    SearchWord.objects.bulk_update(changed, ["count"], batch_size=200)
    SearchWord.objects.filter(locale=locale, count=0).delete()


def catch_up() -> int:
    """Index what is live and is not in the index as it is live; drop what is not; → how many."""
    live = dict(newsroom.live_items().order_by().values_list("pk", "current_id"))
    known = dict(SearchEntry.objects.values_list("pk", "version_id"))
    gone = known.keys() - live.keys()
    stale = [pk for pk, version in live.items() if known.get(pk) != version]
    for pk in gone:
        take(pk)
    for publication in newsroom.live_items().filter(pk__in=stale):
        put(publication)
    return len(gone) + len(stale)
