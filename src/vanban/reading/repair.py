"""Puts right what Tesseract's Vietnamese model misreads by habit in official documents.

Only shapes that are wrong as they stand: labels of points and parts, symbols of documents.
"""

import re

_POINT = re.compile(r"(?:([øƒɡ])|([a-zđ])[ẶÐ])(?:\)|(?<=[ẶÐ]))(?=\s)")
_POINT_LETTERS = {"ø": "g", "ɡ": "g", "ƒ": "f"}
_SYMBOL = re.compile(r"(?<=\d/(?:19|20)\d\d)(?=[A-ZĐ]{2,}-[A-ZĐ])")
_SLASHES = str.maketrans("⁄∕", "//")
_COUNT = re.compile(r"(\d{1,2})\.\s")
_STROKES = re.compile(r"[IL1l|HUN]{1,4}[.,]?(?=\s)")
_PART = re.compile(r"([IVX]{1,6})\.(?=\s)")
_PARTS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_STROKES_ONLY = 3  # I, II and III are made of strokes alone


def repair_symbols(text: str) -> str:
    """``72/2015NĐ-CP`` has lost its second slash; a fraction slash is a slash."""
    return _SYMBOL.sub("/", text.translate(_SLASHES))


def repair_counts(texts: list[str]) -> list[str]:
    """Numbers before points that break their order: 4. 9. 6. is 4. 5. 6.; the rest unchanged."""
    found = [(at, int(m[1])) for at, text in enumerate(texts) if (m := _COUNT.match(text))]
    repaired = list(texts)
    for (_, before), (at, number), (_, after) in zip(found, found[1:], found[2:], strict=False):
        if after == before + 2 and number != before + 1:
            repaired[at] = _COUNT.sub(f"{before + 1}. ", texts[at], count=1)
    return repaired


def repair_point(text: str) -> str:
    """``ø)`` is g), ``ƒ)`` is f), ``cẶ`` is c) at the start of a line."""
    found = _POINT.match(text)
    if not found:
        return text
    letter = _POINT_LETTERS.get(found[1] or "", found[2])
    return f"{letter}){text[found.end() :]}"


class PartLabels:
    """Reads Roman numbers of parts by their order: ``IL`` or ``HI.`` before a title in capitals.

    One object follows one document from its first line to its last.
    """

    def __init__(self) -> None:
        self._last = 0

    def repair(self, text: str) -> str:
        """The line with the right number; other lines unchanged."""
        label = _STROKES.match(text) or _PART.match(text)
        if not label or not _is_title(text[label.end() :]):
            return text
        following = self._last + 1
        whole = _PART.match(text)
        read = _PARTS.index(whole[1]) if whole and whole[1] in _PARTS else 0
        if read == 1 or read > self._last:
            self._last = read
            return text
        if following > _STROKES_ONLY or not _STROKES.match(text):
            return text
        self._last = following
        return f"{_PARTS[following]}.{text[label.end() :]}"


def _is_title(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 4 and sum(map(str.isupper, letters)) > 0.9 * len(letters)
