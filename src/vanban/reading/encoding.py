"""Bytes of a text file to Unicode, by what the bytes say. Not for packed formats."""

import codecs
import unicodedata
from collections.abc import Callable

from vanban.reading.legacy import from_tcvn3, from_vni
from vanban.reading.syllable import marked_words, well_formed_share

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENOUGH = 0.9
_SAMPLE = 200_000


def _windows_1258(data: bytes) -> str:
    return data.decode("cp1258", "replace")


def _tcvn3(data: bytes) -> str:
    return from_tcvn3(data.decode("latin-1"))


def _vni(data: bytes) -> str:
    return from_vni(data.decode("latin-1"))


_OLD: dict[str, Callable[[bytes], str]] = {
    "windows-1258": _windows_1258,
    "tcvn3": _tcvn3,
    "vni": _vni,
}


def _unmarked_utf16(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: Latin text has a zero in every other byte."""
    head = data[:4000]
    if len(data) % 2 or head.count(0) < len(head) // 5:
        return None
    return "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _old_encoding(data: bytes) -> tuple[str, str] | None:
    """The old Vietnamese encoding under which nearly all marked words are syllables."""
    shares = {
        name: well_formed_share(unicodedata.normalize("NFC", decode(data[:_SAMPLE])))
        for name, decode in _OLD.items()
    }
    best = max(shares, key=shares.__getitem__)
    if shares[best] < _ENOUGH or sorted(shares.values())[-2] > shares[best] - 0.1:
        return None
    return _OLD[best](data), best


def old_font_text(text: str) -> tuple[str, str] | None:
    """Text that was typed in an old font and passed for Western: (Unicode, name) or None."""
    if well_formed_share(text) >= 0.7 or len(marked_words(text)) < 5:
        return None
    return _old_encoding(text.encode("latin-1", "replace"))


def decode(data: bytes) -> tuple[str, str] | None:
    """The text (NFC) and the name of its encoding, or None where no encoding fits.

    Tried in turn: byte order marks, UTF-16 by its zero bytes, UTF-8, and for the rest the
    old Vietnamese encodings, told apart by the share of well-formed syllables.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], name)
            return (unicodedata.normalize("NFC", text), name) if text is not None else None
    name = _unmarked_utf16(data) or "utf-8"
    text = _strictly(data, name)
    found = (text, name) if text is not None else _old_encoding(data)
    return (unicodedata.normalize("NFC", found[0]), found[1]) if found else None
