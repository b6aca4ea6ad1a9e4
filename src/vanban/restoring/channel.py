"""The channel: which true syllables a read word may stand for, and how likely each reading is.

Log P(read | true) mixes what was counted of whole syllables, of initials and rhymes, and of
letters. Says nothing about which word fits the sentence.
"""

import numpy as np

from vanban.restoring.syllables import split_initial

FLOOR = np.float32(-14)
INSERTION, SPECK = np.float32(-9), np.float32(-4.5)
SPECKS = frozenset("‘’'`´^*_.,~“”°|!:;}{")
DELETION = np.float32(-18)
NOWHERE = np.float32(-1e4)
TWICE = np.float32(-3.5)
LONGEST = 4
CASES = ("lower", "title", "upper")
CASE_PRIOR = np.array([0.0, -0.7, -1.0], np.float32)
PART_TRUST, WHOLE_TRUST = np.float32(12), np.float32(150)


def set_case(syllable: str, case: str) -> str:
    """Write a lower-case syllable in one of ``CASES``."""
    if case == "upper":
        return syllable.upper()
    return syllable[0].upper() + syllable[1:] if case == "title" else syllable


class Letters:
    """Costs of reading one or two true letters as up to three, and the segments' alignment."""

    def __init__(self, rows: list[tuple[str, str, float]]) -> None:
        self.segments: dict[str, int] = {"": 0}
        for true, _, _ in rows:
            self.segments.setdefault(true, len(self.segments))
        self.costs: dict[str, np.ndarray] = {}
        for true, read, log_p in rows:
            column = self.costs.setdefault(read, self._blank(read))
            column[self.segments[true]] = log_p
        self.unseen: dict[int, np.ndarray] = {}

    def _blank(self, read: str) -> np.ndarray:
        column = np.full(len(self.segments) + 512, FLOOR - 2 * abs(len(read) - 1), np.float32)
        column[0] = NOWHERE
        return column

    def number(self, segment: str) -> int:
        """Number of a true segment; unknown letters share the costs of nothing seen."""
        return self.segments.get(segment, -1)

    def cost(self, read: str) -> np.ndarray:
        """Log P(read | segment) for every segment number (last: unknown segments)."""
        column = self.costs.get(read)
        if column is None and len(read) == 2:
            column = self.costs[read] = self._doubled(read)
        if column is None:
            column = self.unseen.setdefault(len(read), self._blank(read))
        return column

    def _doubled(self, read: str) -> np.ndarray:
        """One letter read twice in two ways, as ``éa`` for ``â``."""
        twice = self.cost(read[0]) + self.cost(read[1]) + TWICE
        return np.maximum(self._blank(read), twice)


class Parts:
    """Initials or rhymes: letter segments from the end, counts of readings seen."""

    def __init__(self, texts: list[str], letters: Letters) -> None:
        self.texts, self.letters = texts, letters
        self.lengths = np.array([len(t) for t in texts])
        depth = max(self.lengths) + 1
        self.singles = np.zeros((depth, len(texts)), np.int64)
        self.doubles = np.zeros((depth, len(texts)), np.int64)
        for column, text in enumerate(texts):
            for k in range(1, len(text) + 1):
                at = len(text) - k
                self.singles[k, column] = letters.number(text[at])
                if k > 1:
                    self.doubles[k, column] = letters.number(text[at : at + 2])
        self.total = np.zeros(len(texts), np.float32)
        self.seen: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def by_letters(self, read: str) -> np.ndarray:
        """Log P(read[i:] | part) for every i (rows) and part (columns), by letters alone."""
        size = len(read)
        extra = np.array([SPECK if c in SPECKS else INSERTION for c in read] + [0], np.float32)
        left = np.cumsum(extra[::-1], dtype=np.float32)[::-1, None]
        grids = [np.broadcast_to(left, (size + 1, len(self.texts)))]
        for k in range(1, len(self.singles)):
            grids.append(self._extend(read, k, grids))
        result = np.empty((size + 1, len(self.texts)), np.float32)
        for k, grid in enumerate(grids):
            chosen = self.lengths == k
            result[:, chosen] = grid[:, chosen]
        return result

    def _extend(self, read: str, k: int, grids: list[np.ndarray]) -> np.ndarray:
        size, single = len(read), self.singles[k]
        grid = grids[k - 1] + self._deletion(single)
        for width in (1, 2, 3):
            for i in range(size - width + 1):
                cost = self.letters.cost(read[i : i + width])
                np.maximum(grid[i], cost[single] + grids[k - 1][i + width], out=grid[i])
                if width == 1 and k > 1:
                    pair = cost[self.doubles[k]] + grids[k - 2][i + 1]
                    np.maximum(grid[i], pair, out=grid[i])
        for i in range(size - 1, -1, -1):
            extra = SPECK if read[i] in SPECKS else INSERTION
            np.maximum(grid[i], grid[i + 1] + extra, out=grid[i])
        return grid

    def _deletion(self, single: np.ndarray) -> np.ndarray:
        return np.maximum(self.letters.cost("")[single], DELETION)

    def mix(self, read: str, by_letters: np.ndarray) -> np.ndarray:
        """Mix the counts of this reading with what letters alone say (one row)."""
        weights = PART_TRUST * np.exp(by_letters)
        if read in self.seen:
            columns, counts = self.seen[read]
            weights[columns] += counts
        return np.log(weights / (self.total + PART_TRUST) + np.float32(1e-20))


class Channel:
    """Candidates of read words over a fixed list of lower-case syllables."""

    def __init__(self, syllables: list[str], letters: Letters) -> None:
        self.syllables = syllables
        cased = [set_case(s, case) for case in CASES for s in syllables]
        cuts = [len(split_initial(s)[0]) for s in syllables] * len(CASES)
        heads = [c[:cut] for c, cut in zip(cased, cuts, strict=True)]
        tails = [c[cut:] for c, cut in zip(cased, cuts, strict=True)]
        self.initials = Parts(sorted(set(heads)), letters)
        self.rhymes = Parts(sorted(set(tails)), letters)
        head_of = {text: k for k, text in enumerate(self.initials.texts)}
        tail_of = {text: k for k, text in enumerate(self.rhymes.texts)}
        self.head = np.array([head_of[h] for h in heads])
        self.tail = np.array([tail_of[t] for t in tails])
        self.whole_total = np.zeros(len(cased), np.float32)
        self.cased = cased
        self.onsets: dict[str, np.ndarray] = {}
        self.familiar = np.zeros(len(syllables), np.float32)

    def learn_parts(self, parts: dict[str, dict[str, dict[str, int]]]) -> None:
        """Take in how often each initial and rhyme was read as what."""
        for place, name in ((self.initials, "initial"), (self.rhymes, "rhyme")):
            _fill(place.seen, place.total, place.texts, parts[name])

    def learn_totals(self, totals: dict[str, int]) -> None:
        """Take in how often each cased syllable was seen in training."""
        self.whole_total[:] = [totals.get(text, 0) for text in self.cased]

    def learn_wholes(self, wholes: dict[str, dict[str, int]]) -> dict:
        """Index counts of whole readings: read word -> (syllable numbers, counts)."""
        seen: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        _fill(seen, self.whole_total, self.cased, wholes)
        return seen

    def likelihood(self, read: str, whole: tuple[np.ndarray, np.ndarray] | None) -> np.ndarray:
        """Log P(read | syllable) of every cased syllable."""
        tails = self.rhymes.by_letters(read)
        best = np.full(len(self.cased), NOWHERE, np.float32)
        for cut in range(min(len(read), LONGEST) + 1):
            onset = self._onset(read[:cut])
            rest = self.rhymes.mix(read[cut:], tails[cut])
            np.maximum(best, onset[self.head] + rest[self.tail], out=best)
        weights = WHOLE_TRUST * np.exp(best)
        if whole is not None:
            weights[whole[0]] += whole[1]
        return np.log(weights / (self.whole_total + WHOLE_TRUST) + np.float32(1e-20))

    def _onset(self, read: str) -> np.ndarray:
        """Log P(read | initial) of every initial, remembered: few beginnings are many words'."""
        if read not in self.onsets:
            letters = self.initials.by_letters(read)[0]
            self.onsets[read] = self.initials.mix(read, letters)
        return self.onsets[read]

    def candidates(self, read: str, whole=None, most: int = 16, reach: float = 9.0):
        """The likeliest true syllables, ranked with how familiar each is in the language.

        Gives numbers of cased syllables and log P(read | syllable).
        """
        best, case = self._best_case(self.likelihood(read, whole), read)
        worth = best + self.familiar
        order = np.argpartition(-worth, most)[:most]
        order = order[np.argsort(-worth[order], kind="stable")]
        order = order[worth[order] > worth[order[0]] - reach]
        return case[order] * len(self.syllables) + order, best[order]

    def _best_case(self, scores: np.ndarray, read: str) -> tuple[np.ndarray, np.ndarray]:
        small = sum(c.islower() for c in read)
        prior = CASE_PRIOR + np.array([0, 0, -6 if small * 2 > len(read) else 0], np.float32)
        table = scores.reshape(len(CASES), -1) + prior[:, None]
        case = table.argmax(axis=0)
        return table[case, np.arange(table.shape[1])], case


def _fill(seen, total, texts, counts) -> None:
    where = {text: k for k, text in enumerate(texts)}
    rows: dict[str, list[tuple[int, int]]] = {}
    for true, readings in counts.items():
        if true in where:
            total[where[true]] += sum(readings.values())
            for read, count in readings.items():
                rows.setdefault(read, []).append((where[true], count))
    for read, row in rows.items():
        columns, values = zip(*row, strict=True)
        seen[read] = np.array(columns), np.array(values, np.float32)
