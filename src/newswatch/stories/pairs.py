"""How alike two documents are, as named figures, and the decision on them. Holds no index."""

import json
import math
from functools import cache
from pathlib import Path

import numpy as np

from newswatch.stories.figures import Figure
from newswatch.stories.signature import Signature
from newswatch.stories.sketch import overlap

SAME_JACCARD, SAME_CONTAINED = 0.42, 0.6
MAX_GAP = 96.0  # hours between two reports of one event
DAY = 20.0  # hours after which a bulletin is another day's


def same_text(a: Signature, b: Signature) -> float:
    """Share of the shorter text found in the other if both are one text, else 0.

    Shared words alone are no proof: a table of prices or a standing block of links repeats.
    What the head tells (names, figures) has to agree too, and no figure may contradict.
    """
    jaccard, contained, shared = overlap(a.sketch, b.sketch)
    if (jaccard < SAME_JACCARD and contained < SAME_CONTAINED) or shared < 6:
        return 0.0
    if a.bulletin and (days_differ(a, b) or a.values != b.values):
        return 0.0
    if contradicts(a, b) and jaccard < 0.98:
        return 0.0
    if jaccard < 0.8 and not _opens_alike(a, b):
        return 0.0
    if "figures" in a.stages ^ b.stages and a.values != b.values:
        return 0.0
    return contained if likeness(a, b) >= 0.3 else 0.0


def _opens_alike(a: Signature, b: Signature) -> bool:
    """A standing block of links at the end of two texts does not make them one."""
    return _begins(a, b) or _begins(b, a)


def _begins(a: Signature, b: Signature) -> bool:
    shared = len(np.intersect1d(a.opening, b.front, assume_unique=True))
    return shared >= 0.3 * len(a.opening)


def contradicts(a: Signature, b: Signature) -> bool:
    """Both tell figures the other lacks: another day's table, or corrected figures."""
    only_a, only_b = a.values - b.values, b.values - a.values
    if not only_a or not only_b:
        return False
    if conflicts(a.head_figures, b.head_figures):
        return True
    return min(len(only_a), len(only_b)) > 0.25 * min(len(a.values), len(b.values))


def days_differ(a: Signature, b: Signature) -> bool:
    """Published more than most of a day apart, or naming other dates."""
    if a.dates and b.dates and not a.dates & b.dates:
        return True
    return abs(a.hour - b.hour) > DAY


def conflicts(one: frozenset[Figure], other: frozenset[Figure]) -> int:
    """Kinds of thing (people, hectares, dong) both count and on no number of which they agree."""
    found = 0
    for unit in {f.unit for f in one} & {f.unit for f in other}:
        a = {f.value for f in one if f.unit == unit}
        b = {f.value for f in other if f.unit == unit}
        found += not a & b
    return found


def likeness(a: Signature, b: Signature) -> float:
    """Weighted share (0–1) of terms in common, between cosine and containment."""
    shared = sum(map(b.terms.__getitem__, a.terms.keys() & b.terms.keys()))
    smaller, larger = sorted((a.masses[0], b.masses[0]))
    return shared / (smaller**0.65 * larger**0.35) if shared else 0.0


def features(a: Signature, b: Signature) -> dict[str, float]:
    """What speaks for and against one event; every figure between 0 and about 3."""
    gap = abs(a.hour - b.hour)
    foreign = float(a.english != b.english)
    names = _share(a.names, b.names, a.masses[1], b.masses[1])
    concepts = _jaccard(a.concepts, b.concepts)
    big = {f.value for f in a.head_figures if f.value > 12} & {
        f.value for f in b.head_figures if f.value > 12
    }
    return {
        "terms": likeness(a, b),
        "names": names,
        "title": _share(a.title, b.title, a.masses[2], b.masses[2]),
        "strangers": min(_strangers(a, b), _strangers(b, a), 3.0),
        "values": math.log1p(len(big)),
        "date_same": float(bool(a.dates & b.dates)),
        "date_other": float(bool(a.dates and b.dates and not a.dates & b.dates)),
        "concepts": concepts,
        "gap": min(gap / 24, 4.0) if gap == gap else 0.5,
        "stage": float(len(a.stages ^ b.stages)),
        "conflict": float(conflicts(a.head_figures, b.head_figures)),
        "bulletin": float(a.bulletin or b.bulletin),
        "names_translated": names * foreign,
        "concepts_translated": concepts * foreign,
        "translated": foreign,
    }


def same_event(a: Signature, b: Signature) -> float:
    """Chance (0–1) that both report one event."""
    if abs(a.hour - b.hour) > MAX_GAP:
        return 0.0
    if (a.bulletin or b.bulletin) and not _one_bulletin(a, b):
        return 0.0
    found = features(a, b)
    odds = weights()["bias"] + sum(weights()[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def weights() -> dict[str, float]:
    """Weights of the features, as tuned on the labelled stories for development."""
    return json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))


def _one_bulletin(a: Signature, b: Signature) -> bool:
    """Bulletins are one only on one day, under much the same title, with the same figures."""
    if a.bulletin != b.bulletin or days_differ(a, b):
        return False
    same = len(a.values & b.values) >= 0.6 * min(len(a.values), len(b.values))
    return same and _share(a.title, b.title, a.masses[2], b.masses[2]) >= 0.6


def _strangers(a: Signature, b: Signature) -> float:
    """Weight of names in one title that the other report does not know."""
    return sum(a.names.get(t, 0.0) for t in a.title_names - b.names.keys())


def _share(one: dict[int, float], other: dict[int, float], mass: float, mass2: float) -> float:
    smaller = min(mass, mass2)
    return sum(map(other.__getitem__, one.keys() & other.keys())) / smaller if smaller else 0.0


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
