"""What each network allows, read from data/networks.tsv with source and date of the reading."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "networks.tsv"
MEASURES: dict[str, Callable[[str], int]] = {
    "chars": len,
    "bytes": lambda text: len(text.encode()),
    "utf16": lambda text: len(text.encode("utf-16-le")) // 2,
}


@dataclass(frozen=True, slots=True)
class Limit:
    """``value`` is a number, a ratio such as ``16:9``, or a word; ``source`` where it is from."""

    network: str
    key: str
    value: str
    unit: str
    source: str
    checked: str

    @property
    def number(self) -> int:
        return int(self.value)


@cache
def limits(network: str) -> dict[str, Limit]:
    """The limits of ``network`` by key."""
    with DATA.open(encoding="utf-8", newline="") as file:
        rows = [Limit(**row) for row in csv.DictReader(file, delimiter="\t")]
    return {row.key: row for row in rows if row.network == network}


@dataclass(frozen=True, slots=True)
class Count:
    """How much of a limit a text uses, and the part beyond it that would be cut."""

    key: str
    used: int
    limit: Limit
    cut: str

    @property
    def is_over(self) -> bool:
        return self.used > self.limit.number


def count(network: str, key: str, text: str) -> Count | None:
    """The count of one text; None where the network has no such limit."""
    limit = limits(network).get(key)
    if limit is None or limit.unit not in MEASURES:
        return None
    measure = MEASURES[limit.unit]
    return Count(key, measure(text), limit, text[fitting(text, limit.number, measure) :])


def fitting(text: str, most: int, measure: Callable[[str], int]) -> int:
    """How many letters from the beginning fit into ``most`` of ``measure``."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle]) <= most else (low, middle - 1)
    return low
