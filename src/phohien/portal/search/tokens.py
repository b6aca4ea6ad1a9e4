"""Cutting text and questions into what the full-text tables hold. Pure functions."""

import re
import unicodedata
from dataclasses import dataclass

from vanban.skeleton import fold

# Scripts without spaces between words, and Korean, whose words carry their particles.
RUNS = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0002ebef]+"
)
WORD = re.compile(r"[^\W_]+")
MOST_WORDS, LONGEST = 12, 200


def clean(text: str) -> str:
    """Composed letters, and no control characters."""
    return unicodedata.normalize("NFC", text).replace("\0", " ")


def words(text: str) -> list[str]:
    """Lower-case words with their marks; runs of Chinese, Japanese, Korean as overlapping pairs."""
    found: list[str] = []
    for word in WORD.findall(clean(text).lower()):
        found += _cut(word)
    return found


def _cut(word: str) -> list[str]:
    if not RUNS.search(word):
        return [word]
    pieces, place = [], 0
    for run in RUNS.finditer(word):
        pieces += [word[place : run.start()]] if run.start() > place else []
        pieces += pairs(run[0])
        place = run.end()
    return pieces + ([word[place:]] if place < len(word) else [])


def pairs(run: str) -> list[str]:
    """``兴安省`` → 兴安, 安省, 省: the last letter alone ends the run, so that it is found too."""
    return [run[start : start + 2] for start in range(len(run))]


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked. ``parts``: each a phrase of consecutive tokens; a Latin word is one token."""

    text: str
    parts: tuple[tuple[str, ...], ...]
    is_open: bool  # the last word may be only its beginning

    @property
    def tokens(self) -> tuple[str, ...]:
        return tuple(token for part in self.parts for token in part)

    @property
    def has_marks(self) -> bool:
        return any(token != fold(token) for token in self.tokens)

    @property
    def folded(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(fold(token) for token in part) for part in self.parts)


def question(text: str) -> Question:
    """At most MOST_WORDS words of the first LONGEST letters."""
    text = " ".join(clean(text)[:LONGEST].split())
    parts: list[tuple[str, ...]] = []
    for word in WORD.findall(text.lower())[:MOST_WORDS]:
        parts += _parts(word)
    is_open = bool(parts) and len(parts[-1]) == 1 and len(parts[-1][0]) > 1
    return Question(text, tuple(parts), is_open)


def _parts(word: str) -> list[tuple[str, ...]]:
    """A run of letters without spaces is a phrase of its pairs, its last letter left away."""
    found, place = [], 0
    for run in RUNS.finditer(word):
        if run.start() > place:
            found.append((word[place : run.start()],))
        cut = pairs(run[0])
        found.append(tuple(cut[:-1]) if len(cut) > 1 else (cut[0],))
        place = run.end()
    return found + ([(word[place:],)] if place < len(word) else [])
