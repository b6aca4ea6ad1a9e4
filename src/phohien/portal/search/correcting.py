"""Typing errors: the nearest words that live items hold, tried until they find something."""

from collections.abc import Sequence
from itertools import product

from phohien.portal.models import SearchEntry, SearchWord
from phohien.portal.search import tables
from phohien.portal.search.tokens import Question
from vanban.skeleton import fold

CANDIDATES, TRIES = 5, 60
SHORT = 4  # letters; shorter words may differ by one stroke only


def correction(asked: Question, locale: str) -> str:
    """The question as it was probably meant, in the letters of an item; "" when nothing is near."""
    words = [fold(part[0]) for part in asked.parts if len(part) == 1]
    if not words or len(words) != len(asked.parts):
        return ""
    known = _vocabulary(locale)
    for choices in (_unknown_only(words, known), [_near(word, known) for word in words]):
        best = _best(words, choices, locale)
        if best:
            return _written(best, locale)
    return ""


def _vocabulary(locale: str) -> dict[str, int]:
    """Folded word → how often it stands in live items."""
    found: dict[str, int] = {}
    for folded, count in SearchWord.objects.filter(locale=locale).values_list("folded", "count"):
        found[folded] = found.get(folded, 0) + count
    return found


def _unknown_only(words: Sequence[str], known: dict[str, int]) -> list[list[str]]:
    return [[word] if word in known else _near(word, known) for word in words]


def _near(word: str, known: dict[str, int]) -> list[str]:
    """The word itself and the nearest others, the nearer and more usual first."""
    most = 1 if len(word) <= SHORT else 2
    rows = [
        (strokes, -count, other)
        for other, count in known.items()
        if abs(len(other) - len(word)) <= most and (strokes := distance(word, other, most)) <= most
    ]
    return [other for _strokes, _count, other in sorted(rows)[: CANDIDATES + 1]]


def distance(one: str, other: str, most: int) -> int:
    """Strokes between two words (one letter more, less, other, or two exchanged), to most + 1."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        older, before, row = before, row, [place]
        for at, target in enumerate(other, 1):
            cost = min(before[at] + 1, row[-1] + 1, before[at - 1] + (letter != target))
            if place > 1 and at > 1 and letter == other[at - 2] and one[place - 2] == target:
                cost = min(cost, older[at - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def _best(words: Sequence[str], choices: list[list[str]], locale: str) -> tuple[str, ...]:
    """Of the combinations the one that finds most, as a phrase first."""
    best, most = (), (0, 0)
    for number, candidate in enumerate(product(*choices)):
        if number >= TRIES:
            break
        if list(candidate) == list(words):
            continue
        found = _finds(candidate, locale)
        if found > most:
            best, most = candidate, found
    return best


def _finds(words: tuple[str, ...], locale: str) -> tuple[int, int]:
    phrase = tables.counted("body_folded", (words,), is_open=False).get(locale, 0)
    if phrase:
        return phrase, phrase
    parts = tuple((word,) for word in words)
    return 0, tables.counted("body_folded", parts, is_open=False).get(locale, 0)


def _written(words: tuple[str, ...], locale: str) -> str:
    """With the marks it has where it stands; as separate words each in its usual form."""
    ids = tables.found("body_folded", (words,), locale=locale, is_open=False)
    if ids:
        body = SearchEntry.objects.get(pk=ids[0]).body
        place = _place(body, words)
        if place:
            return body[slice(*place)]
    return " ".join(_form(word, locale) for word in words)


def _place(body: str, words: tuple[str, ...]) -> tuple[int, int] | None:
    folded, phrase = fold(body), " ".join(words)
    start = folded.find(phrase)
    return (start, start + len(phrase)) if start >= 0 and len(folded) == len(body) else None


def _form(word: str, locale: str) -> str:
    rows = SearchWord.objects.filter(locale=locale, folded=word).order_by("-count")
    return rows.values_list("form", flat=True).first() or word
