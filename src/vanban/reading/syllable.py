"""The shape of a Vietnamese syllable, to tell a right decoding from a wrong one.

Not a dictionary: ``nghuỵnh`` passes, ``hßa`` does not.
"""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_NUCLEUS = (
    "(?:iêu|yêu|uyê|uôi|ươi|ươu|oai|oay|oeo|uây|uya|uyu|oao|"
    "iê|yê|uô|ươ|uâ|uê|uy|uơ|oa|oă|oe|oo|ia|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|"
    "[aăâeêioôơuưy])"
)
_SYLLABLE = re.compile(f"{_ONSET}{_NUCLEUS}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def is_syllable(word: str) -> bool:
    """Whether ``word`` (NFC or NFD) is built like one Vietnamese syllable, at most one tone."""
    letters = unicodedata.normalize("NFD", word)
    if sum(mark in _TONES for mark in letters) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(x for x in letters if x not in _TONES))
    return _SYLLABLE.fullmatch(bare) is not None


def marked_words(text: str) -> list[str]:
    """The distinct words of ``text`` that hold at least one letter outside ASCII."""
    return [word for word in dict.fromkeys(_WORD.findall(text)) if not word.isascii()]


def well_formed_share(text: str) -> float:
    """Share (0–1) of the marked words of ``text`` that are syllables; 0 where there is none."""
    words = marked_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
