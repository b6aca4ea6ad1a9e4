"""Which earlier documents share keys with a new one: the newest of fixed tables. Decides nothing.

A bucket holds the last eight documents that came under it, as 24 bits of the document's number
and 8 bits of the key. Neither memory nor the cost of a look-up grows with what was seen.
"""

import math
from collections.abc import Iterable

import numpy as np

from newswatch.stories.runs import firsts, sizes

SLOTS = 8
_NUMBERS = 1 << 24
_GOLDEN = np.uint32(0x9E3779B1)
LAGS = 4  # documents of one batch that share a key are linked to this many before them
Candidates = tuple[np.ndarray, np.ndarray, np.ndarray]  # row in batch, document's number, weight


class Index:
    """For ``capacity`` documents of ``keys`` keys each; older ones than ``reach`` are not found."""

    def __init__(self, capacity: int, keys: int, reach: int) -> None:
        buckets = 1 << max(round(math.log2(max(capacity * keys / SLOTS, 1))), 8)
        self.capacity, self._reach = capacity, reach
        self._shift = np.uint32(32 - buckets.bit_length() + 1)
        self._slots = np.zeros((buckets, SLOTS), np.uint32)
        self._next = np.zeros(buckets, np.uint8)

    def find(self, rows: np.ndarray, keys: np.ndarray, weights: np.ndarray, now: int) -> Candidates:
        """Earlier documents under ``keys``; ``now`` is the number the next document will get.

        The three arrays are parallel: the batch's row a key is of, the key, its weight.
        """
        bucket, tag = self._places(keys)
        held = self._slots[bucket]
        hit, slot = np.nonzero(((held >> np.uint32(24)) == tag[:, None]) & (held != 0))
        age = (now - (held[hit, slot].astype(np.int64) & (_NUMBERS - 1))) % _NUMBERS
        fresh = (age <= min(self._reach, now)) & (age > 0)
        return rows[hit[fresh]], now - age[fresh], weights[hit[fresh]]

    def add(self, keys: np.ndarray, numbers: np.ndarray) -> None:
        """Takes documents in; where one bucket gets several, the later numbers stay longer."""
        if not len(keys):
            return
        bucket, tag = self._places(keys)
        order = np.argsort(bucket, kind="stable")
        bucket, tag, numbers = bucket[order], tag[order], numbers[order]
        first = firsts(bucket)
        counts = sizes(first, len(bucket))
        rank = np.arange(len(bucket)) - np.repeat(first, counts)
        slot = (self._next[bucket] + rank) % SLOTS
        self._slots[bucket, slot] = (tag << np.uint32(24)) | (numbers % _NUMBERS).astype(np.uint32)
        self._next[bucket[first]] += counts.astype(np.uint8)

    def _places(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Bucket and tag (1–255, so that no held value is 0)."""
        mixed = keys * _GOLDEN
        return mixed >> self._shift, np.maximum(mixed & np.uint32(255), 1)


def within(rows: np.ndarray, keys: np.ndarray, weights: np.ndarray, now: int) -> Candidates:
    """The same among the documents of one batch, the first of which gets the number ``now``."""
    order = np.lexsort((rows, keys))
    rows, keys, weights = rows[order], keys[order], weights[order]
    parts = [
        (rows[lag:][same], now + rows[:-lag][same], weights[lag:][same])
        for lag in range(1, LAGS + 1)
        if (same := (keys[lag:] == keys[:-lag]) & (rows[lag:] != rows[:-lag])).any()
    ]
    return _joined(parts)


def _joined(parts: Iterable[Candidates]) -> Candidates:
    columns = list(zip(*parts, strict=True)) or [[np.zeros(0, np.int64)]] * 3
    return tuple(np.concatenate(column) for column in columns)  # type: ignore[return-value]


def ranked(
    parts: Iterable[Candidates], hits: int, least: float, limit: int
) -> dict[int, list[int]]:
    """For each row of the batch the numbers that share ``hits`` keys of weight ``least`` together.

    Those that share most come first, ``limit`` of them at most.
    """
    rows, numbers, weights = _joined(parts)
    if not len(rows):
        return {}
    code = (rows.astype(np.int64) << 40) | numbers
    order = np.argsort(code)
    code, weights = code[order], weights[order]
    first = firsts(code)
    counts = sizes(first, len(code))
    keys, sums = code[first], np.add.reduceat(weights, first)
    kept = np.flatnonzero((counts >= hits) & (sums >= least))
    found: dict[int, list[int]] = {}
    for key in keys[kept[np.argsort(-sums[kept], kind="stable")]].tolist():
        mine = found.setdefault(key >> 40, [])
        if len(mine) < limit:
            mine.append(key & ((1 << 40) - 1))
    return found
