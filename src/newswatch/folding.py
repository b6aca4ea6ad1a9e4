"""Text made comparable: one Unicode form, no marks, one place for the tone. Not for display."""

import re
import unicodedata
from functools import lru_cache

import numpy as np

_BLANKS = re.compile(r"[^\S\n]+")
_TONES = dict(zip("\u0300\u0301\u0303\u0309\u0323", "fsxrj", strict=True))


def _folded_byte(code: int) -> int:
    """The one ASCII letter or digit a code point folds to, or a blank."""
    letter = "d" if code in (0x110, 0x111) else unicodedata.normalize("NFD", chr(code))[0].lower()
    return ord(letter) if letter.isascii() and letter.isalnum() else 32


_SURROGATES = range(0xD800, 0xE000)
_TABLE = np.array([32 if c in _SURROGATES else _folded_byte(c) for c in range(0x3000)], np.uint8)
_TABLE[-1] = 32  # all that lies beyond (other scripts, emoji) is clipped to this blank


def tidy(text: str) -> str:
    """``text`` in NFC, runs of blanks made one, line ends kept."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _BLANKS.sub(" ", text) if "  " in text or "\xa0" in text or "\t" in text else text


def fold(text: str) -> str:
    """The skeleton of NFC ``text``: ``Đối ngoại!`` → ``doi ngoai ``.

    Lower case ASCII letters and digits, every other character a blank; as long as the
    input, so offsets stay valid. About ten times as fast as ``str.translate``.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32)
    return fold_codes(codes).tobytes().decode("ascii")


def fold_codes(codes: np.ndarray) -> np.ndarray:
    """The same on an array of code points (uint32), as an array of bytes."""
    return _TABLE.take(codes, mode="clip")


@lru_cache(maxsize=65536)
def tone_key(text: str) -> str:
    """Lower case key in which ``Thuỵ`` = ``Thụy`` and ``Hoà`` = ``Hòa``: tones after the word."""
    return " ".join(_tone_last(word) for word in text.lower().split())


def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(_TONES[c] for c in letters if c in _TONES)
    return "".join(c for c in letters if c not in _TONES) + tones
