"""From lines to slots: tokens with their place, and what each may stand for.

Says which tokens are prose (and their candidates) and which are fixed; choosing is decoding's.
"""

import re
from dataclasses import dataclass, field

import numpy as np

from vanban.restoring.decoding import NONE, Slot
from vanban.restoring.edges import clean_closing, clean_opening, is_speck, split_edges
from vanban.restoring.labels import Signs, find_signs
from vanban.restoring.model import Model
from vanban.restoring.protecting import (
    ABBREVIATIONS,
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
_ABBREVIATION = -0.3
CHANNEL_WEIGHT = np.float32(1.2)


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

    def settle(self, index: int, share: np.ndarray) -> None:
        """Note the choice, how sure it is, and the next likeliest texts."""
        self.chosen = index
        self.confidence = float(share[index])
        order = np.argsort(-share, kind="stable")[:4]
        self.alternatives = [
            (self.before + self.texts[k] + self.after, float(share[k]))
            for k in order if k != index and share[k] >= 0.001
        ]  # fmt: skip


def make_pieces(lines: list[str], wanted: list[bool], model: Model) -> list[Piece]:
    """Cut the wanted lines into pieces with candidates, in reading order."""
    pieces: list[Piece] = []
    maker = PieceMaker(model, find_signs(lines))
    for number, line in enumerate(lines):
        if wanted[number] and line.strip() and not is_dirt(lines, number):
            fresh = maker.make_line(number, line)
            if fresh and (fresh[0].slot is None or starts_anew(lines, number)):
                fresh[0].breaks = True
            pieces.extend(fresh)
    return pieces


def is_dirt(lines: list[str], number: int) -> bool:
    """Say whether a line between blank lines is nothing but single signs (``A A``, ``. :``)."""
    around = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    tokens = lines[number].split()
    alone = not all(line.strip() for line in around)
    return alone and len(tokens) > 1 and all(len(t) == 1 and not t.isdigit() for t in tokens)


def starts_anew(lines: list[str], number: int) -> bool:
    """Say whether a line begins a new sentence as far as its surroundings tell."""
    if number == 0:
        return True
    blank = not lines[number - 1].strip()
    first = lines[number].lstrip()[:1]
    return blank and not first.islower()


def cut_line(line: str, at: int = 0):
    """Yield (start, end, kind) of the tokens of a line; protected ones may hold spaces."""
    for match in PROTECTED.finditer(line, at):
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

    def __init__(self, model: Model, signs: Signs) -> None:
        self.model = model
        self.signs = signs
        self.number = model.language.number
        self.cased = model.channel.cased
        self.made: dict[str, tuple[list[str], Slot]] = {}

    def make_line(self, number: int, line: str) -> list[Piece]:
        """Make the pieces of one line, the label that opens it first."""
        pieces, at = [], 0
        if number in self.signs.labels:
            at, text = self.signs.labels[number]
            start = len(line) - len(line.lstrip())
            pieces.append(self._fixed(number, start, at, line[start:at], text, None))
        for start, end, kind in cut_line(line, at):
            pieces.extend(self._make_token(number, line, start, end, kind))
        for piece in pieces:
            piece.source = line[piece.start : piece.end]
        return pieces

    def _make_token(self, number: int, line: str, start: int, end: int, kind: str) -> list[Piece]:
        source = line[start:end]
        if kind != "word":
            text = restore_code(source) if kind == "code" else restore_address(source)
            return [self._fixed(number, start, end, source, text, NUMBER)]
        first, last = not line[:start].strip(), not line[end:].strip()
        if first and last and len(source) < 3 and not any(c.isalpha() for c in source):
            return [self._fixed(number, start, end, source, source, None)]
        if first and LABEL.fullmatch(source):
            text = read_heading(source)
            return [self._fixed(number, start, end, source, text, None)]
        before, core, after = split_edges(source)
        if not core:
            attached = start > 0 and not line[start - 1].isspace()
            text = "" if not attached and is_speck(source, first, last) else source
            return [self._fixed(number, start, end, source, text, None, pause_after(text))]
        if (number, start) in self.signs.notes:
            cut, raised = self.signs.notes[number, start]
            core, after = line[start + len(before) : cut], raised + line[cut + 1 : end]
        else:
            after = clean_closing(after, line[end:].lstrip())
        opening = clean_opening(before, line)
        pieces = self._make_core(number, start + len(before) - len(opening), end,
                                 (opening, core, after))  # fmt: skip
        pieces[0].start = start
        return pieces

    def _make_core(self, number, start, end, parts) -> list[Piece]:
        before, core, after = parts
        roman = restore_roman(core) if len(core) > 1 else None
        if (is_number(core) and not may_be_word(core)) or roman:
            text = core if roman is None else roman
            piece = self._fixed(number, start, end, core, text, NUMBER)
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
        pieces = []
        for k in range(0, len(cuts), 2):
            last = k == len(cuts) - 1
            closing = after if last else cuts[k + 1]
            stop = end if last else start + len(before) + len(cuts[k]) + 1
            pieces.append(self._prose(number, start, stop, before, cuts[k], closing))
            start, before = stop, ""
        return pieces

    def _fixed(self, number, start, end, source, text, word, pause=None) -> Piece:
        slot = None
        if word:
            slot = make_slot([(self.number[word], NONE, 0.0)])
        return Piece(number, start, end, source, "", "", [text], slot, pause)

    def _prose(self, number, start, end, before, core, after) -> Piece:
        if core not in self.made:
            rows = self._rows(core)
            slot = make_slot([tuple(row) for _, *row in rows])
            self.made[core] = [text for text, *_ in rows], slot
        texts, slot = self.made[core]
        pause = pause_after(after)
        return Piece(number, start, end, core, before, after, list(texts), slot, pause)

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
        text = restore_abbreviation(core) if core.isupper() and len(core) > 1 else core
        if text in ABBREVIATIONS and len(text) > 1:
            return [(text, self.number.get(text.lower(), self.number[UNKNOWN]), NONE, _ABBREVIATION)]
        word = self.number.get(text.lower(), -1)
        if word >= 0 and word not in self.model.syllable_words:
            return [(text, word, NONE, _FOREIGN)]
        signs = sum(not c.isalpha() or not c.isascii() for c in core)
        score = _UNKNOWN_START + _UNKNOWN_LETTER * len(core) + _UNKNOWN_SIGN * signs
        return [(text, self.number[UNKNOWN], NONE, score)]

    def _two_words(self, core: str) -> list[tuple[str, int, int, float]]:
        rows = []
        for cut in range(2, len(core) - 1):
            if not (self.model.knows(core[:cut]) and self.model.knows(core[cut:])):
                continue
            left, right = self.model.candidates(core[:cut]), self.model.candidates(core[cut:])
            for a, p in zip(left[0][:5], left[1][:5], strict=True):
                for b, q in zip(right[0][:5], right[1][:5], strict=True):
                    text = f"{self.cased[a]} {self.cased[b]}"
                    words = int(self.model.word_of[a]), int(self.model.word_of[b])
                    rows.append((text, *words, float(p + q) + _SPLIT_COST))
        return sorted(rows, key=lambda row: -row[3])[:12]


def read_heading(label: str) -> str:
    """Set a roman label right: ``I11.`` → ``III.``."""
    roman = restore_roman(label[:-1])
    return f"{roman}." if roman and label.endswith(".") and not label.isdigit() else label


def may_be_word(core: str) -> bool:
    """Say whether digits may be a misread word (``601`` for ``đối``, ``18`` for ``lễ``)."""
    if core == "6":
        return True
    return core.isdigit() and len(core) in (2, 3) and core[0] in "146" and core[1] in "01468"


def make_slot(rows) -> Slot:
    """Make a slot of (first word, second word, channel logarithm) rows."""
    first, second, channel = zip(*rows, strict=True)
    return Slot(np.array(first), np.array(second), CHANNEL_WEIGHT * np.array(channel, np.float32))


def pause_slot(pause: str, number: dict[str, int]) -> Slot:
    """The slot of a stop or a comma."""
    return make_slot([(number[STOP if pause == STOP else COMMA], NONE, 0.0)])
