"""All numbers of a batch as hashes of their digits: ``2.300`` and ``2,300`` are one. No meaning."""

from dataclasses import dataclass

import numpy as np

from newswatch.pages import Batch
from newswatch.stories.heads import LEAD
from newswatch.stories.runs import distinct, ranks

_MULTIPLY, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_WORD_BEFORE = np.zeros(0x2000, bool)
_WORD_BEFORE[[c for c in range(0x2000) if chr(c).isalnum() or chr(c) in "_.,"]] = True
_DOT, _COMMA = 46, 44


@dataclass(slots=True)
class Numbers:
    """``page``, ``hash``, ``rank``: distinct numbers of each page, the smallest hash first.

    ``heads``: for each page the characters of its head at which numbers begin.
    """

    page: np.ndarray
    hash: np.ndarray
    rank: np.ndarray
    heads: list[list[int]]


def numbers_of(batch: Batch) -> Numbers:
    digit = (batch.folded >= 48) & (batch.folded <= 57)
    between = np.zeros(len(digit), bool)
    between[1:-1] = digit[:-2] & digit[2:]
    mark = between & ((batch.codes == _DOT) | (batch.codes == _COMMA))
    kept = np.flatnonzero(digit | mark)
    edges = np.flatnonzero(np.diff(kept) > 1)
    start, end = kept[np.insert(edges + 1, 0, 0)[: len(kept)]], kept[edges] + 1
    end = np.append(end, kept[-1:] + 1)
    starts = np.array([page.start for page in batch.pages])
    page = np.searchsorted(starts, start, "right") - 1
    code = page << 32 | _hashes(batch.folded, start, end).astype(np.int64)
    code = distinct(code)
    owner = code >> 32
    return Numbers(owner, code.astype(np.uint32), ranks(owner), _heads(batch, start, page))


def _hashes(folded: np.ndarray, start: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Of the digits alone: marks, which fold to blanks, are taken out of the eight bytes."""
    packed = np.zeros(len(start), np.uint64)
    for place in range(min(int((end - start).max(initial=0)), 24)):
        at = np.minimum(start + place, end - 1)
        letter = folded[at]
        more = (start + place < end) & (letter != 32)
        packed[more] = packed[more] * np.uint64(11) + (letter[more] - np.uint8(47))
    packed = packed * _MULTIPLY
    return ((packed ^ (packed >> np.uint64(29))) * _SECOND) >> np.uint64(32)


def _heads(batch: Batch, start: np.ndarray, page: np.ndarray) -> list[list[int]]:
    before = _WORD_BEFORE.take(batch.codes[start - 1], mode="clip") if len(start) else start > 0
    heads: list[list[int]] = [[] for _ in batch.pages]
    firsts = [(p.start, p.start + p.body + LEAD) for p in batch.pages]
    alone = ~before
    for at, owner in zip(start[alone].tolist(), page[alone].tolist(), strict=True):
        begin, last = firsts[owner]
        if at < last:
            heads[owner].append(at - begin)
    return heads
