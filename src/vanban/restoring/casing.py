"""Set capitals by what stands around: headings wholly in capitals, prose hardly ever.

The channel proposes a case for each word; here the line decides what it cannot know.
"""

from itertools import groupby

from vanban.restoring.lattice import Piece
from vanban.restoring.syllables import is_syllable
from vanban.skeleton import strip_marks


def set_cases(pieces: list[Piece]) -> None:
    """Make the case of every chosen word agree with its neighbours in the line."""
    for _, line in groupby(pieces, key=lambda p: p.line):
        words = [p for p in line if is_prose(p)]
        loud = [is_loud(p.source) for p in words]
        for k, piece in enumerate(words):
            set_case_of(piece, near_share(loud, k))
            drop_question(piece)


def drop_question(piece: Piece) -> None:
    """Drop a question mark that is the horn and tone of a last ``ư`` (``cw?`` for ``cứ``)."""
    if "?" in piece.after and piece.texts[piece.chosen][-1:].lower() in "ưứừửữự":
        piece.after = piece.after.replace("?", "")


def is_prose(piece: Piece) -> bool:
    """Say whether a piece is made of Vietnamese syllables."""
    text = piece.texts[piece.chosen]
    words = text.split()
    return piece.slot is not None and bool(words) and all(is_syllable(w.lower()) for w in words)


def is_loud(source: str) -> bool | None:
    """Say whether a word was read in capitals; None when it is too short to tell."""
    letters = [c for c in source if c.isalpha()]
    if len(letters) < 2:
        return None
    return sum(c.isupper() for c in letters) * 2 > len(letters)


def near_share(loud: list[bool | None], k: int) -> float:
    """Share of the two words on either side that are in capitals (0 when none can tell)."""
    near = [x for x in (*loud[max(0, k - 2) : k], *loud[k + 1 : k + 3]) if x is not None]
    return sum(near) / len(near) if near else 0.5


def set_case_of(piece: Piece, loud_share: float) -> None:
    """Write a word in capitals among capitals, and not alone among small letters."""
    text = piece.texts[piece.chosen]
    if loud_share > 0.7 and (is_loud(piece.source) is not False):
        piece.texts[piece.chosen] = text.upper()
    elif loud_share < 0.3 and text.isupper() and len(text) > 1:
        text = piece.texts[piece.chosen] = text.capitalize()
    if loud_share < 0.7 and text[0].isupper() and read_small(piece.source, text[0]):
        piece.texts[piece.chosen] = text.lower()


def read_small(source: str, capital: str) -> bool:
    """Say whether the first letter was clearly read as the small form of ``capital``."""
    first = next((c for c in source if c.isalnum()), "")
    return first.islower() and strip_marks(first) == strip_marks(capital).lower()
