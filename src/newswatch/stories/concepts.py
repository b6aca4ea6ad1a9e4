"""What kind of event a text tells, in words both languages share. A short table, no model."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ahocorasick

from newswatch.folding import fold
from newswatch.stories.figures import UNITS, WORDS, Figure

_TABLE = Path(__file__).with_name("concepts.tsv")
_STAGES = Path(__file__).with_name("stages.tsv")
_PERIODIC = Path(__file__).with_name("periodic.txt")
_MORE = re.compile(r"thêm (?:một|hai|ba|\d+) (?:người|nạn nhân|ca)|lên \d+ người")
_CASE = re.compile(r"\bvụ [^.]{3,60}:|\S vụ (?!án\b|mùa\b|xuân\b|đông\b|việc\b)")
_DRAW = re.compile(r"\bxs[a-z]{2,3}\b")
OBJECTS_TEXT = (  # what an event is about, of which one event has one
    "bridge road factory park power school hospital stadium water housing heritage rice longan "
    "fish animal port fair"
)
STAGES = ("before", "figures", "inquiry", "court", "after")


@dataclass(slots=True)
class Told:
    """Kinds of event and stages as bits, and figures written as words (``hai người``)."""

    concepts: int
    stages: int
    figures: list[Figure]


@cache
def concepts() -> tuple[str, ...]:
    """Names of the kinds, in order of their bits."""
    return tuple(line.split("\t")[0] for line in _TABLE.read_text("utf-8").splitlines())


@cache
def objects() -> int:
    """The bits of the kinds that name the object of an event."""
    wanted = set(OBJECTS_TEXT.split())
    return sum(1 << bit for bit, name in enumerate(concepts()) if name in wanted)


def told(lowered: str, body: int) -> Told:
    """What lower case ``lowered`` tells, whose title ends at ``body``. It ends in a blank.

    Stages are read from the title alone: whether it looks ahead, corrects figures, asks for
    causes, judges or looks back.
    """
    found = Told(0, _other_stages(lowered[:body]), [])
    for last, (length, kind, value, prefix) in _words().iter(lowered):
        if lowered[last - length].isalnum() or not (prefix or not lowered[last + 1].isalnum()):
            continue
        if kind == "concept":
            found.concepts |= value
        elif kind == "figure":
            found.figures.append(value)
        elif last < body:
            found.stages |= value
    return found


def _other_stages(title: str) -> int:
    """Stages that are told by more than a fixed word."""
    stages = 0
    if ("thêm" in title or "lên " in title) and _MORE.search(title):
        stages |= 1 << STAGES.index("figures")
    if "vụ" in title and _CASE.search(title):
        stages |= 1 << STAGES.index("after")
    return stages


@cache
def _words() -> ahocorasick.Automaton:
    """Values are (length, kind, value, whether the word may go on)."""
    entries: dict[str, tuple[int, str, int | Figure, bool]] = {}
    for number, line in enumerate(_TABLE.read_text("utf-8").splitlines()):
        for word in line.split("\t")[1].split("|"):
            _add_concept(entries, word, 1 << number)
    for line in _STAGES.read_text("utf-8").splitlines():
        stage, words = line.split("\t")
        for word in words.split("|"):
            bare = word.removesuffix("*")
            known = entries.get(f" {bare}")
            value = 1 << STAGES.index(stage) | (known[2] if known and known[1] == "stage" else 0)
            entries[f" {bare}"] = (len(bare), "stage", value, bare != word)
    for word, value in WORDS.items():
        for unit, kind in UNITS.items():
            entries[f"{word} {unit}"] = (len(word) + len(unit) + 1, "figure", (value, kind), False)
    return _machine(entries)


def _add_concept(entries: dict, word: str, bit: int) -> None:
    """Under its marks, and two syllables without: they are still hardly anything else."""
    spellings = {word, " ".join(fold(word).split())} if " " in word else {word}
    for spelling in spellings:
        known = entries.get(spelling)
        bits = bit | (known[2] if known else 0)
        entries[spelling] = (len(spelling), "concept", bits, False)


def _machine(entries: dict) -> ahocorasick.Automaton:
    machine = ahocorasick.Automaton()
    for word, value in entries.items():
        machine.add_word(word, value)
    machine.make_automaton()
    return machine


def is_bulletin(folded_title: str) -> bool:
    """A title that returns every day with other figures: prices, draws, weather, power cuts."""
    for last, length in _periodic().iter(folded_title):
        if not folded_title[last + 1].isalnum() and folded_title[last - length] == " ":
            return True
    return " xs" in folded_title and bool(_DRAW.search(folded_title))


@cache
def _periodic() -> ahocorasick.Automaton:
    machine = ahocorasick.Automaton()
    for word in _PERIODIC.read_text("utf-8").splitlines():
        machine.add_word(word, len(word))
    machine.make_automaton()
    return machine
