"""What one read word may stand for: syllables, two words run together, a number, itself."""

import unicodedata

import numpy as np

from vanban.restoring.damage import has_mark
from vanban.restoring.decoding import NONE, Slot
from vanban.restoring.model import Model
from vanban.restoring.protecting import ABBREVIATIONS, is_number, restore_abbreviation
from vanban.restoring.syllables import place_tone
from vanban.restoring.words import COMMA, NUMBER, STOP, UNKNOWN
from vanban.skeleton import strip_marks

Candidate = tuple[str, int, int, float]  # text, first word, second word or NONE, logarithm
CHANNEL_WEIGHT = np.float32(1.2)
_SPLIT_BELOW, _SPLIT_COST = -11.0, -5.0
_DOUBTFUL_NUMBER, _FOREIGN, _ABBREVIATION = -3.0, -1.5, -0.3
_UNKNOWN_START, _UNKNOWN_LETTER, _UNKNOWN_SIGN = -3.0, -3.5, -7.0
_MENDED, _LOST = -4.0, -4.0


class Candidates:
    """Makes the candidates of words, remembering those it has made."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.number = model.language.number
        self.cased = model.channel.cased
        self.made: dict[str, tuple[list[str], Slot]] = {}

    def of(self, core: str) -> tuple[list[str], Slot]:
        """Give the texts a word may stand for and the slot that goes with them."""
        if core not in self.made:
            rows = self._rows(core)
            self.made[core] = [row[0] for row in rows], make_slot([row[1:] for row in rows])
        texts, slot = self.made[core]
        return list(texts), slot

    def _rows(self, core: str) -> list[Candidate]:
        if has_mark(core) and core.isalpha():
            return self._marked_rows(core)
        numbers, scores = self.model.candidates(core)
        rows = [
            (self.cased[n], int(self.model.word_of[n]), NONE, float(score))
            for n, score in zip(numbers, scores, strict=True)
        ]
        if not rows or rows[0][3] < _SPLIT_BELOW:
            rows += self._two_words(core)
        if is_number(core):
            return [(core, self.number[NUMBER], NONE, _DOUBTFUL_NUMBER), *rows]
        return rows + self._as_it_is(core)

    def _marked_rows(self, core: str) -> list[Candidate]:
        """Candidates of a word that kept some of its marks: they count as evidence."""
        word = self.number.get(place_tone(core.lower()), -1)
        if word in self.model.syllable_words:
            rows = [(core, word, NONE, 0.0)]
        else:
            rows = self._as_it_is(core)
        numbers, scores = self.model.candidates(strip_marks(core))
        for n, score in zip(numbers, scores, strict=True):
            text = self.cased[n]
            lost = sum(_LOST for a, b in zip(core, text, strict=False) if lost_mark(a, b))
            rows.append((text, int(self.model.word_of[n]), NONE, float(score) + lost + _MENDED))
        return rows

    def _as_it_is(self, core: str) -> list[Candidate]:
        text = restore_abbreviation(core) if core.isupper() and len(core) > 1 else core
        if text in ABBREVIATIONS and len(text) > 1:
            word = self.number.get(text.lower(), self.number[UNKNOWN])
            return [(text, word, NONE, _ABBREVIATION)]
        known = self.model.names.get(text.lower(), text.lower())
        word = self.number.get(known, -1)
        if word >= 0 and word not in self.model.syllable_words:
            text = text if known == text.lower() else match_case(known, text)
            return [(text, word, NONE, _FOREIGN)]
        signs = sum(not c.isalpha() or not c.isascii() for c in core)
        score = _UNKNOWN_START + _UNKNOWN_LETTER * len(core) + _UNKNOWN_SIGN * signs
        return [(text, self.number[UNKNOWN], NONE, score)]

    def _two_words(self, core: str) -> list[Candidate]:
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


def match_case(name: str, like: str) -> str:
    """Write a lower-case name as ``like`` is written: ``đắk`` as ``DAK`` → ``ĐẮK``."""
    return name.upper() if like.isupper() else name.capitalize() if like[0].isupper() else name


def lost_mark(read: str, true: str) -> bool:
    """Say whether a read letter has a mark that the true letter lacks."""
    marks = set(unicodedata.normalize("NFD", read.replace("đ", "d\u0335"))[1:])
    return not marks <= set(unicodedata.normalize("NFD", true.replace("đ", "d\u0335"))[1:])


def may_be_word(core: str) -> bool:
    """Say whether digits may be a misread word (``601`` for ``đối``, ``18`` for ``lễ``)."""
    if core in {"6", "4m", "6m"}:
        return True
    return core.isdigit() and len(core) in (2, 3) and core[0] in "146" and core[1] in "013468"


def make_slot(rows) -> Slot:
    """Make a slot of (first word, second word, channel logarithm) rows."""
    first, second, channel = zip(*rows, strict=True)
    return Slot(np.array(first), np.array(second), CHANNEL_WEIGHT * np.array(channel, np.float32))


def pause_slot(pause: str, number: dict[str, int]) -> Slot:
    """The slot of a stop or a comma."""
    return make_slot([(number[STOP if pause == STOP else COMMA], NONE, 0.0)])
