"""The language model: quantised back-off n-grams looked up by hash, many at once.

Knows word numbers and probabilities; letters and readings are the channel's.
"""

import numpy as np

SCALE = 14.0
_MIX = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
_WORD = np.uint64(16)


def hash_keys(keys: np.ndarray) -> np.ndarray:
    """Mix packed n-grams (uint64) into 32-bit hashes."""
    mixed = keys * _MIX
    mixed ^= mixed >> np.uint64(29)
    return ((mixed * _MIX) >> _HALF).astype(np.uint32)


def encode_table(hashes: np.ndarray, *rows: np.ndarray) -> list[np.ndarray]:
    """Sort a table by hash and give steps between hashes (uint16) and the rows beside them.

    A step too long for 16 bits is bridged by rows that no n-gram looks up.
    """
    order = np.argsort(hashes, kind="stable")
    hashes = hashes[order].astype(np.int64)
    steps = np.diff(hashes, prepend=0)
    bridges = np.maximum(steps - 1, 0) // 0xFFFF
    place = np.repeat(np.arange(len(steps)), bridges)
    steps = np.insert(steps - bridges * 0xFFFF, place, 0xFFFF).astype(np.uint16)
    return [steps, *(np.insert(row[order], place, 255) for row in rows)]


class Table:
    """One order's n-grams: sorted hashes with their bytes."""

    def __init__(self, steps: np.ndarray, p: np.ndarray, back_off: np.ndarray | None) -> None:
        self.hashes = np.cumsum(steps, dtype=np.uint32)
        self.p = p
        self.back_off = back_off

    def find(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give the rows of packed n-grams and which of them are there."""
        hashes = hash_keys(keys)
        rows = np.searchsorted(self.hashes, hashes)
        rows[rows == len(self.hashes)] = 0
        return rows, self.hashes[rows] == hashes


class LanguageModel:
    """Log-probabilities of words after up to three words before them."""

    def __init__(self, data) -> None:
        self.words = bytes(data["words"]).decode().split("\n")
        self.number = {word: k for k, word in enumerate(self.words)}
        self.one = data["p1"].astype(np.float32) / -SCALE
        self.one_back_off = data["b1"].astype(np.float32) / -SCALE
        self.logs = np.arange(256, dtype=np.float32) / -SCALE
        self.tables = {
            n: Table(data[f"steps{n}"], data[f"p{n}"], data[f"b{n}"] if n < 4 else None)
            for n in (2, 3, 4)
        }

    def score(self, w3, w2, w1, w0) -> np.ndarray:
        """Log P(w0 | w3 w2 w1), elementwise over equally long arrays of word numbers."""
        w3, w2, w1, w0 = (np.asarray(w, dtype=np.uint64) for w in (w3, w2, w1, w0))
        two = w1 << _WORD | w0
        three = w2 << np.uint64(32) | two
        result = self.one_back_off[w1] + self.one[w0]
        result = self._step(2, two, result)
        result = self._step(3, three, result + self._back_off(2, w2 << _WORD | w1))
        context = w3 << np.uint64(32) | w2 << _WORD | w1
        result += self._back_off(3, context)
        return self._step(4, w3 << np.uint64(48) | three, result)

    def _step(self, order: int, keys: np.ndarray, shorter: np.ndarray) -> np.ndarray:
        rows, there = self.tables[order].find(keys)
        return np.where(there, self.logs[self.tables[order].p[rows]], shorter)

    def _back_off(self, order: int, keys: np.ndarray) -> np.ndarray:
        table = self.tables[order]
        rows, there = table.find(keys)
        return np.where(there, self.logs[table.back_off[rows]], np.float32(0))
