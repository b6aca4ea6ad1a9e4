"""How many stories have a term, and how telling that makes it. A table of fixed size."""

import math

import numpy as np

from newswatch.stories.rows import TERM

PLACES = 1 << 21
_PRIOR = 60  # stories as if seen before, so that the first ones are not all alike
_LEAST = 0.05
_MOST = 1 << 14  # stories from which a term says nothing, however many more there are


class Frequencies:
    """Counts stories by their terms; ``telling`` gives 0–1."""

    def __init__(self) -> None:
        self.stories = 0
        self._counts = np.zeros(PLACES, np.uint16)
        self._scale = np.zeros(0, np.float32)
        self._scaled = 0.0

    def count(self, terms: np.ndarray) -> None:
        """More stories: one row of terms for each, 0 where a row has no more."""
        terms = terms[terms[:, 0] != 0]
        self.stories += len(terms)
        places, counts = np.unique(terms[terms != 0] & np.uint32(PLACES - 1), return_counts=True)
        known = np.minimum(self._counts[places] + counts, _MOST - 1)
        self._counts[places] = known.astype(np.uint16)

    def telling(self, terms: np.ndarray) -> np.ndarray:
        """For each term 1 if no story has it, less the more stories have it."""
        if self.stories >= self._scaled * 1.02:
            self._scaled = max(self.stories, 1)
            total = math.log(self.stories + _PRIOR)
            scale = (total - np.log(np.arange(1, _MOST + 1))) / total
            self._scale = np.maximum(scale, _LEAST).astype(np.float32)
        return self._scale[self._counts[terms & np.uint32(TERM & (PLACES - 1))]]
