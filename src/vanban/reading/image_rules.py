"""Ruled lines in the picture of a page: where they run, and the picture without them.

Lines are dark stretches far longer than a letter, looked for at 150 dpi (half of the picture);
a scan may be turned by about half a degree.
"""

from dataclasses import dataclass, replace

import numpy
from PIL import Image

from vanban.reading.ruling import Grid, Rule, grids_of
from vanban.reading.tesseract import Word

_HALF = 2
_POINTS = 72 / 300  # points in a pixel of the picture
_DARK = 170  # grey level below which a pixel is ink
_LONG = 55  # pixels: longer than any stroke of a letter
_BLOCK = 15  # pixels along a line that are judged together
_DRIFT = 3  # pixels a slanting line may move from one block to the next
_GAP = 3  # blocks a broken line may miss
_THICK = 7  # pixels: thicker bars are no rules
_MARGIN = 1  # pixels around a line that are erased with it


@dataclass(slots=True)
class _Track:
    """A line being followed block by block."""

    start: int
    end: int
    places: list[float]


def _stretches(ink: numpy.ndarray) -> numpy.ndarray:
    """Pixels that belong to a dark stretch of at least ``_LONG`` along the rows."""
    if ink.shape[1] <= _LONG:
        return numpy.zeros_like(ink)
    total = numpy.cumsum(ink, axis=1, dtype=numpy.int32)
    begins = numpy.zeros(ink.shape, numpy.int32)
    begins[:, :-_LONG] = (total[:, _LONG:] - total[:, :-_LONG]) == _LONG
    covering = numpy.cumsum(begins, axis=1, dtype=numpy.int32)
    covered = covering.copy()
    covered[:, _LONG + 1 :] -= covering[:, : -_LONG - 1]
    return covered > 0


def _centres(column: numpy.ndarray) -> list[float]:
    """Middles of the thin dark runs of one block."""
    edges = numpy.flatnonzero(numpy.diff(column.astype(numpy.int8), prepend=0, append=0))
    runs = zip(edges[::2], edges[1::2], strict=True)
    return [(a + b) / 2 for a, b in runs if b - a <= _THICK]


def _follow(marks: numpy.ndarray) -> list[Rule]:
    """Chain the blocks of long stretches into lines."""
    width = marks.shape[1] // _BLOCK * _BLOCK
    blocks = marks[:, :width].reshape(marks.shape[0], -1, _BLOCK).mean(axis=2) > 0.5
    tracks: list[_Track] = []
    for at in range(blocks.shape[1]):
        for place in _centres(blocks[:, at]):
            track = next((t for t in tracks if _continues(t, at, place)), None)
            if track is None:
                tracks.append(_Track(at, at, [place]))
            else:
                track.end = at
                track.places.append(place)
    return [_rule(track) for track in tracks if (track.end + 1 - track.start) * _BLOCK >= _LONG]


def _rule(track: _Track) -> Rule:
    """In points; half a block longer at both ends, since blocks are judged whole."""
    scale = _HALF * _POINTS
    start, end = (track.start - 0.5) * _BLOCK, (track.end + 1.5) * _BLOCK
    return Rule(float(numpy.median(track.places)) * scale, start * scale, end * scale)


def _continues(track: _Track, at: int, place: float) -> bool:
    return 0 < at - track.end <= _GAP and abs(track.places[-1] - place) <= _DRIFT


def _widened(marks: numpy.ndarray) -> numpy.ndarray:
    wide = marks.copy()
    for step in range(1, _MARGIN + 1):
        wide[step:] |= marks[:-step]
        wide[:-step] |= marks[step:]
        wide[:, step:] |= marks[:, :-step]
        wide[:, :-step] |= marks[:, step:]
    return wide


@dataclass(slots=True)
class RuledImage:
    """The grids on a picture (in points) and the picture without any ruled line."""

    grids: list[Grid]
    image: Image.Image


def find_grids(image: Image.Image) -> RuledImage:
    """Look for ruled tables on a grey picture at 300 dpi; without any it stays as it is."""
    ink = numpy.asarray(image.reduce(_HALF)) < _DARK
    across, down = _stretches(ink), _stretches(ink.T)
    grids = grids_of(_follow(across), _follow(down))
    return RuledImage(grids, _erased(image, across | down.T) if grids else image)


def _erased(image: Image.Image, marks: numpy.ndarray) -> Image.Image:
    pixels = numpy.array(image)
    whole = _widened(marks).repeat(_HALF, axis=0).repeat(_HALF, axis=1)
    high, wide = pixels.shape
    pixels[whole[:high, :wide]] = 255
    return Image.fromarray(pixels)


def in_points(word: Word) -> Word:
    """The word with its box in points, the measure of the grids."""
    return replace(
        word,
        left=word.left * _POINTS,
        top=word.top * _POINTS,
        right=word.right * _POINTS,
        bottom=word.bottom * _POINTS,
    )
