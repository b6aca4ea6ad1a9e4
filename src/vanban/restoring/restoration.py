"""What restoring gives: lines and the words in them. Not how they were found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RestoredToken:
    """One word of the source and what it was restored to.

    ``line`` counts from 1; ``start`` and ``end`` are offsets in the source line; ``source``
    is that part of it and ``text`` what stands there now (both with their punctuation);
    ``confidence`` is between 0 and 1; ``alternatives`` are the next likeliest texts with
    theirs, best first.
    """

    line: int
    start: int
    end: int
    source: str
    text: str
    confidence: float
    alternatives: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Restoration:
    """Restored lines, as many as were given, and the words that were judged."""

    lines: list[str]
    tokens: list[RestoredToken]
