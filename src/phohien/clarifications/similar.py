"""Similar earlier cases, by words and places whatever the accents; the same on every database.

Each case keeps its folded words, pairs of neighbouring words and places as rows. Asked for
similar ones, the database counts shared rows; rare ones weigh more than common ones.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Count, QuerySet

from phohien.clarifications.models import Case, CaseWord
from phohien.security.policies import visible
from vanban.skeleton import fold

WORD = re.compile(r"[a-z0-9]{2,}")
BREAK = re.compile(r"[^\w\s]+|\n")  # two words belong together within a passage only
WRITTEN = re.compile(r"\w{2,}")
# Syllables that stand in any sentence say nothing of what it is about.
COMMON = frozenset((Path(__file__).with_name("data") / "common_words.txt").read_text().split())
MOST_WORDS, MOST_ASKED, FOUND = 160, 120, 6
PLACE_WEIGHT, ENOUGH = 1.5, 0.14


@dataclass(frozen=True, slots=True)
class Similar:
    """An earlier case with what it shares, the most telling first; ``score`` from 0 to 1."""

    case: Case
    shared: tuple[str, ...]
    places: tuple[str, ...]
    score: float


def remember(case: Case) -> None:
    """Keep the words of a case as they stand now; inside its transaction."""
    text = "\n".join((case.title, case.quotation, case.asked, case.truth))
    words = words_of(text, case.places.values_list("code", flat=True))
    case.words.exclude(word__in=words).delete()
    held = set(case.words.values_list("word", flat=True))
    rows = [CaseWord(case=case, word=word) for word in words if word not in held]
    CaseWord.objects.bulk_create(rows, ignore_conflicts=True)


def words_of(text: str, places: Iterable[str] = ()) -> list[str]:
    """``lang huong`` and the like, single words that tell something, and ``@12904`` for places."""
    passages = [WORD.findall(passage) for passage in BREAK.split(fold(text))]
    telling = [one for syllables in passages for one in syllables if one not in COMMON]
    pairs = [
        f"{first} {second}"
        for syllables in passages
        for first, second in zip(syllables, syllables[1:], strict=False)
        if first not in COMMON and second not in COMMON
    ]
    found = dict.fromkeys(f"@{code}" for code in places)
    found |= dict.fromkeys(pairs) | dict.fromkeys(telling)
    return [word[:60] for word in found][:MOST_WORDS]


def similar_to(*, actor, case: Case, limit: int = FOUND) -> list[Similar]:
    """Other cases the actor may see that share much with ``case``."""
    words = list(case.words.values_list("word", flat=True))
    return _similar(visible(actor, Case).exclude(pk=case.pk), words, limit)


def similar_to_text(
    *, actor, text: str, places: Iterable[str] = (), limit: int = FOUND
) -> list[Similar]:
    """For a case that is about to be opened."""
    return _similar(visible(actor, Case), words_of(text, places), limit)


def _similar(rows: QuerySet[Case], words: list[str], limit: int) -> list[Similar]:
    weights = _weights(words)
    if not weights:
        return []
    shared = CaseWord.objects.filter(word__in=list(weights), case__in=rows.values("pk"))
    held: dict[int, list[str]] = {}
    for case_id, word in shared.values_list("case_id", "word"):
        held.setdefault(case_id, []).append(word)
    total = sum(weights.values())
    scores = {pk: sum(weights[word] for word in found) / total for pk, found in held.items()}
    best = sorted((pk for pk in scores if scores[pk] >= ENOUGH), key=lambda pk: -scores[pk])[:limit]
    cases = rows.select_related("agency", "publication").in_bulk(best)
    return [_told(cases[pk], held[pk], weights, scores[pk]) for pk in best]


def _weights(words: list[str]) -> dict[str, float]:
    """The rarer a word among all cases, the more it says; at most the rarest are asked for."""
    counts = dict(
        CaseWord.objects.filter(word__in=words).values_list("word").annotate(Count("pk")).order_by()
    )
    total = Case.objects.count() + 1
    weights = {word: math.log(1 + total / count) for word, count in counts.items()}
    for word in weights:
        weights[word] *= PLACE_WEIGHT if word.startswith("@") else 2 if " " in word else 1
    known = sorted(weights, key=lambda word: -weights[word])[:MOST_ASKED]
    # Words no other case has count too: a long text that shares two words is not similar.
    unknown = len([word for word in words if word not in counts])
    rest = {"": 0.35 * unknown * math.log(1 + total)} if unknown else {}
    return {word: weights[word] for word in known} | rest


def _told(case: Case, found: list[str], weights: dict[str, float], score: float) -> Similar:
    order = sorted(found, key=lambda word: -weights[word])
    pairs = [word for word in order if " " in word] or [one for one in order if one[0] != "@"]
    written = _as_written(case)
    words = tuple(dict.fromkeys(written.get(word, word) for word in pairs))[:4]
    places = tuple(word[1:] for word in order if word.startswith("@"))
    return Similar(case, words, places, round(score, 2))


def _as_written(case: Case) -> dict[str, str]:
    """The words of a case with their marks, by their folded form."""
    text = " ".join((case.title, case.quotation, case.asked, case.truth)).lower()
    found = [(fold(word), word) for word in WRITTEN.findall(text)]
    written = dict(found)
    for (first, one), (second, two) in zip(found, found[1:], strict=False):
        written.setdefault(f"{first} {second}", f"{one} {two}")
    return written
