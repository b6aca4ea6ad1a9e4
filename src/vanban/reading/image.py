"""Reads an image file (PNG, JPEG, TIFF) as a scanned document."""

from collections.abc import Callable
from pathlib import Path

from vanban.reading import faults
from vanban.reading.document import SourceDocument
from vanban.reading.limits import Clock, Limits
from vanban.reading.paper import ImagePaper
from vanban.reading.recognition import RecognisedLine, Recognition
from vanban.reading.source import LineCollector


class PageCounter:
    """Tells the caller how many pages are done out of all."""

    def __init__(self, total: int, progress: Callable[[int, int], None] | None) -> None:
        self._done, self._total, self._progress = 0, total, progress

    def __call__(self) -> None:
        self._done += 1
        if self._progress:
            self._progress(self._done, self._total)


def collect(collector: LineCollector, page: int, lines: list[RecognisedLine]) -> None:
    """Append the recognised lines of one page, a gap between blocks as an empty line."""
    for line in lines:
        if line.after_gap:
            collector.add_blank(page)
        collector.add(line.text, page, line.confidence)
    collector.add_blank(page)


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
    for page in numbers:
        collect(collector, page, found[page])
    if not collector.has_text():
        raise faults.no_text(path)
    return SourceDocument(tuple(collector.lines), len(found), "scan", "image/ocr")
