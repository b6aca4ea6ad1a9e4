"""From placed letters to lines as the eye reads them. Knows no file format.

A letterhead in two columns stays on one line; raised digits become footnote marks.
Coordinates grow to the right and downwards.
"""

from dataclasses import dataclass
from functools import cached_property
from statistics import median

from vanban.reading.marks import superscript


@dataclass(slots=True)
class Glyph:
    """One letter and its box (any unit, y downwards)."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass
class Run:
    """Letters that follow each other on one height without a wide gap.

    Its box is measured once, when the run is complete.
    """

    glyphs: list[Glyph]

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @cached_property
    def top(self) -> float:
        return min(g.top for g in self.glyphs)

    @cached_property
    def bottom(self) -> float:
        return max(g.bottom for g in self.glyphs)


@dataclass(slots=True)
class VisualLine:
    """One line of the page with its vertical extent."""

    text: str
    top: float
    bottom: float


_WIDE_GAP = 1.2  # of the letter height: where one run ends and another begins
_TOUCHING = 0.12  # of the letter height: runs nearer than this are one word
_RAISED = 0.86  # of the line's letter height: smaller digits that stand higher are marks


def _follows(previous: Glyph, glyph: Glyph) -> bool:
    size = max(previous.height, glyph.height)
    gap = glyph.left - previous.right
    return abs(glyph.middle - previous.middle) < 0.5 * size and -0.6 * size < gap < _WIDE_GAP * size


def runs_of(glyphs: list[Glyph]) -> list[Run]:
    """Cut letters in file order into runs; a line feed always cuts."""
    runs: list[Run] = []
    open_run = False
    for glyph in glyphs:
        if glyph.text in "\r\n":
            open_run = False
        elif open_run and _follows(runs[-1].glyphs[-1], glyph):
            runs[-1].glyphs.append(glyph)
        elif not glyph.text.isspace():
            runs.append(Run([glyph]))
            open_run = True
    return runs


def _same_line(line: list[Run], run: Run) -> bool:
    top, bottom = min(r.top for r in line), max(r.bottom for r in line)
    shared = min(bottom, run.bottom) - max(top, run.top)
    return shared > 0.4 * min(bottom - top, run.bottom - run.top)


def _marked(glyph: Glyph, size: float, bottom: float) -> str:
    raised = glyph.height < _RAISED * size and bottom - glyph.bottom > 0.12 * size
    return superscript(glyph.text) if raised and glyph.text.isdigit() else glyph.text


def text_of(runs: list[Run]) -> str:
    """The words of one line of letters, single spaces, raised digits as marks."""
    glyphs = [glyph for run in runs for glyph in run.glyphs if not glyph.text.isspace()]
    size, bottom = median(g.height for g in glyphs), median(g.bottom for g in glyphs)
    text, right = "", glyphs[0].left
    for run in runs:
        text += " " if run.left - right > _TOUCHING * size else ""
        text += "".join(_marked(g, size, bottom) for g in run.glyphs)
        right = run.glyphs[-1].right
    return " ".join(text.split())


def rows_of(runs: list[Run]) -> list[list[Run]]:
    """Runs that stand on one height, from top to bottom, each row from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.top + run.bottom) / 2):
        home = next((row for row in reversed(rows[-3:]) if _same_line(row, run)), None)
        if home is None:
            rows.append([run])
        else:
            home.append(run)
    return [sorted(row, key=lambda run: run.left) for row in rows]


def lines_of(glyphs: list[Glyph]) -> list[VisualLine]:
    """The lines of a page from top to bottom, each read from left to right."""
    return [
        VisualLine(text_of(row), min(r.top for r in row), max(r.bottom for r in row))
        for row in rows_of(runs_of(glyphs))
    ]
