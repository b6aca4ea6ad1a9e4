"""Tell damaged Vietnamese from clean Vietnamese and from other languages, by letters alone.

Needs no model: reading asks it about text layers before anything is loaded.
"""

import re
from collections.abc import Sequence
from functools import cache

from vanban.skeleton import fold

LEAST_WORDS = 5
_WORD = re.compile(r"[^\s.,;:!?()\[\]\"“”/\\–—-]+")
_LOOKS = str.maketrans("0614€¢&$@!w", "oolaecooeiu")
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oay|oe|oi|oo|ua|uai|uay|ue|ui|uo|uoi|uou"
    r"|uu|uy|uya|uye|uyu|yeu|ye)(?:c|ch|m|n|ng|nh|p|t)?"
)


def is_damaged(lines: Sequence[str]) -> bool:
    """Say whether lines are Vietnamese whose diacritics were destroyed or left out.

    Clean Vietnamese, other languages, numbers and texts of fewer than ``LEAST_WORDS`` words
    are not. Mixed text counts as damaged when any paragraph of it is.
    """
    return any(block_is_damaged(lines[a:b]) for a, b in cut_blocks(lines)) or (
        block_is_damaged(lines)
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


def block_is_damaged(lines: Sequence[str]) -> bool:
    """Judge one block: hardly a letter that only Vietnamese has, yet the shape of Vietnamese."""
    words = words_of(lines)
    if len(words) < LEAST_WORDS:
        return False
    marked = sum(map(has_vietnamese_letter, words)) / len(words)
    return marked < 0.22 and shaped_share(words) >= (0.6 if marked < 0.1 else 0.5)


def block_is_clean(lines: Sequence[str]) -> bool:
    """Say whether a block is surely sound: as many Vietnamese letters as the language has."""
    words = words_of(lines)
    return bool(words) and sum(map(has_vietnamese_letter, words)) / len(words) >= 0.3


def words_of(lines: Sequence[str]) -> list[str]:
    """Words with at least one letter; codes with digits and slashes are cut at the slashes."""
    return [w for line in lines for w in _WORD.findall(line) if any(c.isalpha() for c in w)]


def has_vietnamese_letter(word: str) -> bool:
    """Say whether a word has a letter outside Western European: ``ư``, ``đ``, ``ế``, ``ạ`` …"""
    return any(c in "ăđĩũơưĂĐĨŨƠƯ" or "Ạ" <= c <= "ỹ" for c in word)


def shaped_share(words: list[str]) -> float:
    """Share of words that have the letters of a Vietnamese syllable once marks are off."""
    return sum(map(_is_shaped, words)) / len(words)


@cache
def _is_shaped(word: str) -> bool:
    bare = re.sub(r"[^a-z]", "", fold(word).translate(_LOOKS))
    return bool(_SYLLABLE.fullmatch(bare))
