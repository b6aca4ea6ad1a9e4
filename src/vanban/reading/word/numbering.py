"""Restores the labels Word numbers by itself (``a)``, ``1.``, ``-``) as text.

Follows ECMA-376 Part 1 §17.9: levels, restarts, overrides. Not the indentation.
"""

import re
from dataclasses import dataclass

from lxml.etree import _Element as Element

from vanban.reading.word.styles import Styles
from vanban.reading.word.xml import attribute, child, children, number, switched_on, value

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
          (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_VISIBLE_BULLETS = "-–—+*•"
_JOINTS = {"nothing": "", "space": " ", "tab": " "}


def roman(count: int) -> str:
    """Roman numeral of a count from 1; empty for zero."""
    text = ""
    for size, sign in _ROMAN:
        text += sign * (count // size)
        count %= size
    return text


def letter(count: int) -> str:
    """Word's letters: a … z, aa, bb (Word itself has no Vietnamese alphabet)."""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""


_FORMATS = {
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": letter,
    "upperLetter": lambda n: letter(n).upper(),
    "lowerRoman": lambda n: roman(n).lower(),
    "upperRoman": roman,
    "none": lambda n: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as Word describes it."""

    start: int
    form: str
    pattern: str
    joint: str
    legal: bool
    restart: int | None

    @classmethod
    def of(cls, element: Element) -> "Level":
        return cls(
            number(value(element, "start"), 0),
            value(element, "numFmt") or "decimal",
            value(element, "lvlText") or "",
            _JOINTS.get(value(element, "suff") or "tab", " "),
            switched_on(child(element, "isLgl")),
            number(value(element, "lvlRestart"))
            if child(element, "lvlRestart") is not None
            else None,
        )


class Numbering:
    """Counts the lists of one document in reading order; ask once for each paragraph."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {attribute(x, "abstractNumId"): x for x in children(root, "abstractNum")}
        self._lists = {attribute(x, "numId"): x for x in children(root, "num")}
        self._counts: dict[str | None, dict[int, int]] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, properties: Element | None) -> str:
        """The label of the paragraph with its joint (``"a) "``), or an empty string."""
        found = self._styles.list_of(properties)
        list_id = value(found, "numId")
        if found is None or list_id is None or list_id not in self._lists:
            return ""
        depth = number(value(found, "ilvl"))
        if child(found, "ilvl") is None:
            depth = self._depth_of_style(list_id, value(properties, "pStyle"))
        levels = self._levels_of(list_id)
        if depth not in levels:
            return ""
        counts = self._advance(list_id, depth, levels)
        text = self._text(levels, depth, counts)
        return text + levels[depth].joint if text else ""

    def _abstract_of(self, list_id: str, hops: int = 3) -> Element | None:
        abstract = self._abstract.get(value(self._lists.get(list_id), "abstractNumId"))
        link = value(abstract, "numStyleLink")
        for style in self._styles.chain(link) if link and hops else ():
            target = value(style, "pPr", "numPr", "numId")
            if target and target != list_id:
                return self._abstract_of(target, hops - 1)
        return abstract

    def _levels_of(self, list_id: str) -> dict[int, Level]:
        if list_id not in self._levels:
            own = self._lists[list_id]
            replaced = [x for o in children(own, "lvlOverride") for x in children(o, "lvl")]
            described = [*children(self._abstract_of(list_id), "lvl"), *replaced]
            self._levels[list_id] = {number(attribute(x, "ilvl")): Level.of(x) for x in described}
        return self._levels[list_id]

    def _depth_of_style(self, list_id: str, style: str | None) -> int:
        for level in children(self._abstract_of(list_id), "lvl"):
            if style and value(level, "pStyle") == style:
                return number(attribute(level, "ilvl"))
        return 0

    def _start_override(self, list_id: str, depth: int) -> int | None:
        """The start a list gives anew, once, when it first uses the level."""
        if (list_id, depth) in self._started:
            return None
        self._started.add((list_id, depth))
        for override in children(self._lists[list_id], "lvlOverride"):
            start = child(override, "startOverride")
            if number(attribute(override, "ilvl"), -1) == depth and start is not None:
                return number(attribute(start, "val"), 1)
        return None

    def _advance(self, list_id: str, depth: int, levels: dict[int, Level]) -> dict[int, int]:
        shared = value(self._lists[list_id], "abstractNumId")
        counts = self._counts.setdefault(shared, {})
        start = self._start_override(list_id, depth)
        if start is not None or depth not in counts:
            counts[depth] = levels[depth].start if start is None else start
        else:
            counts[depth] += 1
        for deeper in [d for d in counts if d > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart != 0 and (restart is None or depth < restart):
                del counts[deeper]
        return counts

    def _text(self, levels: dict[int, Level], depth: int, counts: dict[int, int]) -> str:
        level = levels[depth]
        if level.form == "bullet":
            return level.pattern if level.pattern in _VISIBLE_BULLETS else "-"

        def count(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            form = levels[at].form if at in levels else "decimal"
            reached = counts.get(at, levels[at].start if at in levels else 1)
            form = "decimal" if level.legal and form != "none" else form
            return _FORMATS.get(form, str)(reached)

        return _PLACE.sub(count, level.pattern)
