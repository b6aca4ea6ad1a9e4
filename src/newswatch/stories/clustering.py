"""Puts documents, in order of time, into stories. Each with its nearest and its reason."""

import math
from collections import Counter
from dataclasses import dataclass

from newswatch.documents import Document
from newswatch.stories.explaining import why_event, why_new, why_text
from newswatch.stories.pairs import same_event, same_text
from newswatch.stories.signature import Signature, signature_of
from newswatch.stories.window import Entry, Window

WINDOW = (
    40_000  # documents kept for comparison: some days of one province's press, one of a country's
)
CANDIDATES = 12
THRESHOLD = 0.5
OTHERS = 0.35  # what the reports of a story have to reach on the whole
COUNTED = 400_000  # terms whose frequency is remembered before the rare ones are forgotten


@dataclass(frozen=True, slots=True)
class Placement:
    """``relation`` is ``same-text``, ``same-event`` or None for a story of its own."""

    id: str | int
    story: str | int
    relation: str | None
    nearest: str | int | None
    score: float
    why: str


def _agreed(chances: list[tuple[float, int, Entry]]) -> bool:
    """One report may be like the new one by chance; then the others of its story are not."""
    values = [chance for chance, _, _ in chances]
    return max(values) >= THRESHOLD and sum(values) / len(values) >= OTHERS


class Clusterer:
    """Incremental: ``place`` each document once. Memory is bounded by ``window`` documents."""

    def __init__(self, window: int = WINDOW) -> None:
        self._window = Window(window)
        self._stories_with: Counter[int] = Counter()
        self._stories = 0

    def place(self, document: Document) -> Placement:
        """Where the document belongs among those placed before it."""
        signature = signature_of(document, self.idf)
        placement = self._as_text(signature) or self._as_event(signature) or self._as_new(signature)
        self._window.add(signature, placement.story)
        return placement

    def idf(self, term: int) -> float:
        """How telling a term is (0–1): by the number of stories, not reports, that have it."""
        total = self._stories + 60
        return max(math.log(total / (self._stories_with[term] + 1)) / math.log(total), 0.05)

    def _as_text(self, signature: Signature) -> Placement | None:
        best, score = None, 0.0
        for entry in self._window.near_texts(signature, CANDIDATES):
            share = same_text(entry.signature, signature)
            if share > score:
                best, score = entry, share
        if best is None:
            return None
        why = why_text(best.signature, signature, score)
        return self._joined(signature, best, "same-text", score, why)

    def _as_event(self, signature: Signature) -> Placement | None:
        chances: dict[str | int, list[tuple[float, int, Entry]]] = {}
        for number, entry in enumerate(self._window.near_events(signature, CANDIDATES)):
            chance = same_event(entry.signature, signature)
            chances.setdefault(entry.story, []).append((chance, -number, entry))
        score, _, best = max((max(c) for c in chances.values() if _agreed(c)), default=(0, 0, None))
        if best is None:
            return None
        why = why_event(best.signature, signature)
        return self._joined(signature, best, "same-event", score, why)

    def _joined(
        self, signature: Signature, near: Entry, relation: str, score: float, why: str
    ) -> Placement:
        return Placement(
            signature.id, near.story, relation, near.signature.id, round(score, 3), why
        )

    def _as_new(self, signature: Signature) -> Placement:
        self._stories += 1
        for term in signature.terms:
            self._stories_with[term] += 1
        if len(self._stories_with) > COUNTED:
            self._stories_with = Counter({t: n for t, n in self._stories_with.items() if n > 2})
        return Placement(signature.id, signature.id, None, None, 0.0, why_new(signature))
