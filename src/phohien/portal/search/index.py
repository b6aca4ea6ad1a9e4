"""Keeping the index with what is live: every publication in its own transaction, never later."""

from collections import Counter

from django.db import connection, transaction

from phohien.newsroom import selectors as newsroom
from phohien.newsroom.models import Publication
from phohien.newsroom.reading import plain_text
from phohien.portal import cards, content
from phohien.portal.models import SearchEntry, SearchWord
from phohien.portal.search import tables, tokens
from vanban.skeleton import fold

MORE = (  # sorted keys, so that two writers never wait for each other in a circle
    "INSERT INTO portal_searchword (count, locale, folded, form) VALUES (%s, %s, %s, %s) "
    "ON CONFLICT (locale, folded, form) "
    "DO UPDATE SET count = portal_searchword.count + excluded.count"
)
FEWER = (
    "UPDATE portal_searchword SET count = CASE WHEN count > %s THEN count - %s ELSE 0 END "
    "WHERE locale = %s AND folded = %s AND form = %s"
)
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
    sql, twice = (MORE, 1) if sign > 0 else (FEWER, 2)
    rows = [(*[times] * twice, locale, *key) for key, times in sorted(words.items())]
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)
    if sign < 0:
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
