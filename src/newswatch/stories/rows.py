"""The form in which a document is kept: one row of 172 numbers of 32 bits. Decides nothing.

A million documents are 0.7 GB; sets and objects of Python would be ten times that.
"""

import struct
from dataclasses import dataclass

import numpy as np

SAMPLE, TERMS, VALUES, FIGURES, DATES = 56, 48, 12, 8, 3
BITS = 16  # words of a set of bits: 512 places for shingles of a beginning
SENTENCE_BITS = 8
HOUR, FLAGS, LIMIT, _, CONCEPTS, CONCEPTS_HIGH, DAYS, SUM = range(8)
_ENDS = np.cumsum([8, SAMPLE, TERMS, VALUES, FIGURES, SENTENCE_BITS, BITS, BITS]).tolist()
SAMPLE_AT, TERMS_AT, VALUES_AT, FIGURES_AT, SENTENCES_AT, OPENING_AT, FRONT_AT, WIDTH = _ENDS
NAME, TITLE, LEAD, NUMBER = 1 << 28, 1 << 29, 1 << 30, 1 << 31  # classes of a term beside its hash
TERM = NAME - 1  # the hash of a term without its classes
ENGLISH, BULLETIN, STAGE_BIT, VALUE_COUNT_BIT = 1, 2, 2, 8  # inside FLAGS
NO_HOUR = 0xFFFFFFFF
KIND_BITS = 5  # low bits of a figure's number tell the kind of thing counted
_KIND = (1 << KIND_BITS) - 1
_FLOAT, _BITS = struct.Struct("<f"), struct.Struct("<I")


@dataclass(slots=True, frozen=True)
class Print:
    """A row read back. Sets of hashes; ``opening``, ``front``, ``sentences`` are sets of bits."""

    row: list[int]
    sample: frozenset[int]
    terms: dict[int, int]
    values: frozenset[int]
    figures: frozenset[int]
    dates: frozenset[int]
    opening: int
    front: int

    @property
    def hour(self) -> float:
        """Hours since 1970, NaN if unknown."""
        minutes = self.row[HOUR]
        return float("nan") if minutes == NO_HOUR else minutes / 60

    @property
    def english(self) -> bool:
        return bool(self.row[FLAGS] & ENGLISH)

    @property
    def bulletin(self) -> bool:
        return bool(self.row[FLAGS] & BULLETIN)

    @property
    def stages(self) -> int:
        return self.row[FLAGS] >> STAGE_BIT & 31

    @property
    def concepts(self) -> int:
        return self.row[CONCEPTS] | self.row[CONCEPTS_HIGH] << 32

    @property
    def limit(self) -> int:
        """Shingles up to this hash are all in the sample."""
        return self.row[LIMIT]

    @property
    def value_count(self) -> int:
        return self.row[FLAGS] >> VALUE_COUNT_BIT

    @property
    def sentences(self) -> int:
        return bits_of(self.row[SENTENCES_AT:OPENING_AT])

    @property
    def title(self) -> set[int]:
        return {term for term, kinds in self.terms.items() if kinds & TITLE}


def print_of(row: np.ndarray) -> Print:
    """Row to sets; terms as hash → its classes."""
    numbers = row.tolist()
    terms = numbers[TERMS_AT:VALUES_AT]
    days = numbers[DAYS]
    return Print(
        row=numbers,
        sample=_set(numbers[SAMPLE_AT:TERMS_AT]),
        terms={t & TERM: t & ~TERM for t in terms if t},
        values=_set(numbers[VALUES_AT:FIGURES_AT]),
        figures=_set(numbers[FIGURES_AT:SENTENCES_AT]),
        dates=_set([days & 511, days >> 9 & 511, days >> 18 & 511]),
        opening=bits_of(numbers[OPENING_AT:FRONT_AT]),
        front=bits_of(numbers[FRONT_AT:WIDTH]),
    )


def _set(numbers: list[int]) -> frozenset[int]:
    return frozenset(n for n in numbers if n)


def bits_of(words: list[int]) -> int:
    bits = 0
    for place, word in enumerate(words):
        bits |= word << 32 * place
    return bits


def figure_code(value: float, kind: int) -> int:
    """A value (24 bits of it are kept) and the number of its kind in one number."""
    (bits,) = _BITS.unpack(_FLOAT.pack(min(abs(value), 1e30)))
    return bits & ~_KIND | kind


def figure_of(code: int) -> tuple[float, int]:
    (value,) = _FLOAT.unpack(_BITS.pack(code & ~_KIND))
    return value, code & _KIND


class Rows:
    """The rows of the last ``capacity`` documents by their number; memory comes as it is used."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.count = 0
        self._table = np.zeros((capacity, WIDTH), np.uint32)
        self._names: list[tuple[str | int, str | int]] = []

    def add(self, rows: np.ndarray) -> None:
        places = (self.count + np.arange(len(rows))) % self.capacity
        self._table[places] = rows
        self.count += len(rows)

    def name(self, number: int, document: str | int, story: str | int) -> None:
        """Identity of a document and of its story."""
        place = number % self.capacity
        if place == len(self._names):
            self._names.append((document, story))
        else:
            self._names[place] = (document, story)

    def names(self, number: int) -> tuple[str | int, str | int]:
        return self._names[number % self.capacity]

    def __getitem__(self, number: int | np.ndarray) -> np.ndarray:
        return self._table[number % self.capacity]
