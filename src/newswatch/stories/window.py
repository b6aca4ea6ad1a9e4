"""The documents of the last days, found again by their terms and shingles. Decides nothing."""

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from newswatch.stories.signature import Signature

CROWDED = 40  # documents under one key above which the key says nothing
SHINGLE_KEYS = 16  # smallest shingles of a document that are indexed


@dataclass(slots=True)
class Entry:
    """A document in the window and the story it was put into."""

    signature: Signature
    story: str | int
    keys: list[int] = field(default_factory=list)


class Window:
    """At most ``capacity`` entries; the oldest leaves with its keys when one more comes."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.entries: dict[int, Entry] = {}
        self._next = 0
        self._oldest = 0
        self._keys: dict[int, deque[int]] = {}

    def add(self, signature: Signature, story: str | int) -> None:
        """Takes an entry in under its terms and its smallest shingles."""
        terms = sorted(signature.terms, key=signature.terms.__getitem__, reverse=True)[:32]
        shingles = [_shingle_key(h) for h in signature.sketch.sample[:SHINGLE_KEYS].tolist()]
        entry = Entry(signature, story, [*terms, *shingles])
        self.entries[self._next] = entry
        for key in entry.keys:
            self._keys.setdefault(key, deque(maxlen=CROWDED)).append(self._next)
        self._next += 1
        if len(self.entries) > self.capacity:
            self._evict()

    def _evict(self) -> None:
        entry = self.entries.pop(self._oldest)
        for key in entry.keys:
            holders = self._keys.get(key)
            if holders and holders[0] == self._oldest:
                holders.popleft()
                if not holders:
                    del self._keys[key]
        self._oldest += 1

    def near_texts(self, signature: Signature, limit: int) -> list[Entry]:
        """Entries that share shingles, those sharing most first."""
        keys = (_shingle_key(h) for h in signature.sketch.sample[:SHINGLE_KEYS].tolist())
        return self._most(((key, 1.0) for key in keys), limit, 2)

    def near_events(self, signature: Signature, limit: int) -> list[Entry]:
        """Entries that share terms, by the sum of their weights."""
        return self._most(signature.terms.items(), limit, 0)

    def _most(self, weighed: Iterable[tuple[int, float]], limit: int, least: float) -> list[Entry]:
        scores: Counter[int] = Counter()
        for key, weight in weighed:
            holders = self._keys.get(key, ())
            if len(holders) < CROWDED:
                for serial in holders:
                    scores[serial] += weight
        best = scores.most_common(limit)
        return [
            self.entries[serial]
            for serial, score in best
            if score >= least and serial in self.entries
        ]


def _shingle_key(shingle: int) -> int:
    """Apart from the keys of terms, which are below 2**32."""
    return shingle + (1 << 32)
