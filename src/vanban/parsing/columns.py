"""Tables whose columns stand apart by spaces or tabs, turned into rows with " | " between cells.

Only the cutting; what a column means and what a row owes is read in ``tables`` and ``tasks``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.parsing.loose import nfc, skeleton
from vanban.parsing.tables import CONTINUES, heading_columns

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_ORDER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Ha-h])[.)]?$")
_BELOW = frozenset({"tt", "tu", "thu tu"})  # under "Số" in a heading of two lines
_TAB = 8
_MIN_COLUMNS = 3
_SLACK = 2  # letters a cell may stand left of its heading


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words on a line and the columns of letters it stands in."""

    start: int
    end: int
    text: str


def segments(raw: str) -> list[Segment]:
    """Words of a line apart by two spaces or more, or by a tab."""
    full = nfc(raw.replace("\f", " ")).expandtabs(_TAB)
    return [Segment(m.start(), m.end(), m.group()) for m in _SEGMENT.finditer(full)]


def join_columns(lines: Sequence[str], places: Sequence[str] | None = None) -> list[str]:
    """Return the lines, those of such tables as rows; a line that goes on a row begins ``⋮``.

    ``places`` are the same lines as they were read, from which the columns are measured when
    restoring has moved the words.
    """
    measured = lines if places is None else places
    result, at = list(lines), 0
    while at < len(measured):
        raw = measured[at]
        heads = _headings(segments(raw)) if "   " in raw or "\t" in raw else []
        if heads and raw.strip().count("\t") >= _MIN_COLUMNS - 1:
            at = _tabbed(result, measured, at)
        else:
            at = _table(result, measured, at, heads) if heads else at + 1
    return result


def _tabbed(result: list[str], measured: Sequence[str], at: int) -> int:
    """Write the rows of a table parted by tabs, field by field; return the line after it."""
    while at < len(measured) and "\t" in measured[at].strip():
        whole = result[at] if result[at].count("\t") == measured[at].count("\t") else measured[at]
        cells = [" ".join(cell.split()) for cell in whole.split("\t")]
        result[at] = " | ".join([cells[0] or CONTINUES, *cells[1:]])
        at += 1
    return at


def _headings(parts: list[Segment]) -> list[Segment]:
    """The heading of a table: three columns or more, known by their names, numbers first."""
    columns = heading_columns([p.text for p in parts]) if len(parts) >= _MIN_COLUMNS else None
    return parts if columns and columns[0] == "order" else []


def _table(result: list[str], measured: Sequence[str], at: int, heads: list[Segment]) -> int:
    """Write the rows of the table whose heading is line ``at``; return the line after it."""
    titles = _cells(_words(heads, result[at]), heads)
    first, n = at, at + 1
    in_head = True
    while n < len(measured):
        parts = segments(measured[n])
        blank = not measured[n - 1].strip()
        below = in_head and bool(parts) and skeleton(parts[0].text) in _BELOW
        if parts and not below and not _belongs(parts, heads, blank):
            break
        cells = _cells(_words(parts, result[n]), heads)
        in_head = in_head and (below or not cells[0])
        if in_head:
            titles = [f"{a} {b}".strip() for a, b in zip(titles, cells, strict=True)]
            result[n] = ""
        elif parts:
            result[n] = " | ".join([cells[0] or CONTINUES, *cells[1:]])
        n += 1
    result[first] = " | ".join(titles)
    return n


def _belongs(parts: list[Segment], heads: list[Segment], after_blank: bool) -> bool:
    """A row begins with its number; its further lines stand right of the numbers."""
    first = parts[0]
    if _ORDER.match(first.text) and first.start < heads[1].start - _SLACK and len(parts) > 1:
        return True
    return not after_blank and first.start >= min(heads[1].start, heads[0].end + 1) - _SLACK


def _words(parts: list[Segment], line: str) -> list[Segment]:
    """The segments with the words of the restored line, where it has as many."""
    mended = segments(line)
    if len(mended) != len(parts):
        return parts
    return [Segment(p.start, p.end, m.text) for p, m in zip(parts, mended, strict=True)]


def _cells(parts: list[Segment], heads: list[Segment]) -> list[str]:
    cells = [""] * len(heads)
    for part in parts:
        column = _column(part, heads)
        cells[column] = f"{cells[column]} {part.text}".strip()
    return cells


def _column(part: Segment, heads: list[Segment]) -> int:
    """The heading it stands under most, else the nearest one."""

    def under(n: int) -> tuple[int, int]:
        head = heads[n]
        shared = min(part.end, head.end) - max(part.start, head.start)
        return (shared, -abs(part.start - head.start))

    return max(range(len(heads)), key=under)
