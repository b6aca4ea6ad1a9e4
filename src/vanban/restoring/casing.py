"""Set capitals by what stands around: headings wholly in capitals, prose hardly ever.

The channel proposes a case for each word; here the line decides what it cannot know.
"""

from itertools import groupby

import numpy as np

from vanban.restoring.lattice import Piece
from vanban.restoring.syllables import is_syllable
from vanban.restoring.words import STOP
from vanban.skeleton import strip_marks

RARE_CAPITAL = 0.02
SAME_SHAPE = frozenset("OSUVXZ")  # capitals that differ from the small letter only in size


def set_cases(pieces: list[Piece], title_share: np.ndarray) -> None:
    """Make the case of every chosen word agree with its neighbours.

    ``title_share`` says of each word number how often it has a capital inside a sentence.
    """
    for _, line in groupby(pieces, key=lambda p: p.line):
        words = [p for p in line if is_prose(p)]
        loud = [is_loud(p.source) for p in words]
        for k, piece in enumerate(words):
            set_case_of(piece, near_share(loud, k))
            drop_question(piece)
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if is_lone_capital(before, piece, after, title_share):
            piece.texts[piece.chosen] = piece.texts[piece.chosen].lower()


def is_lone_capital(before: Piece, piece: Piece, after: Piece, title_share: np.ndarray) -> bool:
    """Say whether a word inside a sentence has a capital it hardly ever has."""
    text = piece.texts[piece.chosen]
    if not text.istitle() or not is_prose(piece) or piece.slot is None or piece.before:
        return False
    if before.line != piece.line or strip_marks(text[0]) not in SAME_SHAPE:
        return False
    if before.slot is None or before.pause == STOP or before.after.endswith(":"):
        return False
    calm = before.texts[before.chosen].islower() and after.texts[after.chosen].islower()
    return calm and bool(title_share[piece.slot.first[piece.chosen]] < RARE_CAPITAL)


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
