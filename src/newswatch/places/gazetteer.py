"""The province's names and the automaton that finds them. Judges nothing."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ahocorasick

from newswatch.folding import fold, tidy

OURS_TEXT = (
    "province former-province district commune old-commune site festival craft product park outlet"
)
OURS = frozenset(OURS_TEXT.split())


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """One entry. ``bare`` and ``unit`` (0–3): how much the name says by itself, and after xã…"""

    name: str
    kind: str
    code: str
    where: str
    bare: int
    unit: int
    spelling: str

    @property
    def ours(self) -> bool:
        return self.kind in OURS


@cache
def names() -> tuple[Name, ...]:
    """All entries of names.tsv; each further spelling is an entry of its own."""
    with Path(__file__).with_name("names.tsv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    return tuple(
        _name(row, spelling)
        for row in rows
        for spelling in [row["name"], *filter(None, (row["also"] or "").split("|"))]
    )


def _name(row: dict[str, str], spelling: str) -> Name:
    bare, unit = int(row["bare"]), int(row["unit"])
    return Name(row["name"], row["kind"], row["code"], row["where"], bare, unit, tidy(spelling))


@cache
def automaton() -> ahocorasick.Automaton:
    """Aho-Corasick over folded spellings; a value is (length, the entries spelled so)."""
    entries: dict[str, list[Name]] = {}
    for name in names():
        entries.setdefault(" ".join(fold(name.spelling).split()), []).append(name)
    machine = ahocorasick.Automaton()
    for spelling, found in entries.items():
        machine.add_word(" " + spelling, (len(spelling), tuple(found)))
    machine.make_automaton()
    return machine
