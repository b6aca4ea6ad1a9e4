"""Tell damaged Vietnamese from clean Vietnamese and from other languages, by letters alone.

Needs no model: reading asks it about text layers before anything is loaded.
"""

import re
from collections.abc import Sequence
from functools import cache

from vanban.skeleton import fold

LEAST_WORDS = 5
LONG_BLOCK = 14
_WORD = re.compile(r"[^\s.,;:!?()\[\]\"“”/\\–—-]+")
_CODE = re.compile(r"://|@\w|www\.|\w\.(?:vn|com|org)\b|\d/|/\d|[A-Z]{2}[/-]|[/-][A-Z]{2}")
_GARBLED = re.compile(r"[A-Za-z][0-9¢€$&@][a-z]|[a-z][0-9¢€$&@]|^[0-9][a-z]{2}|é")
_LOOKS = str.maketrans("0614€¢&$@!w", "oolaecooeiu")
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oay|oe|oi|oo|ua|uai|uay|ue|ui|uo|uoi|uou"
    r"|uu|uy|uya|uye|uyu|yeu|ye)(?:c|ch|m|n|ng|nh|p|t)?"
)


def is_damaged(lines: Sequence[str]) -> bool:
    """Say whether lines are Vietnamese whose diacritics were destroyed or left out.

    Clean Vietnamese, other languages, numbers and texts of fewer than ``LEAST_WORDS`` words
    are not. Mixed text counts as damaged when any long paragraph of it is.
    """
    return block_is_damaged(lines) or any(
        block_is_damaged(lines[a:b], LONG_BLOCK) for a, b in cut_blocks(lines)
    )


def cut_blocks(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Cut lines into blocks at blank lines: (first, one past the last)."""
    blocks, start = [], None
    for number, line in enumerate([*lines, ""]):
        if line.strip() and start is None:
            start = number
        elif not line.strip() and start is not None:
            blocks.append((start, number))
            start = None
    return blocks


def block_is_damaged(lines: Sequence[str], least: int = LEAST_WORDS) -> bool:
    """Judge one block: few of the letters Vietnamese is full of, yet the shape of Vietnamese."""
    words = words_of(lines)
    if len(words) < least:
        return False
    marked = marked_share(words)
    most = 0.3 if len(words) < LONG_BLOCK else 0.5
    return marked < most and shaped_share(words) >= (0.6 if marked < 0.1 else 0.5)


def block_is_clean(lines: Sequence[str]) -> bool:
    """Say whether a block is surely sound: about as many marks as the language has."""
    words = words_of(lines)
    return bool(words) and marked_share(words) >= 0.5


def marked_share(words: list[str]) -> float:
    """Share of words with a mark that English recognition never gives (it does give ``é``)."""
    return sum(map(has_mark, words)) / len(words)


def words_of(lines: Sequence[str]) -> list[str]:
    """Words with at least one letter; addresses and document symbols are left out."""
    prose = [t for line in lines for t in line.split() if not _CODE.search(t)]
    return [w for token in prose for w in _WORD.findall(token) if any(c.isalpha() for c in w)]


def has_mark(word: str) -> bool:
    """Say whether a word has a letter beyond ASCII other than ``é``."""
    return any(c > "\x7f" and c.isalpha() and c not in "éÉ" for c in word)


def shaped_share(words: list[str]) -> float:
    """Share of words with the letters of a Vietnamese syllable, or signs among their letters."""
    return sum(map(_is_shaped, words)) / len(words)


@cache
def _is_shaped(word: str) -> bool:
    bare = re.sub(r"[^a-z]", "", fold(word).translate(_LOOKS))
    return bool(_SYLLABLE.fullmatch(bare) or _GARBLED.search(word))
