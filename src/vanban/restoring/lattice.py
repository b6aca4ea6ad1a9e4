"""From lines to pieces: tokens in their place, and which of them are prose.

What a word may stand for is ``candidates``' knowledge; choosing is decoding's.
"""

import re
from dataclasses import dataclass, field

import numpy as np

from vanban.restoring.candidates import Candidates, make_slot, may_be_word
from vanban.restoring.decoding import NONE, Slot
from vanban.restoring.edges import clean_closing, clean_opening, is_speck, split_edges
from vanban.restoring.labels import Signs, find_signs
from vanban.restoring.model import Model
from vanban.restoring.protecting import (
    PROTECTED,
    is_number,
    restore_address,
    restore_code,
    restore_ordinal,
    restore_roman,
    restore_sign,
)
from vanban.restoring.words import LABEL, NUMBER, pause_after

MOST_SURE = 0.996  # even words without a rival are wrong once in 250 or so
_JOINTS = re.compile(r"([/–—\-])")
_BRACKETED = re.compile(r"(?<=\w)\(\d{1,2}\)(?=[.,;:]*$)")  # a note mark: ``trị(1),``


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
        self.confidence = MOST_SURE * float(share[index])
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


@dataclass(frozen=True)
class Token:
    """A token in its place."""

    number: int
    line: str
    start: int
    end: int

    @property
    def source(self) -> str:
        """The token as it was read."""
        return self.line[self.start : self.end]

    def is_alone(self) -> bool:
        """Say whether nothing else stands in the line."""
        return self.line.strip() == self.source

    def is_first(self) -> bool:
        """Say whether the line begins with it."""
        return not self.line[: self.start].strip()

    def is_speck(self) -> bool:
        """Say whether it is dirt that stands free."""
        free = self.start == 0 or self.line[self.start - 1].isspace()
        return free and is_speck(self.source, self.is_first(), not self.line[self.end :].strip())


class PieceMaker:
    """Makes the pieces of lines."""

    def __init__(self, model: Model, signs: Signs) -> None:
        self.signs = signs
        self.number_word = model.language.number[NUMBER]
        self.candidates = Candidates(model)

    def make_line(self, number: int, line: str) -> list[Piece]:
        """Make the pieces of one line, the label that opens it first."""
        pieces, at = [], 0
        if number in self.signs.labels:
            at, text = self.signs.labels[number]
            token = Token(number, line, len(line) - len(line.lstrip()), at)
            pieces.append(self._fixed(token, text))
        for start, end, kind in cut_line(line, at):
            token = Token(number, line, start, end)
            pieces.extend(self._make_word(token) if kind == "word" else [self._code(token, kind)])
        for piece in pieces:
            piece.source = line[piece.start : piece.end]
        return pieces

    def _code(self, token: Token, kind: str) -> Piece:
        restore = restore_code if kind == "code" else restore_address
        return self._number(token, ("", restore(token.source), ""))

    def _make_word(self, token: Token) -> list[Piece]:
        source = token.source
        if token.is_alone() and len(source) < 3 and not any(c.isalpha() for c in source):
            return [self._fixed(token, source)]
        if token.is_first() and LABEL.fullmatch(source):
            return [self._fixed(token, read_heading(source))]
        before, core, after = self._edges(token)
        if not core:
            return [self._fixed(token, "" if token.is_speck() else source)]
        return self._make_core(token, (clean_opening(before, token.line), core, after), len(before))

    def _edges(self, token: Token) -> tuple[str, str, str]:
        word, end, _ = token.source.partition("./.")  # what follows the closing mark is dirt
        if note := _BRACKETED.search(word):
            before, core, after = split_edges(word[: note.start()])
            return before, core, after + word[note.start() :] + end
        before, core, after = split_edges(word)
        after += end
        if (token.number, token.start) not in self.signs.notes:
            return before, core, clean_closing(after, token.line[token.end :].lstrip())
        cut, raised = self.signs.notes[token.number, token.start]
        core = token.line[token.start + len(before) : cut]
        return before, core, raised + token.line[cut + 1 : token.end]

    def _make_core(self, token: Token, parts: tuple[str, str, str], opened: int) -> list[Piece]:
        before, core, after = parts
        roman = restore_roman(core) if len(core) > 1 else None
        roman = roman or restore_ordinal(core, token.line[: token.start]) or restore_sign(core)
        if roman or (is_number(core) and not may_be_word(core)):
            return [self._number(token, (before, roman or core, after))]
        cuts = _JOINTS.split(core)
        if len(cuts) == 1 or any(len(c) < 2 and c not in "/–—-" for c in cuts):
            return [self._prose(token, parts)]
        return self._make_joined(token, (before, cuts, after), opened)

    def _make_joined(self, token: Token, parts, opened: int) -> list[Piece]:
        before, cuts, after = parts
        pieces, start, at = [], token.start, token.start + opened
        for k in range(0, len(cuts), 2):
            last = k == len(cuts) - 1
            at += len(cuts[k]) + 1
            part = Token(token.number, token.line, start, token.end if last else at)
            closing = after if last else cuts[k + 1]
            pieces.append(self._prose(part, (before, cuts[k], closing)))
            start, before = at, ""
        return pieces

    def _fixed(self, token: Token, text: str) -> Piece:
        pause = pause_after(text) if not any(c.isalnum() for c in text) else None
        return Piece(token.number, token.start, token.end, "", "", "", [text], None, pause)

    def _number(self, token: Token, parts: tuple[str, str, str]) -> Piece:
        before, text, after = parts
        slot = make_slot([(self.number_word, NONE, 0.0)])
        place = token.number, token.start, token.end
        return Piece(*place, "", before, after, [text], slot, pause_after(after))

    def _prose(self, token: Token, parts: tuple[str, str, str]) -> Piece:
        before, core, after = parts
        texts, slot = self.candidates.of(core)
        place = token.number, token.start, token.end
        return Piece(*place, "", before, after, texts, slot, pause_after(after))


def read_heading(label: str) -> str:
    """Set a roman label right: ``I11.`` → ``III.``."""
    roman = restore_roman(label[:-1])
    return f"{roman}." if roman and label.endswith(".") and not label.isdigit() else label
