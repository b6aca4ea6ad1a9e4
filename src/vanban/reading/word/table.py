"""Tables of a Word document: data tables as rows, layout tables as the lines the eye sees."""

from dataclasses import dataclass
from itertools import zip_longest

from lxml.etree import _Element as Element

from vanban.reading.word.styles import Styles
from vanban.reading.word.xml import attribute, child, name, number, value
from vanban.skeleton import fold

_WRAPPERS = ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
_NO_BORDER = ("nil", "none", None)
_LAYOUT_MARKS = ("cong hoa xa hoi", "doc lap - tu do", "noi nhan", "dang cong san viet nam")


@dataclass(slots=True)
class Cell:
    """The lines of one cell; ``continued`` when it only carries a merged cell on."""

    lines: list[str]
    continued: bool = False

    @property
    def text(self) -> str:
        return " ".join(line for line in self.lines if line)


def unwrapped(element: Element, wanted: str) -> list[Element]:
    """Children with this name, also inside content controls and tracked insertions."""
    found: list[Element] = []
    for part in element:
        if name(part) == wanted:
            found.append(part)
        elif name(part) in _WRAPPERS:
            found.extend(unwrapped(part, wanted))
    return found


def rows_of(table: Element) -> list[Element]:
    """Rows that were not deleted."""
    return [x for x in unwrapped(table, "tr") if child(x, "trPr", "del") is None]


def is_continued(cell: Element) -> bool:
    """Whether a cell only continues the merged cell above it."""
    merged = child(cell, "tcPr", "vMerge")
    return merged is not None and attribute(merged, "val") != "restart"


def span(cell: Element) -> int:
    """How many grid columns a cell takes; a broken or absurd count is one."""
    count = number(value(cell, "tcPr", "gridSpan"), 1)
    return count if 1 <= count <= 64 else 1


def _drawn(borders: Element | None, *sides: str) -> bool:
    return any(
        value(borders, side) not in _NO_BORDER for side in sides if child(borders, side) is not None
    )


def has_borders(table: Element, styles: Styles) -> bool:
    """Whether the reader sees lines between the columns."""
    if _drawn(styles.borders(table), "insideV", "left", "start"):
        return True
    cells = [cell for row in rows_of(table) for cell in unwrapped(row, "tc")]
    drawn = [
        c for c in cells if _drawn(child(c, "tcPr", "tcBorders"), "left", "right", "start", "end")
    ]
    return len(drawn) * 2 > len(cells)


def is_layout(rows: list[list[Cell]], bordered: bool) -> bool:
    """Whether a table only puts things side by side: letterhead, signature, one cell."""
    words = fold(" ".join(cell.text for row in rows for cell in row)[:2000])
    if any(mark in words for mark in _LAYOUT_MARKS):
        return True
    widest = max(map(len, rows), default=0)
    return widest < 2 or (not bordered and widest == 2)


def layout_lines(row: list[Cell]) -> list[str]:
    """One row as the eye reads it: the first lines of all cells, then the second lines."""
    visual = zip_longest(*(cell.lines for cell in row), fillvalue="")
    return [line for parts in visual if (line := " ".join(x for x in parts if x))]


def data_row(row: list[Cell]) -> tuple[str, ...]:
    """The cell texts of one row."""
    return tuple("" if cell.continued else cell.text for cell in row)
