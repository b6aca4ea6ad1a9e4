"""Rules of the numbering: sequence, Vietnamese alphabet, type of headings (II.6.đ)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vanban.linting.anatomy import Anatomy
from vanban.linting.article import part_one
from vanban.linting.finding import Finding
from vanban.linting.looks import departs, warns
from vanban.linting.rules_body import centred_heads
from vanban.linting.source import Line
from vanban.writing.labels import ALPHABET, roman_value

_PART = re.compile(r"(Phần|Chương)\s+([IVXLC]+)\.?$")
_ARTICLE = re.compile(r"Điều\s+(\d+)\s*(.?)")
_SECTION = re.compile(r"([IVXLC]+)\s*([.)])\s*\S")
_ITEM = re.compile(r"(\d{1,3})\s*([.)])\s+\S")
_POINT = re.compile(r"([a-zđ])\s*([.)])\s+\S")
_SHAPES = ((_PART, 0), (_ARTICLE, 1), (_SECTION, 1), (_ITEM, 2), (_POINT, 3))
_ARTICLES = part_one("II.6.đ")


@dataclass
class _Counts:
    """The last value at each level; a level is cleared when a higher one moves."""

    last: dict[int, int] = field(default_factory=dict)

    def move(self, level: int, value: int) -> int | None:
        """Take ``value``; the expected value when it does not follow, else None."""
        before = self.last.get(level, 0)
        self.last = {key: one for key, one in self.last.items() if key < level} | {level: value}
        return None if value == before + 1 else before + 1


def check_numbering(anatomy: Anatomy) -> Iterator[Finding]:
    """Labels follow one another; points use the Vietnamese alphabet; marks after labels."""
    counts, articles = _Counts(), 0
    for line in anatomy.main:
        pattern, level, found = _label(line.text)
        if found is None or line.listed:
            continue
        if pattern is _ARTICLE:
            yield from _article(line, found, articles + 1)
            articles = int(found[1])
            counts.last = {1: counts.last.get(1, 0)}
        else:
            yield from _mark(line, found, level)
            yield from _sequence(line, found, level, counts)


def _sequence(line: Line, found: re.Match, level: int, counts: _Counts) -> Iterator[Finding]:
    if level == 3 and found[1] not in ALPHABET:
        text = f"“{found[1]})” không thuộc bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k…"
        yield departs("numbering.alphabet", _ARTICLES, line, text)
        return
    expected = counts.move(level, _value(found, level))
    if expected is not None:
        text = f"Thứ tự “{found[1]}” không liền sau số trước; cần là {_shown(expected, level)}."
        yield departs("numbering.sequence", _ARTICLES, line, text)


def _label(text: str) -> tuple[re.Pattern | None, int, re.Match | None]:
    for pattern, level in _SHAPES:
        if found := pattern.match(text):
            return pattern, level, found
    return None, 0, None


def _value(found: re.Match, level: int) -> int:
    if level == 0:
        return roman_value(found[2]) or 0
    if level == 1:
        return roman_value(found[1]) or 0
    return int(found[1]) if level == 2 else ALPHABET.index(found[1]) + 1


def _shown(value: int, level: int) -> str:
    if level == 3:
        return f"“{ALPHABET[min(value, len(ALPHABET)) - 1]})”"
    return f"số thứ tự {value}"


def _article(line: Line, found: re.Match, expected: int) -> Iterator[Finding]:
    if int(found[1]) != expected:
        text = f"“Điều {found[1]}” không liền sau điều trước; cần là “Điều {expected}.”."
        yield departs("numbering.sequence", _ARTICLES, line, text)
    if found[2] != ".":
        text = f"Sau “Điều {found[1]}” cần có dấu chấm."
        yield departs("numbering.mark", _ARTICLES, line, text)
    if not line.inked[0].form.bold:
        text = "“Điều” và số thứ tự của điều cần chữ đậm."
        yield departs("heading.form", _ARTICLES, line, text)


def _mark(line: Line, found: re.Match, level: int) -> Iterator[Finding]:
    if level and found[2] != {1: ".", 2: ".", 3: ")"}[level]:
        wanted = f"{found[1]}{')' if level == 3 else '.'}"
        text = f"Sau số thứ tự cần ghi “{wanted}”, không ghi “{found[1]}{found[2]}”."
        yield departs("numbering.mark", _ARTICLES, line, text)


def check_headings(anatomy: Anatomy) -> Iterator[Finding]:
    """Phần centred and bold, "I." in bold capitals, points not bold (V.6.b)."""
    heads = centred_heads(anatomy)
    article = part_one("V.6.b")
    for line in anatomy.main:
        bold = {run.form.bold for run in line.inked}
        if line.place.number in heads:
            if bold != {True} or line.shape.align != "center":
                text = "Phần, chương, mục và tiêu đề của nó cần canh giữa, chữ đậm."
                yield departs("heading.form", article, line, text)
        elif _SECTION.match(line.text) and not line.listed:
            if bold != {True} or not line.text.isupper():
                text = "Số thứ tự và tiêu đề của mục cần chữ in hoa, đậm."
                yield departs("heading.form", article, line, text)
        elif _POINT.match(line.text) and bold == {True}:
            yield warns("heading.point", article, line, "Điểm trình bày kiểu chữ đứng, không đậm.")


RULES = (check_numbering, check_headings)
