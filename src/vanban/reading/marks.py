"""Raised digits, the way footnote marks stand in text. Not the notes themselves."""

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(text: str) -> str:
    """Digits as raised digits; other characters unchanged."""
    return text.translate(_SUPERSCRIPT)
