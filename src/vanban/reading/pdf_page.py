"""Letters, ruled lines and pictures of one PDF page through PDFium. Does not order them."""

import ctypes
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from vanban.reading.layout import Glyph
from vanban.reading.ruling import Rule

_THIN = 2.0  # points: a box thinner than this is a line
_SHORT = 6.0  # points: shorter strokes are no table rules
_SURROGATES = range(0xD800, 0xE000)


@dataclass(slots=True)
class PdfContent:
    """What a page holds: letters in file order, rules, and how much of it pictures cover."""

    glyphs: list[Glyph]
    across: list[Rule]
    down: list[Rule]
    picture_share: float


class _Turn:
    """Page space (y upwards, unrotated) to the page as it is shown (y downwards)."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._left, self._bottom, self._right, self._top = page.get_cropbox()
        self._rotation = page.get_rotation()

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, ...]:
        """(left, top, right, bottom) as shown."""
        corners = [self._point(left, bottom), self._point(right, top)]
        xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
        return xs[0], ys[0], xs[1], ys[1]

    def _point(self, x: float, y: float) -> tuple[float, float]:
        if self._rotation == 90:
            return y - self._bottom, x - self._left
        if self._rotation == 180:
            return self._right - x, y - self._bottom
        if self._rotation == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y


def _glyphs(page: pypdfium2.PdfPage, turn: _Turn) -> list[Glyph]:
    textpage = page.get_textpage()
    box, glyphs = raw.FS_RECTF(), []
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if not code or code in _SURROGATES or code > 0x10FFFF:
            continue
        raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
        glyphs.append(Glyph(chr(code), *turn.box(box.left, box.bottom, box.right, box.top)))
    textpage.close()
    return glyphs


def _strokes(item: pypdfium2.PdfObject) -> list[tuple[float, ...]]:
    """Axis-parallel strokes of a path as boxes; a thin filled box is one stroke."""
    bounds = item.get_bounds()
    if min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _THIN:
        return [bounds]
    points, x, y = [], ctypes.c_float(), ctypes.c_float()
    matrix = item.get_matrix()
    for index in range(min(raw.FPDFPath_CountSegments(item), 400)):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        moved = raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO
        points.append((moved, *matrix.on_point(x.value, y.value)))
    pairs = zip(points, points[1:], strict=False)
    return [(min(a, c), min(b, d), max(a, c), max(b, d)) for (_, a, b), (m, c, d) in pairs if not m]


def _rules(page: pypdfium2.PdfPage, turn: _Turn) -> tuple[list[Rule], list[Rule]]:
    across: list[Rule] = []
    down: list[Rule] = []
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        for stroke in _strokes(item):
            left, top, right, bottom = turn.box(*stroke)
            if bottom - top <= _THIN and right - left >= _SHORT:
                across.append(Rule((top + bottom) / 2, left, right))
            elif right - left <= _THIN and bottom - top >= _SHORT:
                down.append(Rule((left + right) / 2, top, bottom))
    return across, down


def _picture_share(page: pypdfium2.PdfPage) -> float:
    across, down = page.get_size()
    boxes = [
        item.get_bounds() for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    ]
    covered = sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)
    return min(1.0, covered / (across * down))


def content_of(page: pypdfium2.PdfPage) -> PdfContent:
    """Read one loaded page (the caller holds the PDFium lock)."""
    turn = _Turn(page)
    return PdfContent(_glyphs(page, turn), *_rules(page, turn), _picture_share(page))
