"""The searchable form of what a report says. Not: keeping it, or finding it (``searching``)."""

import re
import unicodedata
from collections.abc import Mapping

from vanban.skeleton import fold

SEPARATORS = re.compile(r"[^\w]+")


def plain_of(sections: Mapping[str, str]) -> str:
    """The sections' texts as one run of words, composed and on one line."""
    whole = " ".join(text for text in sections.values() if text)
    return " ".join(unicodedata.normalize("NFC", whole).split())


def words_of(text: str) -> str:
    """The accent-free words between blanks, so that " hoi" finds what begins a word."""
    return f" {SEPARATORS.sub(' ', fold(text)).strip()} "
