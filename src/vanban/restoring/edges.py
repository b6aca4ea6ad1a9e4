"""Cut one read word into opening marks, core and closing marks, and drop specks.

The core keeps marks that stand for letters in wrong readings (``thu'c``, ``¢``, ``B&``).
"""

OPENING = frozenset("([{\"“”«»‘’'*_-–—.,;:!?~^`°•…/")
CLOSING = frozenset('.,;:!?)]}"“”«»…*_-–—`^°•/')
SPECKS = frozenset("‘’'`~_^°*|{}¬=©®")
_PAIRS = {"(": ")", "[": "]", "“": "”", '"': '"', "«": "»"}


def split_edges(word: str) -> tuple[str, str, str]:
    """Give (opening marks, core, closing marks); the three joined are the word."""
    start, end = 0, len(word)
    while start < end and word[start] in OPENING:
        start += 1
    while end > start and word[end - 1] in CLOSING:
        end -= 1
    return word[:start], word[start:end], word[end:]


def clean_opening(marks: str, line: str) -> str:
    """Drop specks before a word: signs no text opens with, brackets that never close."""
    kept = [m for m in marks if m not in SPECKS and m not in ".,;:!?—"]
    return "".join(m for m in kept if _PAIRS.get(m, m) in line or m in '(“"-–+')


def clean_closing(marks: str, follower: str) -> str:
    """Drop specks after a word; ``follower`` is what comes next in the line."""
    kept = "".join(m for m in marks if m not in SPECKS)
    if "?" in kept and follower[:1].islower():
        kept = kept.replace("?", "")
    return "./." if kept in {",/.", "./,", "//.", "/.", ".//."} else kept


def is_speck(token: str, first: bool, last: bool) -> bool:
    """Say whether a token without letters or digits is dirt: at an edge of its line, no bullet."""
    if all(m in SPECKS or m in "‚„.,:;" for m in token):
        return True
    return last and token in {"—", "–", "-", "_", '"', "”", "“"} and not first
