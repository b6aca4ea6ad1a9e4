"""What part a body plays in a duty, how often it recurs, and what it waits for.

Reads explicit words only; nothing is guessed from the subject.
"""

import re

from vanban.parsing.loose import loose, nfc, skeleton
from vanban.parsing.phrases import phrases

_LEAD = re.compile(loose("chủ trì"))
# No duty opens with "phù hợp với"; it is what restoring makes of a worn "phối hợp với".
_JOINS = re.compile(f"{loose('phối hợp')}|phu hop voi")
_ADVISE = re.compile(loose("tham mưu"))
# Words that may stand before the first verb without being it.
_FOCAL = (
    rf"(?:(?:{loose('là')}|{loose('làm')})\s+)?(?:{loose('cơ quan')}\s+|{loose('đơn vị')}\s+)?"
    rf"{loose('đầu mối')}(?=\s*,?\s*(?:{loose('chủ trì')}|{loose('phối hợp')}|{loose('tham mưu')}))"
)
_BEFORE = re.compile(
    rf"\s*(?:{_FOCAL}|" + "|".join(loose(p) for p in phrases("before_the_verb")) + r")[\s,]*"
)
_CLAUSE = re.compile(
    r"^\s*(?:" + "|".join(loose(p) for p in phrases("opening_clauses")) + r")[^;.]*?,\s*"
)
_MOST_CLAUSES = 3

_EVERY = loose("hằng|hàng|mỗi|từng|định kỳ|theo")
# "2 số/tháng": a number of things in a span of time.
_TIMES_IN = r"\d\s+(?:so|ky|bai|tin|tin, bai|buoi|cuoc|chuyen muc|chuyen de)\s?/\s?"
_RECURRENCES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("weekly", re.compile(
        rf"{_EVERY}\s+{loose('tuần')}|{loose('tuần')}/{loose('lần')}|lan\s?/\s?tuan"
        rf"|\d+ lan(?: trong)? (?:mot|1|moi) tuan|{_TIMES_IN}tuan")),
    ("monthly", re.compile(
        rf"(?:{loose('hằng|hàng|mỗi|từng')}|dinh ky(?: hang"
        rf"| hằng)?)\s+{loose('tháng')}(?!\s*\d)|lan\s?/\s?(?:0?1 )?thang"
        rf"|{_TIMES_IN}thang|{loose('giao ban tháng')}|{loose('của tháng sau')}")),
    ("quarterly", re.compile(
        rf"{_EVERY}\s+{loose('quý')}(?!\s*(?:[iv]+|\d|dinh|che|hoach|mo|trinh|tac|luat)\b)"
        rf"|lan\s?/\s?quy|{_TIMES_IN}quy|{loose('tháng cuối quý')}"
        rf"|{loose('hằng|hàng')} thang, quy")),
    ("half-yearly", re.compile(
        rf"(?:{loose('định kỳ|hằng|hàng|mỗi|sơ kết')}"
        rf"|bao cao)(?: \w+)?\s+0?6\s+{loose('tháng')}|0?6\s+{loose('tháng')}\s*(?:/|,"
        rf"|{loose('một lần|và năm|và cả năm|và hằng năm')}|1 lan|01 lan)"
        rf"|{loose('nửa năm')}|02 lan/nam|2 lan/nam")),
    ("yearly", re.compile(
        rf"{loose('hằng|hàng|mỗi')}\s+{loose('năm')}|{loose('thường niên')}"
        rf"|(?:0?1 )?lan/nam|{loose('định kỳ năm')}")),
    ("periodic", re.compile(loose("định kỳ"))),
    ("continuous", re.compile(
        rf"(?<!chi )(?<!nguon )(?<!von )(?<!phi )(?<!sach ){loose('thường xuyên')}"
        rf"|{loose('duy trì|tiếp tục|cập nhật|theo dõi|liên tục')}|{loose('hằng|hàng')}\s+ngay")),
    ("ad hoc", re.compile(loose("đột xuất|khi có yêu cầu|khi phát sinh|khi có phát sinh"))),
)  # fmt: skip

_CONDITION = re.compile(
    rf"(?:{loose('sau khi')}|{loose('ngay sau khi')}|(?:{loose('trong trường hợp')})|{loose('nếu')}"
    rf"|{loose('khi có')}|{loose('khi được')})\s[^,;.:()]+"
)
_NO_WAIT = re.compile(
    rf"{loose('trường hợp cần thiết')}|^{loose('nếu')} can(?: thiet)?$"
    rf"|{loose('khi có yêu cầu')}|{loose('khi phát sinh')}|{loose('khi có phát sinh')}"
)
_TOO_SHORT = 12


def find_role(clause: str) -> str:
    """Role by the first verb group of ``clause``, whose subject is already taken off.

    ``chủ trì`` (also "chủ trì, phối hợp với") → lead, ``phối hợp`` → coordinate,
    ``tham mưu`` → advise, everything else → perform.
    """
    skel = skeleton(nfc(clause)).lstrip(" ,:;-–")
    for _ in range(_MOST_CLAUSES):
        role = _verb(skel)
        if role:
            return role
        match = _CLAUSE.match(skel[:400])
        if not match:
            return "perform"
        skel = skel[match.end() :]
    return "perform"


def _verb(skel: str) -> str | None:
    at = 0
    while match := _BEFORE.match(skel, at):
        if match.end() == at or at > 160:
            break
        at = match.end()
    for pattern, role in ((_LEAD, "lead"), (_JOINS, "coordinate"), (_ADVISE, "advise")):
        if pattern.match(skel, at):
            return role
    return None


def find_recurrence(text: str) -> str | None:
    """The most exact explicit word wins; "chi thường xuyên" is money and says nothing."""
    skel = skeleton(nfc(text))
    for name, pattern in _RECURRENCES:
        if pattern.search(skel):
            return name
    return None


def find_condition(text: str) -> str | None:
    """The words that make the duty wait: "sau khi có hướng dẫn của Trung ương"."""
    composed = nfc(text)
    skel = skeleton(composed)
    for match in _CONDITION.finditer(skel):
        end = match.end()
        joint = re.search(r"\s+va\s+(?:phu hop|dam bao|bao dam)|\s*\n", skel[match.start() : end])
        if joint:
            end = match.start() + joint.start()
        words = composed[match.start() : end].strip()
        if len(words) > _TOO_SHORT and not _NO_WAIT.search(skeleton(words)):
            return words
    return None
