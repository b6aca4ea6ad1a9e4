"""Many pairs of rows compared at once: terms, names, figures, dates, kinds. Decides nothing."""

from dataclasses import dataclass

import numpy as np

from newswatch.stories import rows as form
from newswatch.stories.concepts import objects
from newswatch.stories.frequencies import Frequencies
from newswatch.stories.heads import SMALL
from newswatch.stories.terms import WEIGHTS

_KIND = np.uint32((1 << form.KIND_BITS) - 1)
_FIGURE_BITS = np.uint32(form.KIND_BITS)
_SMALL = np.float32(SMALL).view(np.uint32) >> _FIGURE_BITS
_COMMON = (
    np.float32(100).view(np.uint32) >> _FIGURE_BITS
)  # up to here two texts of one day share a number by chance
_CHANCE = 0.4  # weight of a smaller number in common that does not count the same thing
_NAMED, _FIGURED, _TITLED, _, _LED = WEIGHTS
FEATURES = (
    *("terms", "names", "title", "strangers", "values", "date_same", "date_other", "concepts"),
    *(
        "gap",
        "stage",
        "conflict",
        "objects_other",
        "names_translated",
        "concepts_translated",
        "translated",
    ),
)


SAME_JACCARD, SAME_CONTAINED = 0.42, 0.6
SHORT_CONTAINED = 0.5  # of texts with all shingles in the sample: one word changed breaks many
SHARED, SHARED_SHORT = 6, 4  # shingles two versions of a text share at least


@dataclass(slots=True)
class _Side:
    """Terms of one side of all pairs: bare hashes, classes, how telling, both weighed."""

    bare: np.ndarray
    kinds: np.ndarray
    telling: np.ndarray
    weight: np.ndarray


def features(a: np.ndarray, b: np.ndarray, frequencies: Frequencies) -> np.ndarray:
    """Pairs × FEATURES, every figure between 0 and about 3. ``a[i]`` is compared with ``b[i]``."""
    one, other = _side(a, frequencies), _side(b, frequencies)
    same = _same(one, other)
    hours = a[:, form.HOUR].astype(np.float64), b[:, form.HOUR].astype(np.float64)
    known = (hours[0] != form.NO_HOUR) & (hours[1] != form.NO_HOUR)
    gap = np.where(known, np.minimum(np.abs(hours[0] - hours[1]) / 1440, 4.0), 0.5)
    foreign = ((a[:, form.FLAGS] ^ b[:, form.FLAGS]) & form.ENGLISH).astype(np.float64)
    names = _share(one, other, same, form.NAME)
    concepts = _concepts(a, b)
    dates = _dates(a, b)
    values, conflict = _figures(a, b)
    stage = np.bitwise_count(
        (a[:, form.FLAGS] ^ b[:, form.FLAGS]) >> np.uint32(form.STAGE_BIT) & np.uint32(31)
    )
    columns = [_likeness(one, other, same), names, _share(one, other, same, form.TITLE)]
    columns += [_strangers(one, other, same), np.log1p(values), *dates, concepts, gap, stage]
    columns += [conflict, _other_objects(a, b), names * foreign, concepts * foreign, foreign]
    return np.column_stack(columns)


def shared_text(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Share of the shorter text found in the other, 0 where that is too little."""
    limit = np.minimum(a[:, form.LIMIT], b[:, form.LIMIT])[:, None]
    one = a[:, form.SAMPLE_AT : form.TERMS_AT]
    other = b[:, form.SAMPLE_AT : form.TERMS_AT]
    same = (one[:, :, None] == other[:, None, :]) & (one != 0)[:, :, None]
    shared = same.any(2).sum(1)
    sizes = [((side != 0) & (side <= limit)).sum(1) for side in (one, other)]
    jaccard = shared / np.maximum(sizes[0] + sizes[1] - shared, 1)
    contained = shared / np.maximum(np.minimum(*sizes), 1)
    enough = shared * (2.0**32 / (limit[:, 0] + 1.0)) >= SHARED
    short = (np.maximum(*sizes) < form.SAMPLE) & (contained >= SHORT_CONTAINED)
    fit = ((jaccard >= SAME_JACCARD) | (contained >= SAME_CONTAINED)) & enough
    fit |= short & (shared >= SHARED_SHORT)
    return np.where(fit, contained, 0.0)


def likeness(a: np.ndarray, b: np.ndarray, frequencies: Frequencies) -> np.ndarray:
    """Weighted share (0–1) of terms in common, between cosine and containment."""
    one, other = _side(a, frequencies), _side(b, frequencies)
    return _likeness(one, other, _same(one, other))


def _side(rows: np.ndarray, frequencies: Frequencies) -> _Side:
    terms = rows[:, form.TERMS_AT : form.VALUES_AT]
    telling = frequencies.telling(terms) * (terms != 0)
    weight = np.where(terms & np.uint32(form.TITLE), _TITLED, _LED)
    weight = np.where(terms & np.uint32(form.NUMBER), _FIGURED, weight)
    weight = np.where(terms & np.uint32(form.NAME), _NAMED, weight)
    return _Side(terms & np.uint32(form.TERM), terms, telling, weight * telling)


def _same(one: _Side, other: _Side) -> np.ndarray:
    """Pairs × terms × terms: which are one."""
    same = one.bare[:, :, None] == other.bare[:, None, :]
    return same & (one.bare != 0)[:, :, None]


def _likeness(one: _Side, other: _Side, same: np.ndarray) -> np.ndarray:
    shared = (other.weight * same.any(1)).sum(1)
    masses = np.maximum(one.weight.sum(1), 1e-6), np.maximum(other.weight.sum(1), 1e-6)
    return shared / (np.minimum(*masses) ** 0.65 * np.maximum(*masses) ** 0.35)


def _share(one: _Side, other: _Side, same: np.ndarray, kind: int) -> np.ndarray:
    """Weight of the terms of one class in common, as a share of the smaller side."""
    mine, theirs = one.kinds & np.uint32(kind) != 0, other.kinds & np.uint32(kind) != 0
    both = (same & theirs[:, None, :]).any(2) & mine
    smaller = np.minimum((one.telling * mine).sum(1), (other.telling * theirs).sum(1))
    return (one.telling * both).sum(1) / np.maximum(smaller, 1e-6)


def _strangers(one: _Side, other: _Side, same: np.ndarray) -> np.ndarray:
    """Weight of names in one title that the other does not know, of the better known side."""
    named = one.kinds & np.uint32(form.NAME) != 0, other.kinds & np.uint32(form.NAME) != 0
    both = same & named[0][:, :, None] & named[1][:, None, :]
    weights = []
    for side, known, name in ((one, both.any(2), named[0]), (other, both.any(1), named[1])):
        titled = name & (side.kinds & np.uint32(form.TITLE) != 0)
        weights.append((side.telling * (titled & ~known)).sum(1))
    return np.minimum(np.minimum(*weights), 3.0)


def _figures(a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(weight of values in common, kinds both count and on no number of which they agree).

    Two texts of one day share a number of two digits by chance; it weighs less where it counts
    different things, or nothing that is known.
    """
    one = a[:, form.FIGURES_AT : form.SENTENCES_AT]
    other = b[:, form.FIGURES_AT : form.SENTENCES_AT]
    value = one >> _FIGURE_BITS
    equal = (value[:, :, None] == (other >> _FIGURE_BITS)[:, None, :]).any(2) & (value > _SMALL)
    alike = (one[:, :, None] == other[:, None, :]).any(2) & (one != 0)
    sure = (value > _COMMON) | alike & (one & _KIND != 0)
    values = np.where(equal, np.where(sure, 1.0, _CHANCE), 0.0).sum(1)
    kinds = [_kinds(one), _kinds(other), _kinds(np.where(alike, one, 0))]
    return values, np.bitwise_count(kinds[0] & kinds[1] & ~kinds[2] & ~np.uint32(1))


def _kinds(figures: np.ndarray) -> np.ndarray:
    """The kinds of thing counted, as bits; figures of no kind are bit 0."""
    bits = np.where(figures != 0, np.uint32(1) << (figures & _KIND), np.uint32(0))
    return np.bitwise_or.reduce(bits, axis=1)


def _dates(a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(a date in common, both have dates and none in common)."""
    shifts = np.array([0, 9, 18], np.uint32)
    one = (a[:, form.DAYS][:, None] >> shifts) & np.uint32(511)
    other = (b[:, form.DAYS][:, None] >> shifts) & np.uint32(511)
    same = ((one[:, :, None] == other[:, None, :]) & (one != 0)[:, :, None]).any((1, 2))
    both = one.any(1) & other.any(1)
    return same.astype(np.float64), (both & ~same).astype(np.float64)


def _concepts(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    columns = slice(form.CONCEPTS, form.CONCEPTS_HIGH + 1)
    shared = np.bitwise_count(a[:, columns] & b[:, columns]).sum(1)
    either = np.bitwise_count(a[:, columns] | b[:, columns]).sum(1)
    return shared / np.maximum(either, 1)


def _other_objects(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Both name the object of the event, a bridge or a school, and none in common."""
    columns = slice(form.CONCEPTS, form.CONCEPTS_HIGH + 1)
    masks = np.array([objects() & 0xFFFFFFFF, objects() >> 32], np.uint32)
    one, other = a[:, columns] & masks, b[:, columns] & masks
    return (one.any(1) & other.any(1) & ~(one & other).any(1)).astype(np.float64)
