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


def plain(text: str) -> str:
    """Without marks, in lower case, one space between words."""
    return _SPACES.sub(" ", fold(text)).strip()


def mostly_capitals(text: str) -> bool:
    """Whether more than half of the letters are capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    return sum(sign.isupper() for sign in letters) * 2 > len(letters)
