"""Stamps on the paper of a scan or PDF: framed, red, small; reading for content passes them over.

The head of the first page is read apart, without the lines of frames, once as it is and once with
its red ink alone (Circular 24/2020/TT-BCA: the stamps are red).
"""

import io
from pathlib import Path

import numpy
from PIL import Image

from vanban.errors import InputTooLarge, UnreadableInput
from vanban.reading import render_page
from vanban.reading.tesseract import Engine, Failure, is_there

WIDTH = 1240  # pixels: A4 at 150 dots an inch
HEAD = 0.45  # of the height of a page
LONG, TALL = 90, 38  # pixels in one go that no letter of a stamp has: a frame
RED_ENOUGH = 400  # pixels
SPARSE = "11"  # Tesseract's page segmentation: scattered text
SECONDS = 15.0
DARK = 140


def lines_of(path: Path) -> list[str]:
    """What stands in the head of the first page, line by line; [] without paper or Tesseract."""
    if not is_there():
        return []
    try:
        page = Image.open(io.BytesIO(render_page(path, 1, WIDTH))).convert("RGB")
    except (UnreadableInput, InputTooLarge):
        return []
    head = numpy.asarray(page.crop((0, 0, page.width, max(1, round(page.height * HEAD)))))
    engine = Engine()
    try:
        return [line for ink in _inks(head) for line in _read(engine, ink)]
    finally:
        engine.close()


def _inks(head: numpy.ndarray) -> list[numpy.ndarray]:
    """Masks of ink: all that is dark, and what is red when there is enough of it."""
    red, green, blue = (head[:, :, channel].astype(int) for channel in range(3))
    dark = (red + green + blue) < 3 * DARK
    reddish = (red > green + 50) & (red > blue + 50)
    inks = [dark | reddish]
    return [*inks, reddish] if reddish.sum() >= RED_ENOUGH else inks


def _read(engine: Engine, ink: numpy.ndarray) -> list[str]:
    ink = ink & ~_runs(ink, LONG) & ~_runs(ink.T, TALL).T
    picture = Image.fromarray(numpy.where(ink, 0, 255).astype("uint8"))
    picture = picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.LANCZOS)
    try:
        words = engine.words(picture, SECONDS, blocks=SPARSE)
    except Failure:
        return []
    lines: dict[tuple[str, ...], list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return [" ".join(line) for line in lines.values()]


def _runs(ink: numpy.ndarray, least: int) -> numpy.ndarray:
    """Where ``least`` or more pixels of ink follow one another in a row: an opening by a bar."""
    rows = ink.astype(numpy.int32)
    if rows.shape[1] < least:
        return numpy.zeros_like(ink)
    total = numpy.pad(rows.cumsum(axis=1), ((0, 0), (1, 0)))
    full = (total[:, least:] - total[:, :-least]) == least  # a bar of ink begins here
    bars = numpy.pad(full.astype(numpy.int32), ((0, 0), (least, least)))
    near = numpy.pad(bars.cumsum(axis=1), ((0, 0), (1, 0)))
    return (near[:, least + 1 : least + 1 + rows.shape[1]] - near[:, 1 : 1 + rows.shape[1]]) > 0
