"""Reads the head of a document: who issued it, number, date, place, type, title, year.

Knows the two columns of Decree 30/2020/NĐ-CP (Appendix I, boxes 1 to 5) merged or apart.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from vanban.parsing.dateline import ATTACHED, as_in_issuer, date_of, in_province
from vanban.parsing.issuer import MOTTO, issuer_of
from vanban.parsing.lines import Line
from vanban.parsing.loose import distance, loose, skeleton
from vanban.parsing.places import provinces
from vanban.parsing.plan import Header
from vanban.parsing.symbols import mend_number

TYPES = (
    "Kế hoạch", "Chương trình hành động", "Chương trình công tác", "Chương trình", "Quyết định",
    "Đề án", "Phương án", "Chỉ thị", "Hướng dẫn", "Thông báo", "Báo cáo", "Quy chế", "Quy định",
    "Nghị quyết", "Chiến lược", "Dự án", "Công văn", "Kết luận", "Lịch công tác", "Thông tư",
    "Kế hoạch hành động",
)  # fmt: skip
_NUMBER = re.compile(
    r"(?:^"
    r"|\s)s[^\s]{1,3}\s?[:;.]?\s*([^\sa-z]{0,8}?[^a-z]{0,6}?)\s*([/-])\s*(?P<symbol>[A-ZĐ]{1,6}[rgđi1]{0,2}(?:\s?[-/]\s?[A-ZĐa-z0-9]+)*)",
    re.I,
)
_PREAMBLE = re.compile(
    rf"^(?:{loose('căn cứ')}|{loose('thực hiện')}|{loose('triển khai thực hiện')}"
    rf"|{loose('nhằm')}|{loose('để')}"
    rf"|{loose('xét đề nghị')}|{loose('theo đề nghị')}|{loose('kính gửi')}"
    rf"|{loose('trên cơ sở')}|{loose('phần thứ')}"
    rf"|{loose('chương')}\s[ivx\d]+\b|{loose('điều')} 1\b|{loose('phần')}\s[ivx\d]+\b"
    rf"|{loose('tiếp tục')}"
    r"|(?:[ivx]+|[a-d]|1)\s?[.)]\s|(?:stt|tt)\s*\|)"
)
_DANGLING = re.compile(
    r"\s(?:va|cua|ve|nam|tinh|giai doan|tren|dia ban|den|trong|thuc hien|cong tac|cho|xa|phuong)$"
)
_YEAR = re.compile(r"n[^\s\d]{1,2}m\s+(20\d\d)")
_ANY_YEAR = re.compile(r"\b(20[2-4]\d)\b")
_HEAD_LINES = 40


def read_header(lines: Sequence[Line]) -> tuple[Header, int]:
    """Return the header and the index of the first content line after the title."""
    lines = [
        replace(line, text=line.text.replace(" | ", "  "), skel=line.skel.replace(" | ", "  "))
        for line in lines[:_HEAD_LINES]
    ] + list(lines[_HEAD_LINES:])
    type_at, type_name, rest = _type_line(lines)
    upper = list(lines[: type_at if type_at >= 0 else 8])
    title, after, tail = _title(lines, type_at, rest) if type_at >= 0 else (None, 0, [])
    upper += tail
    number, symbol = _number(upper)
    day_date, day, place = date_of(upper)
    parent, issuer = issuer_of(upper, symbol, tail)
    place, issuer = as_in_issuer(place, issuer), in_province(issuer, place)
    shown = lines[: max(after, 1)]
    header = Header(
        issuer, parent, number, symbol, day_date, day, place, type_name, title,
        _plan_year(title, day_date, lines), shown[0].number if shown else 0,
        shown[-1].number if shown else 0,
    )  # fmt: skip
    return header, after


def type_of_line(line: Line) -> tuple[str, str] | None:
    """The document type a line names in capitals, and what follows it on the line."""
    for name in sorted(TYPES, key=len, reverse=True):
        key = skeleton(name)
        head = line.skel[: len(key)]
        if len(line.skel) < len(key) - 1 or distance(head, key, 2) > (1 if len(key) > 5 else 0):
            continue
        written, after = line.text[: len(key)], line.text[len(key) :]
        if written.isupper() and (not after or not after[0].isalpha()):
            return name, after.strip(" :.-*")
    return None


def _type_line(lines: Sequence[Line]) -> tuple[int, str | None, str]:
    for at, line in enumerate(lines[:_HEAD_LINES]):
        found = type_of_line(line)
        if found:
            return at, found[0], found[1]
    return -1, None, ""


def _title(lines: Sequence[Line], type_at: int, rest: str) -> tuple[str | None, int, list[Line]]:
    """Title lines after the type; bracketed "(Kèm theo Quyết định số …)" lines come back apart."""
    words = [rest] if rest else []
    tail: list[Line] = []
    at = type_at + 1
    while at < len(lines) and at < type_at + 14:
        line = lines[at]
        if ATTACHED.search(line.skel) or (tail and not _closed(tail)):
            tail.append(line)
        elif MOTTO.search(line.skel) and len(line.text) < 60:
            pass
        elif tail or (words and not _goes_on(words, line)):
            break
        else:
            words.append(line.text)
        at += 1
    title = " ".join(words).strip(" .*") or None
    return title and _sentence(re.sub(r"\bnam (?=20\d\d)", "năm ", title)), at, tail


def _closed(tail: list[Line]) -> bool:
    return tail[-1].text.endswith(")") or len(tail) > 3


def _goes_on(words: list[str], line: Line) -> bool:
    """Whether a line after title words is still title."""
    if line.text.isupper() and not "".join(words).isupper():
        return False
    if _PREAMBLE.match(line.skel) and (line.text[:1].isupper() or not line.text[:1].isalpha()):
        return False
    if not line.blank_before:
        return len(words) < 6
    if (
        not _YEAR.search(skeleton(" ".join(words)))
        and _YEAR.search(line.skel)
        and len(line.text) < 80
    ):
        return line.text[-1] not in ".;:,"
    dangling = _DANGLING.search(" " + skeleton(" ".join(words)))
    return bool(line.text[:1].islower() or dangling or _YEAR.match(line.skel))


def _sentence(title: str) -> str:
    """A shouted title in ordinary letters, places and bodies with their capitals."""
    letters = [c for c in title if c.isalpha()]
    if sum(c.isupper() for c in letters) < 0.7 * len(letters):
        return title
    lowered = title[:1].upper() + title[1:].lower()
    return _with_places(lowered)


def _with_places(text: str) -> str:
    """Capitals for what follows a level word, and for provinces wherever they are."""
    skel = skeleton(text)
    for place in provinces().values():
        for match in re.finditer(rf"(?<!\w){re.escape(skeleton(place))}(?!\w)", skel):
            if text[match.start() : match.end()].lower() == place.lower():
                text = text[: match.start()] + place + text[match.end() :]
    for abbreviation in ("ubnd", "asean", "hđnd", "việt nam"):
        good = "Việt Nam" if abbreviation == "việt nam" else abbreviation.upper()
        text = re.sub(rf"(?<!\w){abbreviation}(?!\w)", good, text)
    return text


def _number(upper: Sequence[Line]) -> tuple[str | None, str | None]:
    for line in upper:
        match = _fullest(_NUMBER.search(line.text), _NUMBER.search(line.source))
        if match and "symbol" in match.groupdict() and len(match.group("symbol")) > 1:
            symbol = mend_number(f"1{match.group(2)}{match.group('symbol').rstrip('.,;')}")[2:]
            return _digits(match.group(1)), symbol
    return None, None


def _fullest(mended: re.Match[str] | None, read: re.Match[str] | None) -> re.Match[str] | None:
    """The reading with more parts in its symbol: restoring may have run two into one."""
    found = [match for match in (mended, read) if match]
    return max(found, key=lambda m: len(re.split("[-/]", m.group("symbol"))), default=None)


def _digits(text: str) -> str | None:
    """Handwritten digits as read; a stroke before them was a one."""
    text = re.sub(r"^[/|lI!](?=\s?\d)", "1", text.strip(" :.…_"))
    text = text.replace("O", "0").replace("o", "0").replace("l", "1").replace("I", "1")
    digits = re.sub(r"\s", "", text)
    return digits if re.fullmatch(r"\d{1,5}[A-Za-z]?(?:/\d{4})?", digits) else None


def _plan_year(title: str | None, issued: str | None, lines: Sequence[Line]) -> int | None:
    found = _YEAR.search(skeleton(title)) or _ANY_YEAR.search(title) if title else None
    if found:
        return int(found.group(1))
    for line in lines[:60]:
        if (match := _YEAR.search(line.skel)) and not issued:
            return int(match.group(1))
    if issued:
        year, month = int(issued[:4]), issued[5:7]
        return year + 1 if month in {"11", "12"} else year
    return None
