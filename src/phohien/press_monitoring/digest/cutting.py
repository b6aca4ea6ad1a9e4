"""Shortens sentences from newspapers: whole sentences first, else at a word."""

import re

SENTENCE_END = re.compile(r"(?<=[.!?…])[”\"']?\s+(?=[“\"'(]?[A-ZĐÀ-Ỹ0-9])")


def ended(text: str) -> str:
    """The sentence with its full stop."""
    text = text.strip()
    return text if not text or text[-1] in '.!?…”"' else f"{text}."


def first_sentences(text: str, limit: int) -> str:
    """Whole sentences from the start of ``text``, at most two, in ``limit`` characters.

    A first sentence that is too long is cut at a word and ends in "…".
    """
    said = ""
    for part in SENTENCE_END.split(" ".join(text.split()))[:2]:
        longer = f"{said} {part}".strip()
        if len(longer) > limit:
            break
        said = longer
    return said or shortened(text, limit)


def shortened(text: str, limit: int) -> str:
    """``text`` on one line, cut at a word when it is longer than ``limit`` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
