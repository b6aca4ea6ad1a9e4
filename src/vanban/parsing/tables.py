"""Rows of task tables: lines whose cells are joined by " | ".

Finds out what each column means from its heading; decides nothing about bodies or days.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanban.parsing.lines import Line
from vanban.parsing.loose import skeleton

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("order", re.compile(r"^(?:stt|tt|so|so tt|so thu tu|s6 tt|st)\.?$")),
    ("note", re.compile(r"ghi chu|ghi ch")),
    ("product", re.compile(r"san pham|ket qua|dau ra")),
    ("money", re.compile(r"kinh phi|du toan|nguon")),
    ("deadline", re.compile(r"thoi gian|thoi han|tien do|hoan thanh|^han\b|ngay|thoi diem")),
    ("text", re.compile(r"noi dung|nhiem vu|cong viec|hoat dong|giai phap|dau viec")),
    ("partners", re.compile(r"(?<!chu tri, )(?<!chu tri va )phoi ?hop|ph.i h.p")),
    ("leader", re.compile(r"lanh dao (?:phu trach|chi dao)|nguoi")),
    (
        "lead",
        re.compile(
            r"chu ?tri|dau moi|chiu trach nhiem|phu trach|thuc ?hien|tham muu|don ?vi|co ?quan"
        ),
    ),
)
_LEADING = re.compile(r"chu ?tri|dau moi|chiu trach nhiem chinh")
_ORDER = re.compile(r"^\(?\d{1,3}(?:\.\d{1,2})*\)?\.?$")
_GROUP = re.compile(r"^(?:[ivx]+|[a-h])\.?$")
_MIN_HEADING = 2
CONTINUES = "⋮"  # first cell of a line that goes on the row above it


@dataclass(frozen=True, slots=True)
class Row:
    """One data row: its cells by meaning ("" where there is none), its line, its place from 1.

    ``before`` holds the cells before restoring.
    """

    position: int
    cells: dict[str, str]
    before: dict[str, str]
    leads: bool
    line: int
    end: int


def read_rows(lines: Sequence[Line]) -> list[Row]:
    """Return the data rows of the tables in ``lines``; without a known heading there are none."""
    rows: list[Row] = []
    columns: list[str] | None = None
    leads = False
    for line in lines:
        cells = _row_cells(line, len(columns or ()))
        found = heading_columns(cells)
        if found:
            columns, leads = found, _leads(cells)
        elif columns and _is_data(cells, columns):
            _append(rows, cells, columns, leads, line)
    return rows


def _cells(text: str, count: int = 0) -> list[str]:
    """The cells of a row; bars at its ends are a frame, unless ``count`` cells need them."""
    whole = [cell.strip() for cell in text.split("|")]
    return whole if len(whole) == count else [c.strip() for c in text.strip("| ").split("|")]


def _row_cells(line: Line, count: int) -> list[str]:
    """The cells of a row, its number as it was before restoring."""
    cells, before = _cells(line.text, count), _cells(line.source, count)
    return [before[0], *cells[1:]] if len(before) == len(cells) else cells


def _named(columns: list[str], cells: list[str]) -> dict[str, str]:
    named: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        named[name] = f"{named[name]} {cell}".strip() if name in named else cell
    return named


def heading_columns(cells: list[str]) -> list[str] | None:
    """What the columns hold, by the cells of a heading; None if it is none."""
    if len(cells) < _MIN_HEADING or max(map(len, cells)) > 70:
        return None
    names = [_column(skeleton(cell)) for cell in cells]
    known = [name for name in names if name]
    useful = {"text"} & set(known) and {"lead", "deadline", "partners", "order"} & set(known)
    if not useful or len(known) < len(cells) - 1 or _ORDER.match(cells[0]):
        return None
    return [name or "other" for name in names]


def _column(cell: str) -> str | None:
    return next((name for name, pattern in _COLUMNS if pattern.search(cell)), None)


def _leads(cells: list[str]) -> bool:
    return any(_column(skeleton(c)) == "lead" and _LEADING.search(skeleton(c)) for c in cells)


def _is_data(cells: list[str], columns: list[str]) -> bool:
    """Not a group heading (one filled cell, or a Roman number) nor a row of column numbers."""
    if cells[0] == CONTINUES:
        return True
    if sum(bool(c) for c in cells) < 2 or all(re.fullmatch(r"\(?\d?\)?", c) for c in cells):
        return False
    if _GROUP.match(skeleton(cells[0])) and sum(bool(c) for c in cells[2:]) == 0:
        return False
    if _GROUP.match(skeleton(cells[0])) and len(cells) > 3 and len(set(cells[1:])) == 1:
        return False  # a merged cell, given once for each column
    named = dict(zip(columns, cells, strict=False))
    return bool(named.get("text")) and len({c for c in cells if c}) > 1


def _append(rows: list[Row], cells: list[str], columns: list[str], leads: bool, line: Line) -> None:
    named, before = _named(columns, cells), _named(columns, _cells(line.source, len(columns)))
    if cells[0] == CONTINUES:
        named.pop(columns[0], None)
        if not rows:
            return
    if rows and (cells[0] == CONTINUES or _continues(named, columns)):
        last = rows[-1]
        merged = {k: f"{last.cells.get(k, '')} {v}".strip() for k, v in named.items()}
        rows[-1] = Row(
            last.position, {**last.cells, **merged}, last.before, last.leads, last.line, line.number
        )
        return
    rows.append(Row(len(rows) + 1, named, before, leads, line.number, line.number))


def _continues(named: dict[str, str], columns: list[str]) -> bool:
    """A row broken by a page: no number, and words that go on in small letters."""
    return "order" in columns and not named.get("order") and named.get("text", "")[:1].islower()
