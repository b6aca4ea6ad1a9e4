"""Patterns and distances that survive a destroyed accent. Not for restoring text.

A reader without Vietnamese turns a marked letter into one or two other signs
(``phối`` → ``phdi``, ``ph01``) and mostly keeps the plain ones. A loose pattern says just that.
"""

import re
import unicodedata
from functools import cache

from vanban.skeleton import strip_marks

_WRONG = r"[^\s,;.:()mnhbpkxgs]{1,3}?"
_PLAIN = {"i": "[il1]", "l": "[l1i]", "o": "[o0]", "g": "[gq]", "-": r"\s?[-–—]\s?", "đ": "[dpab6]"}


def nfc(text: str) -> str:
    """Return composed text in which one Vietnamese letter is one character."""
    return unicodedata.normalize("NFC", text)


def skeleton(text: str) -> str:
    """Return the folded form of NFC ``text`` with exactly the same length."""
    folded = strip_marks(text).lower()
    if len(folded) == len(text):
        return folded
    return "".join((strip_marks(c).lower() or " ")[0] for c in text)


def _loosen(word: str) -> str:
    parts: list[str] = []
    for char in word:
        bare = skeleton(char)
        if bare == char or char == "đ":
            parts.append(_PLAIN.get(char, re.escape(char)))
        elif not parts or parts[-1] != _WRONG:
            parts.append(_WRONG)
    return "".join(parts)


@cache
def loose(phrase: str) -> str:
    """Return a regular expression for the skeleton of ``phrase``, whole or damaged.

    ``phrase`` is lower-case Vietnamese with marks; ``|`` separates alternatives. The result
    is one group with word borders, to be used on :func:`skeleton` text.
    """
    choices = []
    for alternative in nfc(phrase).split("|"):
        words = alternative.split()
        exact = r"\s+".join(re.escape(skeleton(w)) for w in words)
        damaged = r"\s+".join(_loosen(w) for w in words)
        choices.append(exact if len(words) == 1 else f"{exact}|{damaged}")
    return rf"(?<![^\W_])(?:{'|'.join(choices)})(?![^\W_])"


@cache
def plain(phrases: str) -> str:
    """Like :func:`loose`, for phrases too short or too common to be met in damaged form."""
    found = (r"\s+".join(map(re.escape, skeleton(p).split())) for p in nfc(phrases).split("|"))
    return rf"(?<![^\W_])(?:{'|'.join(found)})(?![^\W_])"


def distance(left: str, right: str, limit: int) -> int:
    """Edits between two words, or ``limit`` + 1 as soon as there are more than ``limit``."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
        if min(row) > limit:
            return limit + 1
    return row[-1]
