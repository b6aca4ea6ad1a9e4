"""Cut one read word into opening marks, core and closing marks.

The core keeps marks that stand for letters in wrong readings (``thu'c``, ``¢``, ``B&``).
"""

OPENING = frozenset("([{\"“”«»‘’'*_-–—.,;:!?|~^`°•…")
CLOSING = frozenset('.,;:!?)]}"“”«»…*_-–—|`^°•')


def split_edges(word: str) -> tuple[str, str, str]:
    """Give (opening marks, core, closing marks); the three joined are the word."""
    start, end = 0, len(word)
    while start < end and word[start] in OPENING:
        start += 1
    while end > start and word[end - 1] in CLOSING:
        end -= 1
    return word[:start], word[start:end], word[end:]
