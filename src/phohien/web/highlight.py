"""Marking what was searched for, on text with accents, whatever accents were typed."""

import unicodedata

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from vanban.skeleton import fold


def mark_found(text: str, query: str) -> SafeString:
    """``text`` escaped, with the words of ``query`` in ``<mark>``; accents need not agree."""
    plain = unicodedata.normalize("NFC", text)
    pieces, end = [], 0
    for start, stop in _spans(fold(plain), fold(unicodedata.normalize("NFC", query)).split()):
        pieces += [escape(plain[end:start]), "<mark>", escape(plain[start:stop]), "</mark>"]
        end = stop
    return mark_safe("".join([*pieces, escape(plain[end:])]))  # noqa: S308 - every piece is escaped


def _spans(folded: str, words: list[str]) -> list[tuple[int, int]]:
    """Where the whole phrase stands, or else each word; merged, in order."""
    phrase = " ".join(words)
    wanted = [phrase] if phrase and phrase in folded else [word for word in words if len(word) > 1]
    found = sorted((at, at + len(word)) for word in wanted for at in _places(folded, word))
    merged: list[tuple[int, int]] = []
    for start, stop in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(stop, merged[-1][1]))
        else:
            merged.append((start, stop))
    return merged


def _places(folded: str, word: str) -> list[int]:
    """Occurrences of ``word`` that begin a syllable."""
    places, at = [], folded.find(word)
    while at >= 0:
        if at == 0 or not folded[at - 1].isalnum():
            places.append(at)
        at = folded.find(word, at + 1)
    return places


def excerpt_around(text: str, query: str, width: int = 180) -> str:
    """The part of ``text`` around the first match, cut at spaces; the beginning without one."""
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    spans = _spans(fold(plain), fold(unicodedata.normalize("NFC", query)).split())
    middle = spans[0][0] if spans else 0
    start = max(0, min(middle - width // 3, len(plain) - width))
    start = plain.rfind(" ", 0, start) + 1 if start else 0
    piece = plain[start : start + width]
    if start + width < len(plain):
        piece = piece[: piece.rfind(" ")] + " …"
    return ("… " if start else "") + piece
