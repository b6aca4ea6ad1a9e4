"""Tables drawn with ruled lines: finds grids and puts letters into their cells.

Only the geometry; the lines come from the reader of the format. y grows downwards.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from vanban.reading.layout import Glyph, lines_of

_NEAR = 2.5  # points: lines closer than this are one line
_MOST_RULES = 4000  # a page with more is a drawing


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: at ``at`` across its direction, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Grid:
    """One table: its rules, from which rows, columns and merged cells follow."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)

    @property
    def rows(self) -> list[float]:
        return _distinct([rule.at for rule in self.across])

    @property
    def columns(self) -> list[float]:
        return _distinct([rule.at for rule in self.down])

    @property
    def top(self) -> float:
        return self.rows[0]

    def holds(self, glyph: Glyph) -> bool:
        """Whether a letter stands inside the outer frame."""
        middle = (glyph.left + glyph.right) / 2
        return (
            self.rows[0] < glyph.middle < self.rows[-1]
            and self.columns[0] < middle < self.columns[-1]
        )


def _distinct(places: list[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _cross(across: Rule, down: Rule) -> bool:
    return (
        down.start - _NEAR <= across.at <= down.end + _NEAR
        and across.start - _NEAR <= down.at <= across.end + _NEAR
    )


def grids_of(across: list[Rule], down: list[Rule]) -> list[Grid]:
    """Group rules that touch into grids of at least two rows and two columns."""
    if len(across) + len(down) > _MOST_RULES:
        return []
    grids: list[Grid] = []
    for rule in down:
        touching = [a for a in across if _cross(a, rule)]
        joined = [g for g in grids if any(a in g.across for a in touching)]
        rest = [g for g in grids if g not in joined]
        merged = Grid(touching, [rule])
        for grid in joined:
            merged.across += [a for a in grid.across if a not in merged.across]
            merged.down += grid.down
        grids = [*rest, merged]
    return [g for g in grids if len(g.rows) > 2 and len(g.columns) > 2]


def _band(edges: list[float], place: float) -> int:
    return max(0, sum(edge <= place for edge in edges) - 1)


def _drawn(rules: list[Rule], at: float, along: float) -> bool:
    return any(abs(r.at - at) <= _NEAR and r.start - 1 <= along <= r.end + 1 for r in rules)


def _cell_of(grid: Grid, glyph: Glyph) -> tuple[int, int]:
    """Row and column of a letter; a merged cell counts as its first row and column."""
    rows, columns = grid.rows, grid.columns
    row, column = _band(rows, glyph.middle), _band(columns, (glyph.left + glyph.right) / 2)
    while column > 0 and not _drawn(grid.down, columns[column], glyph.middle):
        column -= 1
    centre = (columns[column] + columns[min(column + 1, len(columns) - 1)]) / 2
    while row > 0 and not _drawn(grid.across, rows[row], centre):
        row -= 1
    return row, column


def _letters(glyphs: list[Glyph]) -> str:
    return " ".join(line.text for line in lines_of(glyphs))


def rows_of(
    grid: Grid, glyphs: list[Glyph], text_of: Callable[[list[Glyph]], str] = _letters
) -> list[tuple[str, ...]]:
    """Cell texts of a grid, rows without any text left out; empty when it is no table.

    ``text_of`` reads the glyphs of one cell: letters, or words in scans.
    """
    cells: dict[tuple[int, int], list[Glyph]] = {}
    place = None
    for glyph in glyphs:
        # PDFium's own spaces and line feeds have no box: they stay with the letter before.
        place = _cell_of(grid, glyph) if not glyph.text.isspace() else place
        if place is not None:
            cells.setdefault(place, []).append(glyph)
    texts = {at: text_of(inside) for at, inside in cells.items()}
    wide = range(len(grid.columns) - 1)
    found = [tuple(texts.get((r, c), "") for c in wide) for r in range(len(grid.rows) - 1)]
    rows = [row for row in found if any(row)]
    return rows if sum(sum(map(bool, row)) > 1 for row in rows) > 1 else []
