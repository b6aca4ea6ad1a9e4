"""The words of a batch of pages as arrays: hashes, places, kinds. Decides nothing.

A loop over words in Python is what makes the usual chains slow; here every step runs
once over all words of a batch.
"""

from dataclasses import dataclass

import numpy as np

from newswatch.folding import fold
from newswatch.pages import Batch

STOP, ENGLISH = 1, 2
_STOP_TEXT = (
    "va cua cac nhung cho voi mot trong duoc tai la co khong nay da dang se tu den ve "
    "theo khi nguoi vao ra o cung do nhieu ngay nam thang hom sang chieu toi gio tren "
    "duoi sau truoc de bi boi the of and in to was were for on with said from by at a an "
    "is are has have been that this it as be its their after tinh xa phuong huyen thanh "
    "pho"
)
_ENGLISH_TEXT = "the of and in to was were for on with said from by at"
_MULTIPLY, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_HIGH, _HALF, _LONGEST = np.uint64(32), np.uint64(29), np.uint64(8)
_MASK = np.array([(1 << 8 * n) - 1 for n in range(8)] + [2**64 - 1], np.uint64)
_UPPER = np.array([chr(c).isupper() for c in range(0x1F00)] + [False])
_SENTENCE_END = np.zeros(0x2100, bool)
_SENTENCE_END[[ord(c) for c in ".!?…"]] = True
_QUIET = np.zeros(0x2100, np.uint8)  # 1: blanks and quotes, 2: marks after which a capital is usual
_QUIET[[ord(c) for c in " \n\"“”'‘"]] = 1
_QUIET[[ord(c) for c in ".:!?"]] = 2
_HYPHEN, _BLANK, _LINE_END = 45, 32, 10


@dataclass(slots=True)
class Tokens:
    """Parallel arrays, one row a word in order of place.

    ``at``: characters from the beginning of the text, negative in the title. ``joined``: only
    a blank or a hyphen stands between this word and the next. ``opens``: begins a sentence.
    ``begins``: a new sentence or line begins. ``marked``: written with letters beyond ASCII.
    """

    start: np.ndarray
    end: np.ndarray
    page: np.ndarray
    at: np.ndarray
    hash: np.ndarray
    flags: np.ndarray
    capital: np.ndarray
    digit: np.ndarray
    joined: np.ndarray
    opens: np.ndarray
    begins: np.ndarray
    marked: np.ndarray


def tokens_of(batch: Batch) -> Tokens:
    """All words of the batch."""
    folded, codes = batch.folded, batch.codes
    word = folded != _BLANK
    edges = np.flatnonzero(word[1:] != word[:-1]) + 1
    start, end = edges[::2], edges[1::2]
    page, at = _places(batch, start)
    hashes = _hashes(folded, start, end)
    foreign = np.cumsum(codes > 127, dtype=np.int32)
    after = np.minimum(codes[end], 0x20FF)
    return Tokens(
        start=start,
        end=end,
        page=page,
        at=at,
        hash=hashes,
        flags=_FLAGS[hashes >> np.uint32(12)],
        capital=_UPPER.take(codes[start], mode="clip"),
        digit=folded[start] < 58,
        joined=_joined(after, start, end),
        opens=_opens(codes, start),
        begins=_begins(after, start, end, page, at),
        marked=foreign[end - 1] > foreign[start - 1],
    )


def _joined(after: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    near = np.zeros(len(start), bool)
    near[:-1] = start[1:] - end[:-1] == 1
    return near & ((after == _BLANK) | (after == _HYPHEN))


def _places(batch: Batch, start: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    starts = np.array([page.start for page in batch.pages])
    bodies = np.array([page.start + page.body for page in batch.pages])
    page = np.searchsorted(starts, start, "right") - 1
    return page, start - bodies[page] if len(start) else start


def _hashes(folded: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """32 bits of each word, read as one number of eight bytes, or two if it is longer."""
    eight = np.ndarray((len(folded) - 7,), "<u8", folded, strides=(1,))
    length = end - start
    value = (eight[start] & _MASK[np.minimum(length, 8)]) * _MULTIPLY
    long = np.flatnonzero(length > 8)
    if len(long):
        value[long] ^= eight[end[long] - 8] * _SECOND + length[long].astype(np.uint64)
    value ^= value >> _HALF
    return ((value * _SECOND) >> _HIGH).astype(np.uint32)


def _opens(codes: np.ndarray, start: np.ndarray) -> np.ndarray:
    """A sentence, a quotation or what follows a colon begins here: its capital says nothing."""
    last = _QUIET.take(codes[start - 1], mode="clip")
    before = _QUIET.take(codes[np.maximum(start - 2, 0)], mode="clip")
    return (last > 0) & (before > 0)


def _begins(
    after: np.ndarray, start: np.ndarray, end: np.ndarray, page: np.ndarray, at: np.ndarray
) -> np.ndarray:
    begins = np.ones(len(start), bool)
    wide = start[1:] - end[:-1] >= 2
    stop = (after[:-1] == _LINE_END) | (_SENTENCE_END[after[:-1]] & wide)
    begins[1:] = stop | (page[1:] != page[:-1]) | ((at[1:] >= 0) != (at[:-1] >= 0))
    return begins


def hash_of(word: str) -> int:
    """The hash a folded word gets in a batch."""
    folded = np.frombuffer(f" {fold(word)}".encode() + b" " * 8, np.uint8)
    return int(_hashes(folded, np.array([1]), np.array([1 + len(word)]))[0])


def _flag_table() -> np.ndarray:
    table = np.zeros(1 << 20, np.uint8)
    for flag, text in ((STOP, _STOP_TEXT), (ENGLISH, _ENGLISH_TEXT)):
        for word in text.split():
            table[hash_of(word) >> 12] |= flag
    return table


_FLAGS = _flag_table()
