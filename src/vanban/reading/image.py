"""Reads an image file (PNG, JPEG, TIFF) as a scanned document."""

from collections.abc import Callable
from pathlib import Path

from vanban.reading import faults
from vanban.reading.document import SourceDocument
from vanban.reading.limits import Clock, Limits
from vanban.reading.marks import superscript
from vanban.reading.paper import ImagePaper
from vanban.reading.recognition import RecognisedLine, Recognition
from vanban.reading.repair import PartLabels, repair_counts, repair_point, repair_symbols
from vanban.reading.source import LineCollector


class PageCounter:
    """Tells the caller how many pages are done out of all."""

    def __init__(self, total: int, progress: Callable[[int, int], None] | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def __call__(self) -> None:
        self._done += 1
        if self._progress:
            self._progress(self._done, self._total)


class RecognisedPages:
    """Puts recognised pages into a collector and numbers their footnotes as they come."""

    def __init__(self, collector: LineCollector) -> None:
        self._collector = collector
        self._notes = 0
        self._parts = PartLabels()

    def add(self, page: int, lines: list[RecognisedLine]) -> None:
        """Append the lines of one page, a gap between blocks as an empty line."""
        for line in lines:
            if line.after_gap:
                self._collector.add_blank(page)
            if line.rows:
                self._collector.add_table(list(line.rows), page, line.confidence)
                continue
            self._collector.add(self._repaired(line), page, line.confidence)
        self._collector.add_blank(page)

    def _repaired(self, line: RecognisedLine) -> str:
        text = self._parts.repair(self._with_mark(line))
        return repair_point(repair_symbols(text))

    def _with_mark(self, line: RecognisedLine) -> str:
        """A small raised digit is often misread; at the start of a note it is the next one."""
        if not line.note_mark:
            return line.text
        read = int(line.note_mark) if line.note_mark.isdecimal() else 0
        self._notes = max(self._notes + 1, read)
        return superscript(str(self._notes)) + line.text[len(line.note_mark) :]


def read_image(
    path: Path, ocr: str, progress: Callable[[int, int], None] | None, limits: Limits
) -> SourceDocument:
    """Recognise every frame of an image file. Errors as in ``read``."""
    if ocr == "never":
        raise faults.ocr_refused(path)
    collector, clock = LineCollector(path, limits), Clock(limits)
    with ImagePaper(path, limits) as paper:
        numbers = range(1, paper.count + 1)
        counter = PageCounter(paper.count, progress)
        found = Recognition(path, paper, limits, clock).pages(numbers, counter)
    pages = RecognisedPages(collector)
    for page in numbers:
        pages.add(page, found[page])
    collector.rewrite(repair_counts)
    if not collector.has_text():
        raise faults.no_text(path)
    lines, tables = tuple(collector.lines), tuple(collector.tables)
    return SourceDocument(lines, len(found), "scan", "image/ocr", tables)
