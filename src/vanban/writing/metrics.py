"""Widths of text set in Times New Roman, so that lines can be drawn as long as the text.

Advance widths are those of the metric-compatible Liberation Serif, in 1/2048 em. An
accented letter is as wide as its base. Unknown signs count as half an em.
"""

import unicodedata
from functools import lru_cache

_REGULAR = {
    369: "'", 410: "|", 512: ",. ", 569: "ijlt/:;\\", 682: "frI!()-[]`‘’", 717: "•",
    797: "sJ", 819: "°", 836: '"', 909: "acez?“”", 961: "^", 983: "{}",
    1024: "0123456789bdghknopquvxy#$*_đ–§", 1083: "ơ", 1108: "~", 1110: "ư", 1139: "FPS",
    1155: "+<=>×", 1251: "ELTZ", 1366: "BCR", 1479: "wADGHKNOQUVXYĐƠ", 1589: "Ư",
    1593: "m&", 1706: "%", 1821: "M", 1886: "@", 1933: "W", 2048: "—…",
}  # fmt: skip
_BOLD = {
    451: "|", 512: ",. ", 569: "il'/\\", 682: "fjt!()-:;[]`‘’", 717: "•", 797: "sI",
    807: "{}", 819: "°", 909: "cerz", 1024: "0123456789agovxyJ#$*?_–“”§", 1065: "~",
    1134: "ơ", 1137: '"', 1139: "bdhknpquSđ", 1167: "+<=>×", 1190: "^", 1229: "ư",
    1251: "FP", 1366: "BELTZ", 1479: "wACDNRUVXYĐ", 1593: "GHKOQƠ", 1630: "Ư",
    1706: "m&", 1905: "@", 1933: "M", 2048: "W%—…",
}  # fmt: skip
_ADVANCES = tuple(
    {letter: width for width, letters in table.items() for letter in letters}
    for table in (_REGULAR, _BOLD)
)


@lru_cache(maxsize=4096)
def _base(letter: str) -> str:
    """The letter without tone: ớ → ơ, ế → e; the horn of ơ and ư widens, so it is kept."""
    parts = unicodedata.normalize("NFD", letter)
    if "\u031b" in parts:
        return unicodedata.normalize("NFC", parts[0] + "\u031b")
    return parts[0]


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of ``text`` at ``size`` points, in twips (1/20 point). Italic measures as regular."""
    advances = _ADVANCES[bold]
    units = sum(advances.get(_base(letter), 1024) for letter in text)
    return units * size * 20 / 2048


def wrap(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """Break ``text`` at spaces into lines of at most ``width`` twips, as a word processor does."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
