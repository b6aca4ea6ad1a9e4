"""From lines to slots: tokens with their place, and what each may stand for.

Says which tokens are prose (and their candidates) and which are fixed; choosing is decoding's.
"""

import re
from dataclasses import dataclass, field

import numpy as np

from vanban.restoring.decoding import NONE, Slot
from vanban.restoring.edges import split_edges
from vanban.restoring.model import Model
from vanban.restoring.protecting import (
    PROTECTED,
    is_number,
    restore_abbreviation,
    restore_address,
    restore_code,
    restore_roman,
)
from vanban.restoring.words import COMMA, LABEL, NUMBER, STOP, UNKNOWN, pause_after

_JOINTS = re.compile(r"([/–—\-])")
_SPLIT_BELOW = -11.0
_SPLIT_COST = -5.0
_FOREIGN = -1.5
_UNKNOWN_START, _UNKNOWN_LETTER, _UNKNOWN_SIGN = -3.0, -3.5, -7.0
_NUMBER = -1.0


@dataclass
class Piece:
    """A part of a line. ``texts`` are its candidates; fixed pieces have one."""

    line: int
    start: int
    end: int
    source: str
    before: str
    after: str
    texts: list[str]
    slot: Slot | None = None
    pause: str | None = None
    breaks: bool = False
    chosen: int = 0
    confidence: float = 1.0
    alternatives: list[tuple[str, float]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The chosen text with its marks."""
        return self.before + self.texts[self.chosen] + self.after


def make_pieces(lines: list[str], wanted: list[bool], model: Model) -> list[Piece]:
    """Cut the wanted lines into pieces with candidates, in reading order."""
    pieces: list[Piece] = []
    maker = PieceMaker(model)
    for number, line in enumerate(lines):
        if not wanted[number]:
            continue
        fresh = [p for start, end, kind in cut_line(line)
                 for p in maker.make(number, line, start, end, kind)]  # fmt: skip
        if fresh and (LABEL.fullmatch(fresh[0].source) or starts_anew(lines, number)):
            fresh[0].breaks = True
        pieces.extend(fresh)
    return pieces


def starts_anew(lines: list[str], number: int) -> bool:
    """Say whether a line begins a new sentence as far as its surroundings tell."""
    if number == 0:
        return True
    blank = not lines[number - 1].strip()
    first = lines[number].lstrip()[:1]
    return blank and not first.islower()


def cut_line(line: str):
    """Yield (start, end, kind) of the tokens of a line; protected ones may hold spaces."""
    at = 0
    for match in PROTECTED.finditer(line):
        kind = "address" if match["address"] else "code"
        start, end = match.span(kind)
        yield from cut_words(line, at, start)
        yield start, end, kind
        at = end
    yield from cut_words(line, at, len(line))


def cut_words(line: str, start: int, end: int):
    """Yield the words between two places of a line."""
    for match in re.finditer(r"\S+", line[start:end]):
        yield start + match.start(), start + match.end(), "word"


class PieceMaker:
    """Makes the candidates of tokens."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.number = model.language.number
        self.cased = model.channel.cased

    def make(self, number: int, line: str, start: int, end: int, kind: str) -> list[Piece]:
        """Make the pieces of one token."""
        source = line[start:end]
        if kind != "word":
            text = restore_code(source) if kind == "code" else restore_address(source)
            return [self._fixed(number, start, end, source, text, NUMBER)]
        if start == len(line) - len(line.lstrip()) and LABEL.fullmatch(source):
            return [self._fixed(number, start, end, source, source, None)]
        before, core, after = split_edges(source)
        if not core:
            return [self._fixed(number, start, end, source, source, None, pause_after(after))]
        return self._make_core(number, start, end, (before, core, after))

    def _make_core(self, number, start, end, parts) -> list[Piece]:
        before, core, after = parts
        roman = restore_roman(core) if len(core) > 1 else None
        if (is_number(core) and not may_be_word(core)) or roman:
            text = core if roman is None else roman
            piece = self._fixed(number, start, end, before + core + after, text, NUMBER)
            piece.before, piece.after, piece.pause = before, after, pause_after(after)
            return [piece]
        cuts = self._joined(core)
        if len(cuts) > 1:
            return self._make_joined(number, start, end, (before, cuts, after))
        return [self._prose(number, start, end, before, core, after)]

    def _joined(self, core: str) -> list[str]:
        """Cut words joined by a slash or a hyphen, joints kept."""
        cuts = _JOINTS.split(core)
        alone = all(len(c) > 1 or c in "/–—-" for c in cuts)
        return cuts if alone and len(cuts) > 1 else [core]

    def _make_joined(self, number, start, end, parts) -> list[Piece]:
        before, cuts, after = parts
        pieces, at = [], start + len(before)
        for k in range(0, len(cuts), 2):
            last = k == len(cuts) - 1
            opening = before if k == 0 else ""
            closing = after if last else cuts[k + 1]
            begin = at - len(opening)
            at += len(cuts[k]) + len(closing)
            pieces.append(self._prose(number, begin, at, opening, cuts[k], closing))
        return pieces

    def _fixed(self, number, start, end, source, text, word, pause=None) -> Piece:
        slot = None
        if word:
            slot = make_slot([(self.number[word], NONE, 0.0)])
        return Piece(number, start, end, source, "", "", [text], slot, pause)

    def _prose(self, number, start, end, before, core, after) -> Piece:
        rows = self._rows(core)
        texts = [text for text, *_ in rows]
        slot = make_slot([tuple(row) for _, *row in rows])
        pause = pause_after(after)
        return Piece(number, start, end, before + core + after, before, after, texts, slot, pause)

    def _rows(self, core: str) -> list[tuple[str, int, int, float]]:
        numbers, scores = self.model.candidates(core)
        rows = [
            (self.cased[n], int(self.model.word_of[n]), NONE, float(s))
            for n, s in zip(numbers, scores, strict=True)
        ]
        if not rows or rows[0][3] < _SPLIT_BELOW:
            rows += self._two_words(core)
        if core.isdigit():
            return [(core, self.number[NUMBER], NONE, _NUMBER), *rows]
        return rows + self._as_it_is(core)

    def _as_it_is(self, core: str) -> list[tuple[str, int, int, float]]:
        text = restore_abbreviation(core) if core.isupper() else core
        word = self.number.get(text.lower(), -1)
        if word >= 0 and word not in self.model.syllable_words:
            return [(text, word, NONE, _FOREIGN)]
        signs = sum(not c.isalpha() or not c.isascii() for c in core)
        score = _UNKNOWN_START + _UNKNOWN_LETTER * len(core) + _UNKNOWN_SIGN * signs
        return [(text, self.number[UNKNOWN], NONE, score)]

    def _two_words(self, core: str) -> list[tuple[str, int, int, float]]:
        rows = []
        for cut in range(1, len(core)):
            left, right = self.model.candidates(core[:cut]), self.model.candidates(core[cut:])
            for a, p in zip(left[0][:5], left[1][:5], strict=True):
                for b, q in zip(right[0][:5], right[1][:5], strict=True):
                    text = f"{self.cased[a]} {self.cased[b]}"
                    words = int(self.model.word_of[a]), int(self.model.word_of[b])
                    rows.append((text, *words, float(p + q) + _SPLIT_COST))
        return sorted(rows, key=lambda row: -row[3])[:12]


def may_be_word(core: str) -> bool:
    """Say whether digits may be a misread word (``601`` for ``đối``, ``18`` for ``lễ``)."""
    return core.isdigit() and len(core) in (2, 3) and core[0] in "146" and core[1] in "01468"


def make_slot(rows) -> Slot:
    """Make a slot of (first word, second word, channel logarithm) rows."""
    first, second, channel = zip(*rows, strict=True)
    return Slot(np.array(first), np.array(second), np.array(channel, np.float32))


def pause_slot(pause: str, number: dict[str, int]) -> Slot:
    """The slot of a stop or a comma."""
    return make_slot([(number[STOP if pause == STOP else COMMA], NONE, 0.0)])
