"""Reads pages of pictures with Tesseract: two at a time, turned upright, in lines.

Not for pages that carry their text.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from vanban.reading import faults
from vanban.reading.layout import Run, rows_of, text_of
from vanban.reading.limits import Clock, Limits
from vanban.reading.paper import ImagePaper, PdfPaper
from vanban.reading.tesseract import Engine, Failure, Word, require

_DOUBTFUL = 0.55  # mean confidence below which the page may lie on its side
_NOISE = 0.30  # a line of signs without letters, or one this unsure and short, is dirt


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """A line of a picture; ``confidence`` 0–1 is the mean over its letters."""

    text: str
    confidence: float
    after_gap: bool


def _confidence(words: list[Word]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _is_dirt(text: str, confidence: float) -> bool:
    letters = sum(char.isalnum() for char in text)
    return not letters or (confidence < _NOISE and letters < 4)


def lines_of_words(words: list[Word]) -> list[RecognisedLine]:
    """Tesseract's lines joined across its blocks where they stand on one height."""
    runs: dict[tuple[str, ...], Run] = {}
    for word in words:
        runs.setdefault(word.line, Run([])).glyphs.append(word)
    lines: list[RecognisedLine] = []
    previous: tuple[str, ...] | None = None
    for row in rows_of(list(runs.values())):
        inside = [glyph for run in row for glyph in run.glyphs]
        text, sure = text_of(row, joint=" "), _confidence(inside)  # type: ignore[arg-type]
        if not _is_dirt(text, sure):
            block = inside[0].block  # type: ignore[attr-defined]
            lines.append(RecognisedLine(text, round(sure, 4), previous not in (None, block)))
            previous = block
    return lines


def _upright(engine: Engine, image: Image.Image, words: list[Word], seconds: float) -> list[Word]:
    """Read a doubtful page again the way orientation detection says, if that is better."""
    if words and _confidence(words) >= _DOUBTFUL:
        return words
    turns = engine.quarter_turns(image, seconds)
    if not turns:
        return words
    again = engine.words(image.rotate(-turns, expand=True, fillcolor=255), seconds)
    return max(words, again, key=lambda found: _confidence(found) * len(found))


def _recognise(engine: Engine, image: Image.Image, seconds: float) -> list[RecognisedLine]:
    words = engine.words(image, seconds)
    return lines_of_words(_upright(engine, image, words, seconds))


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
