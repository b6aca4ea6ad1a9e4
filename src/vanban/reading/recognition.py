"""Reads pages of pictures with Tesseract: two at a time, turned upright, in lines.

Not for pages that carry their text.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PIL import Image

from vanban.reading import faults
from vanban.reading.image_rules import find_grids, in_points
from vanban.reading.layout import Glyph, Run, rows_of
from vanban.reading.limits import Clock, Limits
from vanban.reading.paper import ImagePaper, PdfPaper
from vanban.reading.ruling import Grid
from vanban.reading.ruling import rows_of as cells_of
from vanban.reading.tesseract import Engine, Failure, Word, require

_DOUBTFUL = 0.55  # mean confidence below which the page may lie on its side
_ONE_BLOCK, _ANALYSED = "6", "3"  # Tesseract's page segmentation modes
_NOISE = 0.30  # a line of signs without letters, or one this unsure and short, is dirt


_SMALL = 0.86  # of the usual line height: footnotes
_NOTE_MARK = re.compile(r"(?:\d{1,2}|[^\w\s\-–+•*]{1,2})$")


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A line of a picture; ``confidence`` 0–1 is the mean over its letters.

    ``note_mark`` is what stands for the mark of a footnote at the start of ``text``;
    ``rows`` holds a whole ruled table, in place of a text.
    """

    text: str
    confidence: float
    after_gap: bool
    note_mark: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def _confidence(words: list[Word]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _is_dirt(text: str, confidence: float) -> bool:
    letters = sum(char.isalnum() for char in text)
    return not letters or (confidence < _NOISE and letters < 4)


def _rows(words: list[Word]) -> list[list[Word]]:
    """Tesseract's lines joined across its blocks where they stand on one height."""
    runs: dict[tuple[str, ...], Run] = {}
    for word in words:
        runs.setdefault(word.line, Run([])).glyphs.append(word)
    rows = rows_of(list(runs.values()))
    return [_without_tail([word for run in row for word in run.glyphs]) for row in rows]  # type: ignore[misc]


def _without_tail(row: list[Word]) -> list[Word]:
    """Cut the wreckage a stamp or a signature leaves behind the words of a line."""
    end = len(row)
    while end > 1 and row[end - 1].confidence < _NOISE:
        end -= 1
    return row[:end] if len(row) - end > 1 else row


def _note_rows(rows: list[list[Word]]) -> set[int]:
    """Rows that open a footnote: small print at the foot of the page behind a mark."""
    heights = [max(word.height for word in row) for row in rows]
    usual = median(heights) if heights else 0.0
    found: set[int] = set()
    for at in reversed(range(len(rows))):
        if heights[at] >= _SMALL * usual:
            break
        if len(rows[at]) > 1 and _NOTE_MARK.match(rows[at][0].text):
            found.add(at)
    return found


def lines_of_words(words: list[Word]) -> list[RecognisedLine]:
    """The lines of a page in reading order; dirt is left out, marks of footnotes are told."""
    rows = _rows(words)
    notes = _note_rows(rows)
    lines: list[RecognisedLine] = []
    previous: tuple[str, ...] | None = None
    for at, row in enumerate(rows):
        text, sure = " ".join(word.text for word in row), _confidence(row)
        if _is_dirt(text, sure):
            continue
        gap = previous not in (None, row[0].block)
        mark = row[0].text if at in notes else ""
        lines.append(RecognisedLine(text, round(sure, 4), gap, mark))
        previous = row[0].block
    return lines


def _score(words: list[Word]) -> float:
    return _confidence(words) * len(words)


def _words(engine: Engine, image: Image.Image, seconds: float) -> tuple[list[Word], int]:
    """The words and the degrees by which the page had to be turned for them.

    One block of lines first, which keeps a letterhead together; doubtful pages again.
    A doubtful page is read turned the way orientation detection says, or, when it stands
    upright, with Tesseract's own analysis of the layout; the surer reading stays.
    """
    words = engine.words(image, seconds, blocks=_ONE_BLOCK)
    if words and _confidence(words) >= _DOUBTFUL:
        return words, 0
    turns = engine.quarter_turns(image, seconds)
    blocks = _ONE_BLOCK if turns else _ANALYSED
    again = engine.words(_turned(image, turns), seconds, blocks=blocks)
    return (again, turns) if _score(again) > _score(words) else (words, 0)


def _turned(image: Image.Image, degrees: int) -> Image.Image:
    return image.rotate(-degrees, expand=True, fillcolor=255) if degrees else image


def _cell_text(words: list[Glyph]) -> str:
    rows = rows_of([Run([word]) for word in words])
    return " ".join(word.text for row in rows for run in row for word in run.glyphs)


def _table(grid: Grid, words: list[Word]) -> tuple[list[Word], RecognisedLine | None]:
    """The words outside the grid, and the grid as a table where it is one."""
    inside = [word for word in words if grid.holds(in_points(word))]
    rows = cells_of(grid, [in_points(word) for word in inside], _cell_text)
    if not rows:
        return words, None
    taken = set(map(id, inside))
    line = RecognisedLine("", round(_confidence(inside), 4), True, rows=tuple(rows))
    return [word for word in words if id(word) not in taken], line


def _recognise(engine: Engine, image: Image.Image, seconds: float) -> list[RecognisedLine]:
    """The lines of a picture from top to bottom, ruled tables at their place among them."""
    ruled = find_grids(image)
    words, turns = _words(engine, ruled.image, seconds)
    if turns:
        ruled = find_grids(_turned(image, turns))
    tables: list[tuple[float, RecognisedLine]] = []
    for grid in ruled.grids:
        words, table = _table(grid, words)
        tables += [(grid.top, table)] if table else []
    lines: list[RecognisedLine] = []
    for top, table in sorted(tables, key=lambda found: found[0]):
        above = [word for word in words if in_points(word).middle < top]
        words = [word for word in words if in_points(word).middle >= top]
        lines += [*lines_of_words(above), table]
    return lines + lines_of_words(words)


class Recognition:
    """The recognition of some pages of one paper; rendering stays in the calling thread."""

    def __init__(self, path: Path, paper: PdfPaper | ImagePaper, limits: Limits, clock: Clock):
        self._path, self._paper, self._limits, self._clock = path, paper, limits, clock

    def pages(
        self, numbers: Iterable[int], done: Callable[[], None] | None = None
    ) -> dict[int, list[RecognisedLine]]:
        """Lines by page; ``done`` is called after each page.

        Raises ``MissingTool``, ``InputTooLarge`` (time), ``UnreadableInput`` (a page fails);
        whatever it raises, no process is left running.
        """
        require()
        engine, found = Engine(), {}
        with ThreadPoolExecutor(self._limits.processes) as pool:
            try:
                for page, lines in self._finished(engine, pool, iter(numbers)):
                    found[page] = lines
                    if done:
                        done()
            finally:
                engine.close()
        return found

    def _finished(
        self, engine: Engine, pool: ThreadPoolExecutor, numbers: Iterator[int]
    ) -> Iterator[tuple[int, list[RecognisedLine]]]:
        """Keep the processes busy and one picture ahead, no more: pictures are large."""
        waiting: dict[Future[list[RecognisedLine]], int] = {}
        for number in numbers:
            waiting[self._submit(engine, pool, number)] = number
            if len(waiting) > self._limits.processes:
                yield from self._collect(waiting)
        while waiting:
            yield from self._collect(waiting)

    def _submit(self, engine: Engine, pool: ThreadPoolExecutor, number: int) -> Future:
        image = self._paper.image(number)
        seconds = min(self._clock.left(), self._limits.page_seconds)
        return pool.submit(_recognise, engine, image, seconds)

    def _collect(
        self, waiting: dict[Future[list[RecognisedLine]], int]
    ) -> Iterator[tuple[int, list[RecognisedLine]]]:
        finished, _ = wait(waiting, self._clock.left(), FIRST_COMPLETED)
        self._clock.left()
        for future in finished:
            page = waiting.pop(future)
            try:
                yield page, future.result()
            except Failure:
                self._clock.left()
                raise faults.ocr_failed(self._path, page) from None
