"""A line taken apart for the search of marks: pieces, letters, frames. Knows no marks."""

import re
import unicodedata

from vanban.skeleton import fold

FRAME = "|¦│┃║▌▐[]{}()<>«»“”\"'‘’*_=~#•·.,:;!-–—─━═+°^`´\\/"
_BREAKS = re.compile(r"\t|\s*[|¦│┃║]\s*| {3,}")
_SPACES = re.compile(r"\s+")


def nfc(text: str) -> str:
    """Composed letters, plain spaces, no invisible characters."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    return "".join(x for x in text if x == "\t" or unicodedata.category(x) not in ("Cf", "Cc"))


def pieces(line: str) -> list[str]:
    """The columns of a line: at tabs, bars and wide gaps; frames and stray signs cut off."""
    return [piece for part in _BREAKS.split(line) if (piece := part.strip(FRAME + " "))]


def joined(text: str) -> str:
    """``M Ậ T`` → ``MẬT``, ``TỐI  M Ậ T`` → ``TỐIMẬT``: letters without the gaps between them."""
    return "".join(sign for sign in text if sign.isalpha())


def is_capitals(text: str) -> bool:
    """Whether every letter is a capital (at least one is there)."""
    letters = [sign for sign in text if sign.isalpha()]
    return bool(letters) and all(sign.isupper() for sign in letters)


def plain(text: str) -> str:
    """Without marks, in lower case, one space between words."""
    return _SPACES.sub(" ", fold(text)).strip()
