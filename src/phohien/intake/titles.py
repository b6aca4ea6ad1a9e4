"""A short name for a task, taken from its own first words."""

import re

LIMIT = 120


def short_title(text: str) -> str:
    """The first clause of ``text``, at most 120 characters, cut at a word."""
    first = re.split(r"[;.:]\s|\n", text.strip(), maxsplit=1)[0].strip(" .;:")
    if len(first) <= LIMIT:
        return first
    cut = first[:LIMIT].rsplit(" ", 1)[0].rstrip(" ,")
    return f"{cut}…"
