"""What a text itself teaches: words and pairs of words it surely uses oftener than is usual."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from vanban.restoring.language import LanguageModel

WORD_PULL, WORD_DOUBT, WORD_LIMIT = np.float32(0.6), np.float32(1), np.float32(4)
PAIR_PULL = np.float32(0.35)


@dataclass(frozen=True)
class Habits:
    """Bonuses in logarithms: by word number, and for pairs (first << 16 | second, sorted)."""

    words: np.ndarray
    pairs: np.ndarray
    pair_bonus: np.ndarray

    def of_pairs(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """Bonuses of pairs, 0 for those the text does not surely have."""
        keys = first.astype(np.int64) << 16 | second
        place = np.minimum(np.searchsorted(self.pairs, keys), len(self.pairs) - 1)
        return np.where(self.pairs[place] == keys, self.pair_bonus[place], np.float32(0))


def learn_habits(rows: list[list[int]], model: LanguageModel) -> Habits:
    """Count the words and pairs of rows of sure words (negative numbers are unsure)."""
    counts = np.zeros(len(model.words), np.float32)
    pairs: Counter[int] = Counter({-1: 1})
    for row in rows:
        for word in row:
            counts[word] += word >= 0
        pairs.update(a << 16 | b for a, b in zip(row, row[1:], strict=False) if min(a, b) >= 0)
    keys = np.array(sorted(pairs))
    seen = np.array([pairs[key] for key in keys.tolist()], np.float32)
    return Habits(word_bonus(counts, model), keys, PAIR_PULL * np.log1p(seen))


def word_bonus(counts: np.ndarray, model: LanguageModel) -> np.ndarray:
    """How much oftener than usual each word stands in the text."""
    usual = np.exp(model.one) * max(float(counts.sum()), 1.0)
    habit = np.log((counts + WORD_DOUBT * usual) / ((1 + WORD_DOUBT) * usual))
    return WORD_PULL * np.clip(habit, -WORD_LIMIT, WORD_LIMIT)
