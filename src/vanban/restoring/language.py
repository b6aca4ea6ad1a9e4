"""The language model: quantised back-off n-grams looked up by hash, many at once.

Knows word numbers and probabilities; letters and readings are the channel's.
"""

import numpy as np

SCALE = 14.0
_MIX = np.uint64(0x9E3779B97F4A7C15)
_HALF = np.uint64(32)
_WORD = np.uint64(16)
_LAST = np.uint32(0xFFFFFFFF)


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

    Hashes are spread evenly, so their leading bits say almost where they stand; going on
    from there row by row is several times faster than searching.
    """

    def __init__(self, steps: np.ndarray, p: np.ndarray, back_off: np.ndarray) -> None:
        hashes = np.cumsum(steps, dtype=np.uint32)
        bits = max(len(hashes).bit_length(), 8)
        self.shift = np.uint32(32 - bits)
        filled = np.bincount(hashes >> self.shift, minlength=1 << bits).astype(np.int32)
        self.begin = np.cumsum(filled, dtype=np.int32) - filled
        self.hashes = np.append(hashes, _LAST)
        self.p = p
        self.back_off = back_off

    def find(self, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Give the rows of packed n-grams and which of them are there (row 0 for the rest)."""
        hashes = hash_keys(keys)
        place = self.begin[hashes >> self.shift]
        seen = self.hashes[place]
        short = np.flatnonzero(seen < hashes)
        while len(short):
            place[short] += 1
            seen[short] = self.hashes[place[short]]
            short = short[seen[short] < hashes[short]]
        there = (seen == hashes) & (place < len(self.p))
        return np.where(there, place, 0), there


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

    def step(self, order: int, keys: np.ndarray, logs: np.ndarray, may_be: np.ndarray):
        """Write the logs of n-grams that are there over the shorter ones'; give their places.

        A hash can deceive; ``may_be`` are the places where an n-gram's parts were found,
        without which it cannot be there, so nothing else is looked up.
        """
        table = self.tables[order]
        rows, there = table.find(keys[may_be])
        places = may_be[there]
        logs[places] = self.logs[table.p[rows[there]]]
        return places

    def back_off(self, order: int, keys: np.ndarray, may_be: np.ndarray):
        """Back-off weights of contexts (0 for unknown ones), and which contexts are there."""
        table = self.tables[order]
        rows, there = table.find(keys[may_be])
        weights, known = np.zeros(len(keys), np.float32), np.zeros(len(keys), bool)
        known[may_be[there]] = True
        weights[may_be[there]] = self.logs[table.back_off[rows[there]]]
        return weights, known


class Contexts:
    """Several contexts of three words; scores words that follow them."""

    def __init__(self, model: LanguageModel, w3, w2, w1) -> None:
        self.model = model
        self.one = w1 << _WORD
        self.two = w2 << np.uint64(32) | self.one
        self.three = w3 << np.uint64(48) | self.two
        self.back_one = model.one_back_off[w1]
        anywhere = np.arange(len(self.one))
        self.back_two, self.known_two = model.back_off(2, self.two >> _WORD, anywhere)
        may_be = np.flatnonzero(self.known_two)
        self.back_three, self.known_three = model.back_off(3, self.three >> _WORD, may_be)

    def score(self, rows: np.ndarray, words) -> np.ndarray:
        """Log P(word | context) for pairs of a context's row and a word number."""
        words = np.asarray(words, dtype=np.uint64)
        logs = self.back_one[rows] + self.model.one[words]
        places = self.model.step(2, self.one[rows] | words, logs, np.arange(len(rows)))
        logs += self.back_two[rows]
        places = places[self.known_two[rows[places]]]
        places = self.model.step(3, self.two[rows] | words, logs, places)
        logs += self.back_three[rows]
        places = places[self.known_three[rows[places]]]
        self.model.step(4, self.three[rows] | words, logs, places)
        return logs
