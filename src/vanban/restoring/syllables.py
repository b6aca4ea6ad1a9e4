"""The shape of a Vietnamese syllable: initial, rhyme, tone, and where the tone mark stands.

Knows no meaning and no frequency; those are the language model's.
"""

import re
import unicodedata
from functools import cache

INITIALS = (
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu",
    "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
)  # fmt: skip
_KNOWN_INITIALS = frozenset(INITIALS) - {""}
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_NEW_TO_OLD = {"oa": (0, 1), "oe": (0, 1), "uy": (0, 1)}
_RHYME = re.compile(
    r"(?:[aăâ](?:[iouy]|c|ch|m|n|ng|nh|p|t)?|[eê](?:[ou]|c|ch|m|n|ng|nh|p|t)?"
    r"|i(?:[aeu]|êu|êc|êm|ên|êng|êp|êt|c|ch|m|n|nh|p|t|ng)?"
    r"|o(?:[aăe](?:[ioy]|c|ch|m|n|ng|nh|p|t)?|[i]|c|m|n|ng|p|t|oc|ong|on)?"
    r"|ô(?:i|c|m|n|ng|p|t|ông|ôc)?|ơ(?:i|m|n|p|t|u|ng|c)?"
    r"|u(?:[aâêơ](?:[iuy]|c|ch|m|n|ng|nh|p|t)?|i|y|ya|yê|yên|yêt|yêm|yêch|yu|yt|yn|ynh|ych|yp"
    r"|ôi|ôc|ôm|ôn|ông|ôt|ô|c|m|n|ng|p|t)?"
    r"|ư(?:a|i|u|ơi|ơu|ơc|ơm|ơn|ơng|ơp|ơt|ơ|c|m|n|ng|p|t)?"
    r"|y(?:|êu|êm|ên|êng|êt|ê|m|n|t|nh|ch|p|u)?)"
)


@cache
def split_tone(text: str) -> tuple[str, str]:
    """Give the lower-case letters without tone mark, and the tone mark (empty for level)."""
    marks = unicodedata.normalize("NFD", text)
    tone = "".join(c for c in marks if c in TONES)
    bare = "".join(c for c in marks if c not in TONES)
    return unicodedata.normalize("NFC", bare), tone


def split_initial(syllable: str) -> tuple[str, str]:
    """Cut a lower-case syllable into its initial and its rhyme (tone kept on the rhyme)."""
    bare, _ = split_tone(syllable)
    for size in (3, 2, 1):
        initial = bare[:size]
        if initial in _KNOWN_INITIALS and len(bare) > size:
            if initial == "gi" and bare[2] not in "aăâeêoôơuưy":
                continue
            return syllable[: len(initial)], syllable[len(initial) :]
    return "", syllable


@cache
def is_syllable(text: str) -> bool:
    """Say whether lower-case ``text`` (NFC) has the shape of one Vietnamese syllable."""
    bare, tone = split_tone(text)
    if len(tone) > 1:
        return False
    initial, rhyme = split_initial(bare)
    if not _RHYME.fullmatch(rhyme):
        return False
    closed = rhyme[-1] in "cpt" or rhyme.endswith("ch")
    return not closed or tone in {"\u0301", "\u0323"}


@cache
def place_tone(syllable: str) -> str:
    """Move the tone mark to its old-style place: ``hoá`` → ``hóa``, ``thuỷ`` → ``thủy``."""
    bare, tone = split_tone(syllable)
    if not tone or bare[-2:] not in _NEW_TO_OLD or bare[:2] == "qu":
        return syllable
    composed = unicodedata.normalize("NFC", bare[-2] + tone)
    return bare[:-2] + composed + bare[-1] if len(composed) == 1 else syllable
