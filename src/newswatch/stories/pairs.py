"""How alike two documents are, as named figures, and the decision on them. Holds no index."""

import json
from functools import cache
from pathlib import Path

import numpy as np

from newswatch.stories.alike import FEATURES
from newswatch.stories.concepts import STAGES
from newswatch.stories.rows import SUM, Print

MAX_GAP = 96.0  # hours between two reports of one event
DAY = 20.0  # hours after which a bulletin is another day's
FIGURES_STAGE = 1 << STAGES.index("figures")


def same_text(a: Print, b: Print) -> bool:
    """Whether two documents with much shared text are one text.

    Shared words alone are no proof: a table of prices or a standing block of links repeats.
    Their beginnings have to agree too, and no figure may contradict.
    """
    if a.bulletin and (days_differ(a, b) or not same_values(a, b)):
        return False
    jaccard = jaccard_of(a, b)
    if contradicts(a, b) and jaccard < 0.98:
        return False
    if jaccard < 0.8 and not _opens_alike(a, b):
        return False
    return same_values(a, b) or not (a.stages ^ b.stages) & FIGURES_STAGE


def jaccard_of(a: Print, b: Print) -> float:
    """Estimated from the samples below the smaller of their limits."""
    limit = min(a.limit, b.limit)
    shared = len(a.sample & b.sample)
    both = sum(h <= limit for h in a.sample) + sum(h <= limit for h in b.sample) - shared
    return shared / both if both else 0.0


def same_values(a: Print, b: Print) -> bool:
    """Both have the same numbers in all."""
    return a.row[SUM] == b.row[SUM] and a.value_count == b.value_count


def _opens_alike(a: Print, b: Print) -> bool:
    """A standing block of links at the end of two texts does not make them one."""
    return _begins(a, b) or _begins(b, a)


def _begins(a: Print, b: Print) -> bool:
    """Three in ten of the opening are in the other's front, beyond what chance puts there."""
    size, front = a.opening.bit_count(), b.front.bit_count()
    chance = front / 512
    shared = (a.opening & b.front).bit_count()
    return shared - chance * size >= 0.3 * size * (1 - chance)


def contradicts(a: Print, b: Print) -> bool:
    """Both tell figures the other lacks: another day's table, or corrected figures."""
    one, other = _comparable(a, b)
    only_a, only_b = one - other, other - one
    if not only_a or not only_b:
        return False
    if conflicts(a, b):
        return True
    return min(len(only_a), len(only_b)) > 0.25 * min(len(one), len(other))


def _comparable(a: Print, b: Print) -> tuple[set[int], set[int]]:
    """The kept numbers of both up to the smaller limit, where not all are kept."""
    limit = min(_value_limit(a), _value_limit(b))
    return {v for v in a.values if v <= limit}, {v for v in b.values if v <= limit}


def _value_limit(a: Print) -> int:
    return max(a.values, default=0) if a.value_count > len(a.values) else 1 << 32


def days_differ(a: Print, b: Print) -> bool:
    """Published more than most of a day apart, or naming other dates."""
    if a.dates and b.dates and not a.dates & b.dates:
        return True
    return abs(a.hour - b.hour) > DAY


def conflicts(a: Print, b: Print) -> int:
    """Kinds of thing (people, hectares, dong) both count and on no number of which they agree."""
    kinds: dict[int, tuple[set[int], set[int]]] = {}
    for side, figures in enumerate((a.figures, b.figures)):
        for code in figures:
            if code & 31:
                kinds.setdefault(code & 31, (set(), set()))[side].add(code)
    return sum(bool(one and other and not one & other) for one, other in kinds.values())


def same_event(found: np.ndarray) -> np.ndarray:
    """Chance (0–1) that both of a pair report one event, for each row of ``alike.features``."""
    weighing = np.array([weights()[name] for name in FEATURES])
    return 1 / (1 + np.exp(-np.clip(found @ weighing + weights()["bias"], -30, 30)))


@cache
def weights() -> dict[str, float]:
    """Weights of the features, as tuned on the labelled stories for development."""
    return json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))


def one_bulletin(a: Print, b: Print, title: float) -> bool:
    """Bulletins are one only on one day, under much the same title, with the same figures."""
    if a.bulletin != b.bulletin or days_differ(a, b):
        return False
    one, other = _comparable(a, b)
    same = len(one & other) >= 0.6 * min(len(one), len(other))
    return same and title >= 0.6
