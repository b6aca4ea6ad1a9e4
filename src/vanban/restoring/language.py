"""The language model: quantised back-off n-grams looked up by hash, many at once.

Knows word numbers and probabilities; letters and readings are the channel's.
"""

import numpy as np

SCALE = 14.0
_MIX = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
_WORD = np.uint64(16)
_NEAR = 6
_OFFSETS = np.arange(_NEAR, dtype=np.int32)


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
    """One order's n-grams: sorted hashes with their bytes.

    Hashes are spread evenly, so their leading bits say almost where they stand; looking at
    the next few rows is several times faster than searching.
    """

    def __init__(self, steps: np.ndarray, p: np.ndarray, back_off: np.ndarray) -> None:
        hashes = np.cumsum(steps, dtype=np.uint32)
        bits = max(int(len(hashes)).bit_length() + 1, 8)
        self.shift = np.uint32(32 - bits)
        filled = np.bincount(hashes >> self.shift, minlength=1 << bits).astype(np.int32)
        self.begin = np.cumsum(filled, dtype=np.int32) - filled
        self.hashes = np.concatenate([hashes, np.zeros(_NEAR, np.uint32)])
        self.p = p
        self.back_off = back_off

    def find(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give the rows of packed n-grams and which of them are there (row 0 for the rest)."""
        hashes = hash_keys(keys)
        first = self.begin[hashes >> self.shift]
        near = self.hashes[first[:, None] + _OFFSETS] == hashes[:, None]
        place = near.argmax(axis=1)
        there = near[np.arange(len(keys)), place]
        return np.where(there, first + place, 0), there


class LanguageModel:
    """Log-probabilities of words after up to three words before them."""

    def __init__(self, data) -> None:
        self.words = bytes(data["words"]).decode().split("\n")
        self.number = {word: k for k, word in enumerate(self.words)}
        self.one = data["p1"].astype(np.float32) / -SCALE
        self.one_back_off = data["b1"].astype(np.float32) / -SCALE
        self.logs = np.arange(256, dtype=np.float32) / -SCALE
        self.tables = {
            n: Table(data[f"steps{n}"], data[f"p{n}"], data[f"b{min(n, 3)}"]) for n in (2, 3, 4)
        }

    def score(self, w3, w2, w1, w0) -> np.ndarray:
        """Log P(w0 | w3 w2 w1), elementwise over equally long arrays of word numbers."""
        return self.after(w3, w2, w1).score(np.arange(len(w0)), w0)

    def after(self, w3, w2, w1) -> "Contexts":
        """Prepare contexts whose back-off is looked up once for all that may follow."""
        return Contexts(self, *(np.asarray(w, dtype=np.uint64) for w in (w3, w2, w1)))

    def step(self, order: int, keys: np.ndarray, shorter: np.ndarray, may_be: np.ndarray):
        """Take the n-grams that are there instead of the shorter ones: (logs, which are there).

        A hash can deceive; ``may_be`` says where an n-gram's parts were found, without which
        it cannot be there.
        """
        rows, there = self.tables[order].find(keys)
        there &= may_be
        return np.where(there, self.logs[self.tables[order].p[rows]], shorter), there

    def back_off(self, order: int, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Back-off weights of contexts, and which contexts are there."""
        table = self.tables[order]
        rows, there = table.find(keys)
        return np.where(there, self.logs[table.back_off[rows]], np.float32(0)), there


class Contexts:
    """Several contexts of three words; scores words that follow them."""

    def __init__(self, model: LanguageModel, w3, w2, w1) -> None:
        self.model = model
        self.one = w1 << _WORD
        self.two = w2 << np.uint64(32) | self.one
        self.three = w3 << np.uint64(48) | self.two
        self.back_one = model.one_back_off[w1]
        self.back_two, self.known_two = model.back_off(2, self.two >> _WORD)
        self.back_three, self.known_three = model.back_off(3, self.three >> _WORD)
        self.known_three &= self.known_two

    def score(self, rows: np.ndarray, words) -> np.ndarray:
        """Log P(word | context) for pairs of a context's row and a word number."""
        words = np.asarray(words, dtype=np.uint64)
        logs = self.back_one[rows] + self.model.one[words]
        anywhere = np.ones(len(rows), bool)
        logs, there = self.model.step(2, self.one[rows] | words, logs, anywhere)
        logs = logs + self.back_two[rows]
        logs, there = self.model.step(3, self.two[rows] | words, logs, there & self.known_two[rows])
        logs = logs + np.where(self.known_three[rows], self.back_three[rows], np.float32(0))
        known = there & self.known_three[rows]
        return self.model.step(4, self.three[rows] | words, logs, known)[0]
