"""How sure each choice is: its share among the candidates, the words around it held fixed.

Also what a text itself teaches: words and pairs it surely uses more than others do.
"""

from dataclasses import dataclass

import numpy as np

from vanban.restoring.decoding import NONE, Slot
from vanban.restoring.language import LanguageModel

TEMPER = np.float32(0.65)


@dataclass(frozen=True)
class Row:
    """The chosen words of one stretch with the slot each comes from (-1: a fixed word)."""

    words: np.ndarray
    slots: np.ndarray


def lay_out(stretch: list[Slot], path: list[int]) -> Row:
    """Lay the chosen words of a stretch in a row; a two-word choice takes two places."""
    words, slots = [], []
    for number, (slot, index) in enumerate(zip(stretch, path, strict=True)):
        second = slot.second[index]
        words.append(slot.first[index])
        slots.append(number if second == NONE else -1)
        if second != NONE:
            words.append(second)
            slots.append(-1)
    return Row(np.array(words), np.array(slots))


def shares(stretches: list[list[Slot]], paths: list[list[int]], model: LanguageModel, start: int):
    """Give for each stretch and slot the candidates' shares (summing to 1).

    Candidates of two words, and slots where two words were chosen, are not judged: a slot's
    chosen candidate then has share 0.5.
    """
    before, after, flat, owner = _neighbours(stretches, paths, start)
    if not len(flat):
        return [[np.ones(1, np.float32) for _ in s] for s in stretches]
    first = np.concatenate([s.first for s in flat])
    channel = np.concatenate([s.channel for s in flat])
    single = np.concatenate([s.second for s in flat]) == NONE
    sizes = np.array([len(s.first) for s in flat])
    owners = np.repeat(np.arange(len(sizes)), sizes)
    here = model.after(*before.T).score(owners, first)
    following = _following(model, before[owners], first, after[owners])
    score = TEMPER * (channel + here + following)
    score[~single] = -1e4
    return _spread(stretches, owner, _softmax(score, sizes), sizes)


def _neighbours(stretches, paths, start: int):
    before, after, flat, owner = [], [], [], []
    for number, (stretch, path) in enumerate(zip(stretches, paths, strict=True)):
        row = lay_out(stretch, path)
        words = np.concatenate([[start] * 3, row.words, [start], [NONE] * 2])
        for place in np.flatnonzero(row.slots >= 0):
            slot = stretch[row.slots[place]]
            if len(slot.first) > 1:
                before.append(words[place : place + 3])
                after.append(words[place + 4 : place + 7])
                flat.append(slot)
                owner.append((number, row.slots[place]))
    return np.array(before), np.array(after), flat, owner


def _following(model: LanguageModel, left, word, right) -> np.ndarray:
    """Log-probability of the up to three words after a word."""
    total = np.zeros(len(word), np.float32)
    history = np.stack([left[:, 1], left[:, 2], word])
    for step in range(3):
        follower = right[:, step]
        live = np.flatnonzero(follower != NONE)
        h3, h2, h1 = history[:, live]
        total[live] += model.score(h3, h2, h1, follower[live])
        history = np.stack([history[1], history[2], np.maximum(follower, 0)])
    return total


def _softmax(score: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    starts = np.cumsum(sizes) - sizes
    top = np.repeat(np.maximum.reduceat(score, starts), sizes)
    weight = np.exp(score - top)
    return weight / np.repeat(np.add.reduceat(weight, starts), sizes)


def _spread(stretches, owner, share, sizes):
    result = [[_unjudged(slot) for slot in stretch] for stretch in stretches]
    ends = np.cumsum(sizes)
    for (stretch, slot), end, size in zip(owner, ends, sizes, strict=True):
        result[stretch][slot] = share[end - size : end]
    return result


def _unjudged(slot: Slot) -> np.ndarray:
    size = len(slot.first)
    return np.full(size, 1.0 if size == 1 else 0.5, np.float32)
