"""How long a text takes to read aloud, and whether it suits a station. Pure.

150 words (syllables as written) a minute; 150–400 words are one to three minutes. Decree
49/2024/NĐ-CP and Circular 39/2020/TT-BTTTT set no length; these are the province's own.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

WORDS_A_MINUTE = 150
FEWEST, MOST = 150, 400
LONG_SENTENCE = 45
SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
HARD_TO_SAY = re.compile(r"https?://\S+|\S+@\S+|[#*_<>|]|\b\w+/\w+/\w+\b")


@dataclass(frozen=True, slots=True)
class Speech:
    """``words`` as written, ``seconds`` at 150 words a minute."""

    words: int

    @property
    def seconds(self) -> int:
        return round(self.words * 60 / WORDS_A_MINUTE)

    @property
    def shown(self) -> str:
        minutes, seconds = divmod(self.seconds, 60)
        return _("%(minutes)s phút %(seconds)s giây") % {"minutes": minutes, "seconds": seconds}


def speech(text: str) -> Speech:
    return Speech(len(text.split()))


def problems(text: str) -> list[str]:
    """Why the text cannot be read out as it is."""
    words = speech(text).words
    if words < FEWEST:
        return [
            _("Lời phát thanh có %(words)s chữ; cần từ %(fewest)s chữ để người nghe kịp hiểu.")
            % {"words": words, "fewest": FEWEST}
        ]
    if words > MOST:
        return [
            _("Lời phát thanh có %(words)s chữ; nhiều nhất %(most)s chữ, hãy tách thành hai bản.")
            % {"words": words, "most": MOST}
        ]
    return []


def advice(text: str) -> list[str]:
    """What a reader at the microphone would stumble over."""
    found = []
    for sentence in SENTENCE.split(text):
        if len(sentence.split()) > LONG_SENTENCE:
            found.append(_("Câu dài khó đọc: “%(start)s…”") % {"start": sentence[:60]})
    for match in HARD_TO_SAY.finditer(text):
        found.append(_("Chỗ khó đọc thành lời: “%(text)s”") % {"text": match.group()[:60]})
    return found[:6]
