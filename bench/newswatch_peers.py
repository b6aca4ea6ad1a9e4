"""Chains of other libraries that bench_newswatch is measured beside, wired plainly.

They find names and copies; ``Events`` adds what same-event clustering needs at least, in the
plain way: capitalised pairs and numbers of the head, an inverted index, a weighted share.
"""

import math
import re
from collections import Counter, defaultdict, deque
from html import unescape

import ahocorasick
import fastfeedparser
import feedparser
from rensa import RMinHash, RMinHashLSH

from newswatch.places.gazetteer import names

SAME = 0.5
HEAD, EVENT, KEPT = 800, 0.35, 40
_TAGS = re.compile(r"<[^>]+>")
_TELLING = re.compile(r"[A-ZĐÀ-Ỹ]\w*(?: [A-ZĐÀ-Ỹ]\w*)+|\d+(?:[.,]\d+)*")


def shingles(text: str) -> set[str]:
    words = text.lower().split()
    return {" ".join(words[n : n + 4]) for n in range(len(words) - 3)}


def jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other)


def usual(data: list[bytes]) -> int:
    """feedparser + one regular expression of all names + datasketch, verified by Jaccard."""
    from datasketch import MinHash, MinHashLSH

    pattern = re.compile("|".join(re.escape(n.spelling) for n in names() if n.ours))
    index, seen, copies, number = MinHashLSH(threshold=SAME, num_perm=128), {}, 0, 0
    for feed in data:
        for entry in feedparser.parse(feed).entries:
            number += 1
            text = f"{entry.title} {unescape(_TAGS.sub(' ', entry.summary))}"
            set(pattern.findall(text))
            mine, sketch = shingles(text), MinHash(num_perm=128)
            sketch.update_batch([s.encode() for s in mine])
            copies += any(jaccard(mine, seen[key]) >= SAME for key in index.query(sketch))
            index.insert(number, sketch)
            seen[number] = mine
    return copies


class Events:
    """Heads joined where they share names and numbers."""

    def __init__(self) -> None:
        self._holders: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=KEPT))
        self._counts: Counter[str] = Counter()
        self._terms: dict[int, set[str]] = {}

    def place(self, number: int, text: str) -> int | None:
        """The number of an earlier article that tells of the same event."""
        terms = set(_TELLING.findall(text[:HEAD]))
        weights = {t: 1 / math.log(2 + self._counts[t]) for t in terms}
        scores: Counter[int] = Counter()
        for term in terms:
            for holder in self._holders[term]:
                scores[holder] += weights[term]
            self._holders[term].append(number)
        self._counts.update(terms)
        self._terms[number] = terms
        for other, score in scores.most_common(12):
            if score >= EVENT * sum(weights.values()) and len(terms & self._terms[other]) > 2:
                return other
        return None


def fastest(data: list[bytes], events: Events | None = None) -> int:
    """fastfeedparser + pyahocorasick + rensa, wired plainly, verified by Jaccard."""
    machine = ahocorasick.Automaton()
    for name in names():
        machine.add_word(name.spelling.lower(), name)
    machine.make_automaton()
    index, seen, copies, number = RMinHashLSH(SAME, 128, 32), {}, 0, 0
    for feed in data:
        for entry in fastfeedparser.parse(feed).entries:
            number += 1
            text = f"{entry.title} {unescape(_TAGS.sub(' ', entry.description))}"
            {name.name for _, name in machine.iter(text.lower())}
            mine, sketch = shingles(text), RMinHash(128, 1)
            sketch.update(list(mine))
            copied = any(jaccard(mine, seen[key]) >= SAME for key in index.query(sketch))
            copies += copied
            if events and not copied:
                events.place(number, text)
            index.insert(number, sketch)
            seen[number] = mine
    return copies


def fastest_with_events(data: list[bytes]) -> int:
    return fastest(data, Events())
