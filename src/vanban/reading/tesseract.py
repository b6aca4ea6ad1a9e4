"""Runs Tesseract on one picture and gives its words. Knows nothing of files and pages.

Pictures go in and words come out through pipes: nothing is written to disk. One thread for
each process (``OMP_THREAD_LIMIT=1``): Tesseract's own threads cost more than they give.
"""

import io
import os
import shutil
import subprocess
import threading
from dataclasses import dataclass

from PIL import Image

from vanban.reading import faults
from vanban.reading.layout import Glyph

LANGUAGE = "vie"
_LIST_SECONDS = 20


@dataclass(slots=True)
class Word(Glyph):
    """A recognised word, its box in pixels, and how sure Tesseract is (0–1)."""

    confidence: float = 0.0
    block: tuple[str, ...] = ()
    line: tuple[str, ...] = ()


class Failure(Exception):
    """Tesseract ended badly or was not done in time; the caller names file and page."""


def _environment() -> dict[str, str]:
    return os.environ | {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}


def require() -> None:
    """Raise ``MissingTool`` unless Tesseract with Vietnamese can be run."""
    if not shutil.which("tesseract"):
        raise faults.tesseract_missing()
    try:
        listing = subprocess.run(
            ["tesseract", "--list-langs"],
            capture_output=True, text=True, timeout=_LIST_SECONDS, env=_environment(), check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        raise faults.tesseract_missing() from None
    if LANGUAGE not in (listing.stdout + listing.stderr).split():
        raise faults.vietnamese_missing()


def is_there() -> bool:
    """Whether Tesseract with Vietnamese can be run."""
    try:
        require()
    except faults.MissingTool:
        return False
    return True


class Engine:
    """Starts Tesseract processes, from several threads if need be, and can end them all."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()
        self._closed = False

    def close(self) -> None:
        """Kill whatever still runs; nothing can be started afterwards."""
        with self._lock:
            self._closed = True
            for process in self._running:
                process.kill()

    def words(self, image: Image.Image, seconds: float, *, blocks: str = "6") -> list[Word]:
        """Recognise a grey picture; ``blocks`` is Tesseract's page segmentation mode."""
        options = ["-l", LANGUAGE, "--dpi", "300", "--psm", blocks]
        return _words(self._run(image, [*options, "tsv"], seconds))

    def quarter_turns(self, image: Image.Image, seconds: float) -> int:
        """Degrees (0, 90, 180, 270) to turn the picture clockwise; 0 when unsure."""
        try:
            report = self._run(image, ["-l", "osd", "--psm", "0"], seconds)
        except Failure:
            return 0
        found = dict(line.split(": ", 1) for line in report.splitlines() if ": " in line)
        sure = float(found.get("Orientation confidence", "0")) > 1.0
        return int(found.get("Rotate", "0")) % 360 if sure else 0

    def _start(self, options: list[str]) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._closed:
                raise Failure
            process = subprocess.Popen(
                ["tesseract", "stdin", "stdout", *options],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=_environment(),
            )  # fmt: skip
            self._running.add(process)
            return process

    def _run(self, image: Image.Image, options: list[str], seconds: float) -> str:
        picture = io.BytesIO()
        image.save(picture, "PPM")
        process = self._start(options)
        try:
            output, _ = process.communicate(picture.getvalue(), timeout=seconds)
        except (subprocess.TimeoutExpired, OSError):
            raise Failure from None
        finally:
            with self._lock:
                self._running.discard(process)
            if process.poll() is None:
                process.kill()
                process.wait()
        if process.returncode:
            raise Failure
        return output.decode("utf-8", "replace")


def _words(report: str) -> list[Word]:
    """The word rows (level 5) of a TSV report, in Tesseract's order."""
    words = []
    for row in report.splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            left, top, width, height = map(float, cells[6:10])
            box = (left, top, left + width, top + height)
            sure = max(0.0, float(cells[10]) / 100)
            words.append(Word(cells[11], *box, sure, tuple(cells[2:4]), tuple(cells[2:5])))
    return words
