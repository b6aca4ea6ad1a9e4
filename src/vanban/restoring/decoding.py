"""Find the likeliest words: a beam search over many short stretches of text at once.

Takes slots (what each place may be, with the channel's logarithms) and the language model.
"""

from dataclasses import dataclass

import numpy as np

from vanban.restoring.language import LanguageModel

BEAM = 9
REACH = np.float32(11)
NONE = -1
MOST_AT_ONCE = 8000  # keeps memory bounded, and states in 64 bits


@dataclass(frozen=True)
class Slot:
    """One place in the text: candidates as word numbers (second is NONE for one word)."""

    first: np.ndarray
    second: np.ndarray
    channel: np.ndarray

    def favour(self, bonus: np.ndarray) -> "Slot":
        """The same slot with each first word's bonus added."""
        if len(self.first) == 1:
            return self
        return Slot(self.first, self.second, self.channel + bonus[self.first])


class _Stretches:
    """The slots of all stretches laid out flat, so that a step can gather them."""

    def __init__(self, stretches: list[list[Slot]]) -> None:
        slots = [slot for stretch in stretches for slot in stretch]
        self.lengths = np.array([len(s) for s in stretches])
        self.begin = np.r_[0, np.cumsum(self.lengths)]
        sizes = np.array([len(s.first) for s in slots])
        self.offset = np.r_[0, np.cumsum(sizes)]
        self.size = sizes
        self.first = np.concatenate([s.first for s in slots])
        self.second = np.concatenate([s.second for s in slots])
        self.channel = np.concatenate([s.channel for s in slots])


def decode(stretches: list[list[Slot]], model: LanguageModel, start: int, habits=None):
    """Give for each stretch the index of the chosen candidate of each slot.

    ``start`` is the number of the word that stands before every stretch (a stop); ``habits``
    adds bonuses for pairs of words the text is known to use.
    """
    if not stretches:
        return []
    if len(stretches) > MOST_AT_ONCE:
        rest = decode(stretches[MOST_AT_ONCE:], model, start, habits)
        return decode(stretches[:MOST_AT_ONCE], model, start, habits) + rest
    flat = _Stretches(stretches)
    count = len(stretches)
    state = {
        "stretch": np.arange(count),
        "words": np.full((3, count), start, dtype=np.int64),
        "score": np.zeros(count, np.float32),
    }
    history = []
    for step in range(flat.lengths.max()):
        state, parent, choice = _advance(flat, state, step, model, habits)
        history.append((parent, choice))
    return _trace(flat, state, history)


def _advance(flat: _Stretches, state, step: int, model: LanguageModel, habits):
    done = flat.lengths[state["stretch"]] <= step
    slot = flat.begin[state["stretch"]] + np.where(done, 0, step)
    sizes = np.where(done, 1, flat.size[slot])
    parent = np.repeat(np.arange(len(sizes)), sizes)
    inside = np.arange(len(parent)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    choice = np.where(done[parent], NONE, flat.offset[slot][parent] + inside)
    score, words = _extend(flat, state, parent, choice, model, habits)
    keep = _select(state["stretch"][parent], words, score)
    chosen = {"stretch": state["stretch"][parent][keep], "words": words[:, keep],
              "score": score[keep]}  # fmt: skip
    return chosen, parent[keep], choice[keep]


def _extend(flat: _Stretches, state, parent, choice, model: LanguageModel, habits):
    context = model.after(*state["words"])
    words = state["words"][:, parent]
    score = state["score"][parent].copy()
    live = np.flatnonzero(choice != NONE)
    picked = choice[live]
    history = words[:, live]
    first, second = flat.first[picked], flat.second[picked]
    gain = flat.channel[picked] + context.score(parent[live], first)
    if habits is not None:
        gain += habits.of_pairs(history[2], first)
    history = np.stack([history[1], history[2], first])
    two = np.flatnonzero(second != NONE)
    if len(two):
        gain[two] += model.score(history[0, two], history[1, two], history[2, two], second[two])
        history[:, two] = np.stack([history[1, two], history[2, two], second[two]])
    score[live] += gain
    words[:, live] = history
    return score, words


def _select(stretch: np.ndarray, words: np.ndarray, score: np.ndarray) -> np.ndarray:
    """Keep one way to each state and the best ``BEAM`` states of each stretch."""
    state = (stretch << 48) | (words[0] << 32) | (words[1] << 16) | words[2]
    order = np.argsort(-score, kind="stable")
    order = order[np.unique(state[order], return_index=True)[1]]
    order = order[np.lexsort((-score[order], stretch[order]))]
    ranked = stretch[order]
    begins = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    sizes = np.diff(np.r_[begins, len(ranked)])
    rank = np.arange(len(ranked)) - np.repeat(begins, sizes)
    best = np.repeat(score[order][begins], sizes)
    return order[(rank < BEAM) & (score[order] > best - REACH)]


def _trace(flat: _Stretches, state, history) -> list[list[int]]:
    _, place = np.unique(state["stretch"], return_index=True)
    paths = []
    for stretch, at in enumerate(place):
        path = []
        for parent, choice in reversed(history):
            if choice[at] != NONE:
                path.append(int(choice[at]))
            at = parent[at]
        slots = range(flat.begin[stretch], flat.begin[stretch + 1])
        path.reverse()
        paths.append([c - int(flat.offset[s]) for c, s in zip(path, slots, strict=True)])
    return paths
