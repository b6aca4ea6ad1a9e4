"""Labels of the parts of a text: Roman, Arabic, Vietnamese letters (Appendix I, II.6.đ)."""

import re

from vanban.writing.errors import InconsistentDocument

ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {100: "C", 90: "XC", 50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}
_ROMAN_SHAPE = re.compile(r"C{0,3}(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")


def roman(value: int) -> str:
    """1 → I. Values 1 to 399; outside raises ``InconsistentDocument`` (``label-overflow``)."""
    if not 1 <= value < 400:
        raise _overflow(value, "chữ số La Mã")
    digits = []
    for worth, sign in _ROMAN.items():
        count, value = divmod(value, worth)
        digits.append(sign * count)
    return "".join(digits)


def roman_value(text: str) -> int | None:
    """I → 1; None when ``text`` is not a Roman number up to 399."""
    if not text or not _ROMAN_SHAPE.fullmatch(text):
        return None
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    values = [worth[sign] for sign in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def letter(value: int) -> str:
    """1 → a, 5 → đ, 6 → e, 7 → g. The alphabet without accents has 23 letters; more is refused."""
    if not 1 <= value <= len(ALPHABET):
        raise _overflow(value, "chữ cái tiếng Việt")
    return ALPHABET[value - 1]


def _overflow(value: int, alphabet: str) -> InconsistentDocument:
    return InconsistentDocument(
        "label-overflow",
        f"Thứ tự {value} vượt quá bảng {alphabet}.",
        "Xin chia phần này thành các mục hoặc khoản nhỏ hơn.",
    )
