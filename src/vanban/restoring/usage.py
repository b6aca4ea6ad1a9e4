"""Spellings that today's official papers prefer where two stand side by side in older ones.

Choosing by context is the language model's; here are the few pairs the corpus cannot decide.
"""

from vanban.restoring.lattice import Piece

_PERIODS = frozenset(("năm", "quý", "tháng", "tuần", "ngày"))
_GOODS = frozenset(("ngân", "khách", "mặt", "bán", "cửa", "nhà", "đơn", "giao", "hàng", "xếp"))


def set_usage(pieces: list[Piece]) -> None:
    """Write ``hằng năm``, not ``hàng năm``, where neither a bank nor goods are meant."""
    rows = zip([None, *pieces], pieces, pieces[1:], [*pieces[2:], None], strict=False)
    for before, piece, after, following in rows:
        if word_of(piece) != "hàng" or piece.after or word_of(after) not in _PERIODS:
            continue
        if word_of(before) in _GOODS or is_numeral(following):
            continue
        prefer(piece, "hằng")


def word_of(piece: Piece | None) -> str:
    """The chosen word in small letters, empty for none."""
    return piece.texts[piece.chosen].lower() if piece else ""


def is_numeral(piece: Piece | None) -> bool:
    """Say whether a piece begins with a digit."""
    return piece is not None and piece.texts[piece.chosen][:1].isdigit()


def prefer(piece: Piece, word: str) -> None:
    """Write a word in the case of the one it replaces."""
    text = piece.texts[piece.chosen]
    cased = word.upper() if text.isupper() else word.capitalize() if text.istitle() else word
    piece.texts[piece.chosen] = cased
