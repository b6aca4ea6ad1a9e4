"""The accent-free skeleton of Vietnamese text, on which search and parsing stand."""

import unicodedata

_TABLE: dict[int, str | None] = {
    code: base
    for code in [*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA)]
    if (base := unicodedata.normalize("NFD", chr(code))[0]) != chr(code) and base.isascii()
}
_TABLE |= {ord("đ"): "d", ord("Đ"): "D"}
_TABLE |= dict.fromkeys(range(0x300, 0x370))  # combining marks of decomposed input


def strip_marks(text: str) -> str:
    """Return ``text`` without Vietnamese marks, case kept: ``Đối ngoại`` → ``Doi ngoai``.

    Accepts composed and decomposed input; one composed letter gives one letter, so
    offsets into NFC text stay valid.
    """
    return text.translate(_TABLE)


def fold(text: str) -> str:
    """Return the skeleton used for comparing and searching: no marks, lower case."""
    return text.translate(_TABLE).lower()
