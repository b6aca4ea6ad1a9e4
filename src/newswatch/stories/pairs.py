"""How alike two documents are, as named figures, and the decision on them. Holds no index."""

import json
import math
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

from newswatch.stories.figures import Figure
from newswatch.stories.signature import Signature
from newswatch.stories.sketch import overlap

Idf = Callable[[int], float]
SAME_JACCARD, SAME_CONTAINED = 0.42, 0.6
MAX_GAP = 96.0  # hours between two reports of one event
DAY = 20.0  # hours after which a bulletin is another day's


def same_text(a: Signature, b: Signature, idf: Idf) -> float:
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
    return contained if likeness(a.terms, b.terms, idf) >= 0.3 else 0.0


def _opens_alike(a: Signature, b: Signature) -> bool:
    """A standing block of links at the end of two texts does not make them one."""
    shared = len(np.intersect1d(a.opening, b.opening, assume_unique=True))
    return shared >= 0.34 * min(len(a.opening), len(b.opening))


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


def likeness(one: dict[int, float], other: dict[int, float], idf: Idf) -> float:
    """Weighted share (0–1) of terms in common, between cosine and containment."""
    shared = sum(w * idf(t) for t, w in one.items() if t in other)
    if not shared:
        return 0.0
    sizes = sorted((mass(one, idf), mass(other, idf)))
    return shared / (sizes[0] ** 0.65 * sizes[1] ** 0.35)


def mass(terms: dict[int, float], idf: Idf) -> float:
    return sum(w * idf(t) for t, w in terms.items())


def features(a: Signature, b: Signature, idf: Idf) -> dict[str, float]:
    """What speaks for and against one event; every figure between 0 and about 3."""
    gap = abs(a.hour - b.hour)
    foreign = float(a.english != b.english)
    names = _share(a.name_terms, b.name_terms, idf)
    concepts = _jaccard(a.concepts, b.concepts)
    big = {f.value for f in a.head_figures if f.value > 12} & {
        f.value for f in b.head_figures if f.value > 12
    }
    return {
        "terms": likeness(a.terms, b.terms, idf),
        "names": names,
        "title": _share(a.title_terms, b.title_terms, idf),
        "strangers": min(
            mass_of(a.title_names - b.name_terms, idf),
            mass_of(b.title_names - a.name_terms, idf),
            3.0,
        ),
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


def same_event(a: Signature, b: Signature, idf: Idf) -> float:
    """Chance (0–1) that both report one event."""
    if abs(a.hour - b.hour) > MAX_GAP:
        return 0.0
    if (a.bulletin or b.bulletin) and not _one_bulletin(a, b, idf):
        return 0.0
    found = features(a, b, idf)
    odds = weights()["bias"] + sum(weights()[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def weights() -> dict[str, float]:
    """Weights of the features, as tuned on the labelled stories for development."""
    return json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))


def _one_bulletin(a: Signature, b: Signature, idf: Idf) -> bool:
    """Bulletins are one only on one day, under much the same title, with the same figures."""
    if a.bulletin != b.bulletin or days_differ(a, b):
        return False
    same = len(a.values & b.values) >= 0.6 * min(len(a.values), len(b.values))
    return same and _share(a.title_terms, b.title_terms, idf) >= 0.6


def mass_of(terms: frozenset[int], idf: Idf) -> float:
    return sum(map(idf, terms))


def _share(one: frozenset[int], other: frozenset[int], idf: Idf) -> float:
    smaller = min(sum(map(idf, one)), sum(map(idf, other)))
    return sum(map(idf, one & other)) / smaller if smaller else 0.0


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
