"""Names found in a text, with their evidence of marks and capitals. Knows nothing of context."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from newswatch.folding import tone_key
from newswatch.pages import Page
from newswatch.places.gazetteer import Name, automaton

_UNITS = {"xa", "phuong", "tt", "huyen", "tp", "tx", "tinh", "commune", "ward"}
_UNITS_OF_TWO = {"tran": "thi tran", "xa": "thi xa", "pho": "thanh pho"}
_UNIT_AFTER = re.compile(r"\s(commune|ward|district|town|city|province|township)\b")
_COMMON = ("craft", "product", "festival", "site", "park", "not-ours")
_COMMUNE_UNITS = {"xa", "phuong", "thi tran", "tt", "commune", "ward", "town", "township"}


@dataclass(slots=True)
class Match:
    """``text[start:end]`` spells ``name``; ``unit`` is the word of administration beside it."""

    start: int
    end: int
    name: Name
    unit: str


def find(page: Page) -> list[Match]:
    """Names in order of place, the longest where several overlap."""
    found = sorted(_candidates(page), key=lambda m: (m.start, -m.end))
    kept: list[Match] = []
    for match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
        elif match.end - match.start > kept[-1].end - kept[-1].start:
            kept[-1] = match
    return kept


def _candidates(page: Page) -> Iterator[Match]:
    folded, style = page.folded, None
    for last, (length, entries) in automaton().iter(folded):
        if folded[last + 1] != " ":
            continue
        style = style or _style(page.text)
        start = last - length + 1
        spelled = _spelled(page.text[start : last + 1], entries, *style)
        if spelled:
            alone = spelled[0] if len(spelled) == 1 else None
            unit = "" if alone and not alone.ours else _unit(folded, start, last + 1)
            yield Match(start, last + 1, alone or _choose(spelled, unit), unit)


def _style(text: str) -> tuple[bool, bool]:
    """Whether it is written without marks, and without capitals."""
    sample = text[:1200]
    marked = len(sample) - len(sample.encode("ascii", "ignore"))
    return marked < 0.04 * len(sample), sum(map(str.isupper, sample[:600])) < 2


@lru_cache(maxsize=32768)
def _spelled(slice_: str, entries: tuple[Name, ...], bare: bool, lower: bool) -> list[Name]:
    """The entries that ``slice_`` spells, by capitals and marks."""
    if not _capitalised(slice_, entries, lower):
        return []
    return [name for name in entries if _marked(slice_, name, bare)]


def _capitalised(slice_: str, entries: tuple[Name, ...], lower: bool) -> bool:
    """Names are written with capitals; kinds with a common noun in front need one only."""
    if entries[0].kind == "product" and entries[0].bare >= 2:
        return True  # products are common nouns: "nhãn lồng"
    if lower or entries[0].kind in _COMMON:
        return lower or slice_[-1:].isdigit() or slice_ != slice_.lower() or len(slice_) > 9
    return all(not word[0].islower() for word in slice_.replace("-", " ").split())


def _marked(slice_: str, name: Name, bare_page: bool) -> bool:
    """With the marks of the name, or with none at all where marks are not to be expected."""
    if tone_key(slice_) == tone_key(name.spelling):
        return True
    return slice_.isascii() and (bare_page or name.bare == 3)


def _unit(folded: str, start: int, end: int) -> str:
    """The word of administration directly in front, or in English behind."""
    words = folded[max(0, start - 12) : start].split()
    if words and folded[start - 3 : start].strip():
        both = _UNITS_OF_TWO.get(words[-1])
        if both and " ".join(words[-2:]) == both:
            return both
        if words[-1] in _UNITS:
            return words[-1]
    after = _UNIT_AFTER.match(folded, end)
    return after[1] if after else ""


def _choose(names: list[Name], unit: str) -> Name:
    """Of several places of one name: a commune where the word xã stands, else the larger one."""
    if unit in _COMMUNE_UNITS:
        communes = [n for n in names if "commune" in n.kind or n.kind == "district"]
        return (communes or names)[0]
    others = [n for n in names if n.kind == "other-province"]
    return (others or names)[0]
