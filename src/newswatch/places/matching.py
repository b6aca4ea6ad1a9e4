"""Names found in a text, with their evidence of marks and capitals. Knows nothing of context."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newswatch.documents import Document
from newswatch.folding import fold, tidy, tone_key
from newswatch.places.gazetteer import Name, automaton

_UNIT_BEFORE = re.compile(
    r"(?:^|\s)(xa|phuong|thi tran|tt|huyen|thi xa|thanh pho|tp|tx|tinh|commune|ward)\s{1,2}$"
)
_UNIT_AFTER = re.compile(r"\s(commune|ward|district|town|city|province|township)\b")
_COMMUNE_UNITS = {"xa", "phuong", "thi tran", "tt", "commune", "ward", "town", "township"}


@dataclass(slots=True)
class Page:
    """A document as one string: title, line end, text; ``body`` is where the text begins."""

    text: str
    folded: str
    body: int
    bare: bool  # written without marks
    lower: bool  # written without capitals


@dataclass(frozen=True, slots=True)
class Match:
    """``text[start:end]`` spells ``name``; ``unit`` is the word of administration beside it."""

    start: int
    end: int
    name: Name
    unit: str


def page_of(document: Document) -> Page:
    """Title and text tidied, folded; a title repeated at the head of the text is not doubled."""
    title, text = tidy(document.title).strip(), tidy(document.text).strip()
    if title and text.startswith(title):
        text = text[len(title) :].lstrip()
    whole = f"\n{title}\n{text}\n"
    sample = whole[:1200]
    marked = len(sample) - len(sample.encode("ascii", "ignore"))
    capitals = sum(map(str.isupper, sample[:600]))
    return Page(whole, fold(whole), len(title) + 2, marked < 0.04 * len(sample), capitals < 2)


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
    folded = page.folded
    for last, (length, entries) in automaton().iter(folded):
        if folded[last + 1] != " ":
            continue
        start = last - length + 1
        slice_ = page.text[start : last + 1]
        if not _capitalised(slice_, entries, page.lower):
            continue
        spelled = [name for name in entries if _spelled(slice_, name, page.bare)]
        if spelled:
            unit = _unit(folded, start, last + 1)
            yield Match(start, last + 1, _choose(spelled, unit), unit)


def _capitalised(slice_: str, entries: tuple[Name, ...], lower: bool) -> bool:
    """Names are written with capitals; kinds with a common noun in front need one only."""
    if lower or entries[0].kind in ("craft", "festival", "site", "park", "not-ours"):
        return lower or slice_[-1:].isdigit() or slice_ != slice_.lower() or len(slice_) > 9
    return all(not word[0].islower() for word in slice_.replace("-", " ").split())


def _spelled(slice_: str, name: Name, bare_page: bool) -> bool:
    """With the marks of the name, or with none at all where marks are not to be expected."""
    if tone_key(slice_) == tone_key(name.spelling):
        return True
    return slice_.isascii() and (bare_page or name.bare == 3)


def _unit(folded: str, start: int, end: int) -> str:
    before = _UNIT_BEFORE.search(folded, max(0, start - 12), start)
    if before:
        return before[1]
    after = _UNIT_AFTER.match(folded, end)
    return after[1] if after else ""


def _choose(names: list[Name], unit: str) -> Name:
    """Of several places of one name: a commune where the word xã stands, else the larger one."""
    if unit in _COMMUNE_UNITS:
        communes = [n for n in names if "commune" in n.kind or n.kind == "district"]
        return (communes or names)[0]
    others = [n for n in names if n.kind == "other-province"]
    return (others or names)[0]
