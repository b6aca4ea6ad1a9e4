"""Cuts what a site puts under every article: related links, appeals, copyright."""

import re
from functools import cache

import ahocorasick

_RELATED_SIGNS = (
    *("liên quan", "cùng chuyên mục", "tin khác", "đọc thêm", "xem thêm", "quan tâm", "đón đọc"),
    *("bạn đọc xem", "độc giả xem", "nên đọc", "related", "read more", "read also", "see also"),
)
_APPEAL_SIGNS = (
    *("theo dõi", "bản quyền", "ghi rõ nguồn", "mọi ý kiến", "đường dây nóng"),
    *("all rights reserved", "follow us"),
)
_RELATED = re.compile(
    r"(?:^|[\n.!?…>»”\"]\s*|\s[-–•*]\s*)"
    r"((?:các )?tin (?:liên quan|cùng chuyên mục|khác)|bài (?:viết )?liên quan|đọc thêm|xem thêm"
    r"|có thể bạn quan tâm|mời (?:quý )?(?:độc giả|bạn đọc) (?:xem|đón đọc)|tin nên đọc"
    r"|related (?:news|stories|articles)|read (?:more|also)|see also)\s*(?:[:>»]|\n)",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"(?:bấm (?:vào đây )?để theo dõi|theo dõi (?:chúng tôi|báo)[^.\n]{0,60} trên"
    r"|bản quyền thuộc|ghi rõ nguồn|mọi ý kiến (?:đóng góp )?xin gửi|đường dây nóng tiếp nhận"
    r"|all rights reserved|follow us on)[^.\n]*(?:[.\n]|$)",
    re.IGNORECASE,
)


@cache
def _signs() -> ahocorasick.Automaton:
    """Words without which no pattern can match: one pass, then only their surroundings."""
    machine = ahocorasick.Automaton()
    for kind, words in (("related", _RELATED_SIGNS), ("appeal", _APPEAL_SIGNS)):
        for word in words:
            for spelling in (word, word.capitalize(), word.upper(), word.title()):
                machine.add_word(spelling, (kind, len(word)))
    machine.make_automaton()
    return machine


AROUND = 40  # characters in front of a sign in which a pattern with it begins


def without_standing(text: str) -> str:
    """``text`` up to its block of related links, without appeals to follow or to cite."""
    appeals = []
    for last, (kind, length) in _signs().iter(text):
        start = max(0, last - length - AROUND)
        if kind == "appeal":
            appeals.append(start)
        elif (found := _RELATED.search(text, start, last + AROUND)) and found.start(1) > 20:
            return _without_appeals(text[: found.start(1)], appeals).strip()
    return _without_appeals(text, appeals).strip()


def _without_appeals(text: str, starts: list[int]) -> str:
    """Backwards, so that the places in front stay where they are."""
    for start in reversed(starts):
        found = _APPEAL.search(text, start, start + AROUND + 140)
        if found:
            whole = _APPEAL.match(text, found.start())
            text = text[: found.start()] + text[whole.end() if whole else found.end() :]
    return text
