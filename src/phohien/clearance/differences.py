"""What changed between two snapshots, by words. Not: who changed it."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from phohien.clearance.passages import lines_of

_WORD = re.compile(r"\s+|[^\s]+")
SAME, ADDED, REMOVED = "same", "added", "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them: same, added or removed."""

    fate: str
    text: str


def changes(before: dict, after: dict) -> list[list[Piece]]:
    """The lines that differ, each as pieces; what stayed the same is left out."""
    old, new = lines_of(before), lines_of(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    found: list[list[Piece]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            found += _lines(old[i1:i2], new[j1:j2])
    return found


def _lines(old: list[str], new: list[str]) -> Iterator[list[Piece]]:
    """Lines that stand against each other by words; those without a partner whole."""
    paired = min(len(old), len(new))
    for before, after in zip(old[:paired], new[:paired], strict=True):
        yield list(_words(before, after))
    yield from ([Piece(REMOVED, line)] for line in old[paired:])
    yield from ([Piece(ADDED, line)] for line in new[paired:])


def _words(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < 0.3:
        yield Piece(REMOVED, before)
        yield Piece(ADDED, after)
        return
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(SAME, "".join(old[i1:i2]))
            continue
        if i1 < i2:
            yield Piece(REMOVED, "".join(old[i1:i2]))
        if j1 < j2:
            yield Piece(ADDED, "".join(new[j1:j2]))
