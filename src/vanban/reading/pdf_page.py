"""Letters, ruled lines and pictures of one PDF page through PDFium. Does not order them."""

import ctypes
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from vanban.reading.layout import Glyph
from vanban.reading.ruling import Rule

_ASCENT, _DESCENT = 0.75, 0.22  # of the font size
_THIN = 2.0  # points: a box thinner than this is a line
_SHORT = 6.0  # points: shorter strokes are no table rules
_SURROGATES = range(0xD800, 0xE000)
_SYMBOL_FONT = range(0xF000, 0xF100)  # bullets of Symbol and Wingdings have no code of their own


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
        self.turned = self._rotation != 0

    def span(self, left: float, right: float, y: float) -> tuple[float, float, float]:
        """Left, right and height of a letter on a page that is not turned."""
        return left - self._left, right - self._left, self._top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, ...]:
        """(left, top, right, bottom) as shown."""
        corners = [self.point(left, bottom), self.point(right, top)]
        xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
        return xs[0], ys[0], xs[1], ys[1]

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self._rotation == 90:
            return y - self._bottom, x - self._left
        if self._rotation == 180:
            return self._right - x, y - self._bottom
        if self._rotation == 270:
            return self._top - y, self._right - x
        return x - self._left, self._top - y


class _Letters:
    """The letters of a text page, measured alike whatever box their font claims to have."""

    def __init__(self, page: pypdfium2.PdfPage, turn: _Turn) -> None:
        self._text, self._turn = page.get_textpage(), turn
        self._raw = self._text.raw
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def all(self) -> list[Glyph]:
        """Every letter in file order."""
        glyphs: list[Glyph] = []
        for index in range(self._text.count_chars()):
            code = raw.FPDFText_GetUnicode(self._raw, index)
            if code and code not in _SURROGATES and code <= 0x10FFFF:
                begins = not glyphs or glyphs[-1].text in "\r\n"
                glyphs.append(self._glyph(index, _letter(code, begins)))
        self._text.close()
        return glyphs

    def _glyph(self, index: int, letter: str) -> Glyph:
        """The box runs from the baseline by the size of the font, not by the font's metrics."""
        text, matrix, box = self._raw, self._matrix, self._box
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetCharOrigin(text, index, self._x, self._y)
        raw.FPDFText_GetMatrix(text, index, matrix)
        scale = matrix.d if not matrix.b else (matrix.b**2 + matrix.d**2) ** 0.5
        size = raw.FPDFText_GetFontSize(text, index) * (abs(scale) or 1.0)
        left, right, baseline = self._turn.span(box.left, box.right, self._y.value)
        if self._turn.turned:
            left, _, right, _ = self._turn.box(box.left, box.bottom, box.right, box.top)
            _, baseline = self._turn.point(self._x.value, self._y.value)
        return Glyph(letter, left, baseline - _ASCENT * size, right, baseline + _DESCENT * size)


def _letter(code: int, begins: bool) -> str:
    """PDFium marks a hyphen at a line's end with code 2; symbol fonts only hold bullets."""
    if code == 2 or (begins and code in _SYMBOL_FONT):
        return "-"
    return chr(code)


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
    return PdfContent(_Letters(page, turn).all(), *_rules(page, turn), _picture_share(page))
