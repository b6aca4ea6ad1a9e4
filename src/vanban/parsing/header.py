"""Reads the head of a document: who issued it, number, date, place, type, title, year.

Knows the two columns of Decree 30/2020/NĐ-CP (Appendix I, boxes 1 to 5) merged or apart.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from vanban.parsing.abbreviations import expand
from vanban.parsing.agencies import scan
from vanban.parsing.gazetteer import canonical
from vanban.parsing.lines import Line
from vanban.parsing.loose import distance, loose, skeleton
from vanban.parsing.places import province, provinces
from vanban.parsing.plan import Header
from vanban.parsing.symbols import mend_number

TYPES = (
    "Kế hoạch", "Chương trình hành động", "Chương trình công tác", "Chương trình", "Quyết định",
    "Đề án", "Phương án", "Chỉ thị", "Hướng dẫn", "Thông báo", "Báo cáo", "Quy chế", "Quy định",
    "Nghị quyết", "Chiến lược", "Dự án", "Công văn", "Kết luận", "Lịch công tác", "Thông tư",
    "Kế hoạch hành động",
)  # fmt: skip
_MOTTO = re.compile(
    r"c[^\s]{1,3}ng\s+h[^\s]{1,3}\s+x[^\s]{1,3}\s+h[^\s]{1,3}i\s+ch\S*\s+ngh\S*\s+vi\S*\s+n\S*"
    r"|\S{2,4}\s+l[^\s]{1,2}p\s*[-–—~]+\s*t\S{1,3}\s+d\S{1,3}\s*[-–—~]+\s*h[^\s]{1,4}\s+ph\S{2,4}"
    r"|dang cong san viet nam|^[\s_*\-–—=.~·]+$"
)
_NUMBER = re.compile(
    r"(?:^"
    r"|\s)s[^\s]{1,3}\s?[:;.]?\s*([^\sa-z]{0,8}?[^a-z]{0,6}?)\s*([/-])\s*(?P<symbol>[A-ZĐ]{1,6}[rgđi1]{0,2}(?:\s?[-/]\s?[A-ZĐa-z0-9]+)*)",
    re.I,
)
_DATE = re.compile(
    r"(?P<place>[^,;\d]{2,40}?)?\s*,?\s*ng[^\s\d]{1,2}y\s*(?P<day>[^\s]{0,6}?)\s*"
    r"th[^\s\d]{1,3}ng\s*(?P<month>[^\s]{0,5}?)\s*n[^\s\d]{1,2}m\s*(?P<year>\d{4})?"
)
_BODY = re.compile(
    r"(?<!\S)(?=(?:ubnd|uy ban|hdnd|hoi dong|so|bo|ban|tinh uy|thanh uy|huyen uy"
    r"|dang uy|dang bo|cong an|"
    r"van phong|cuc|chi cuc|tong cuc|vien|truong|trung tam|bao|dai|hoi|lien hiep"
    r"|lien doan|thanh tra|"
    r"phong|chinh phu|thu tuong|quoc hoi|tinh doan|toa an|mat tran)\s)(?<!hai )"
)
_NO_BODY = re.compile(r"(?:ban|bo|so)\s+(?:hanh|luat|nhan)")
_PREAMBLE = re.compile(
    rf"^(?:{loose('căn cứ')}|{loose('thực hiện')}|{loose('triển khai thực hiện')}"
    rf"|{loose('nhằm')}|{loose('để')}"
    rf"|{loose('xét đề nghị')}|{loose('theo đề nghị')}|{loose('kính gửi')}"
    rf"|{loose('trên cơ sở')}|{loose('phần thứ')}"
    rf"|{loose('chương')}\s[ivx\d]+\b|{loose('điều')} 1\b|{loose('phần')}\s[ivx\d]+\b"
    rf"|{loose('tiếp tục')}"
    r"|(?:[ivx]+|[a-d]|1)\s?[.)]\s|(?:stt|tt)\s*\|)"
)
_ATTACHED = re.compile(rf"{loose('kèm theo')}|{loose('ban hành theo')}")
_DANGLING = re.compile(
    r"\s(?:va|cua|ve|nam|tinh|giai doan|tren|dia ban|den|trong|thuc hien|cong tac|cho|xa|phuong)$"
)
_YEAR = re.compile(r"n[^\s\d]{1,2}m\s+(20\d\d)")
_ANY_YEAR = re.compile(r"\b(20[2-4]\d)\b")
_LEVELS = {
    "tinh": "tỉnh", "thanh pho": "thành phố", "huyen": "huyện", "xa": "xã", "phuong": "phường",
    "thi xa": "thị xã", "quan": "quận", "dac khu": "đặc khu", "thi tran": "thị trấn",
}  # fmt: skip
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
    day_date, day, place = _date(upper)
    parent, issuer = _issuer(upper, symbol, tail)
    place, issuer = _as_in_issuer(place, issuer), _in_province(issuer, place)
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
        if _ATTACHED.search(line.skel) or (tail and not _closed(tail)):
            tail.append(line)
        elif _MOTTO.search(line.skel) and len(line.text) < 60:
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


def _date(upper: Sequence[Line]) -> tuple[str | None, int | None, str | None]:
    for line in upper:
        match = _DATE.search(line.skel)
        if not match or (_ATTACHED.search(line.skel) and not match.group("year")):
            continue
        if not match.group("year") and not match.group("month"):
            continue
        day, month = _count(match.group("day"), 31), _count(match.group("month"), 12)
        place = line.text[match.start("place") : match.end("place")] if match.group("place") else ""
        place = place.strip(" *")
        before = _DATE.search(skeleton(line.source))
        sure = (
            before
            and before.group("place")
            and province(_place(before.group("place").title()) or "")
        )
        return _iso(match.group("year"), month, day), day, sure or _place(place)
    for line in upper:
        found = re.search(r"ng[^\s\d]{1,2}y\s+(\d{1,2})/(\d{1,2})/(\d{4})", line.skel)
        if found:
            day, month, year = (int(part) for part in found.groups())
            return _iso(str(year), month, day), day, None
    return None, None, None


def _iso(year: str | None, month: int | None, day: int | None) -> str | None:
    if not year:
        return None
    if not month:
        return year
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _count(text: str, most: int) -> int | None:
    mended = text.upper().translate(str.maketrans("AIL|!OÓ", "1111100")).strip("./")
    return int(mended) if mended.isdigit() and 1 <= int(mended) <= most else None


def _place(text: str) -> str | None:
    """The words right before the date, without the number that may stand before them."""
    tail = re.split(r"[/\d:]|(?:[A-ZĐ]{2,}(?:-[A-ZĐa-z]*[A-ZĐ]+)?)\s", text)[-1].strip(" ,-()")
    if found := province(tail):
        return found
    return tail if 1 < len(tail) < 30 and tail[0].isupper() else None


def _in_province(issuer: str | None, place: str | None) -> str | None:
    """A province that is none is that of the place, which stands beside the date."""
    head, level, tail = (issuer or "").rpartition(" tỉnh ")
    if level and place and province(place) and not province(tail):
        return f"{head}{level}{place}"
    return issuer


def _as_in_issuer(place: str | None, issuer: str | None) -> str | None:
    """A damaged place is spelled as in the issuer's name, when that is nearly the same."""
    if not place or not issuer or province(place):
        return place
    count = len(place.split())
    tail = " ".join(issuer.split()[-count:])
    near = distance(skeleton(place), skeleton(tail), 2) <= 2
    return tail if near and tail[:1].isupper() else place


def _issuer(
    upper: Sequence[Line], symbol: str | None, tail: list[Line]
) -> tuple[str | None, str | None]:
    """Parent and issuer from the left column, or from "(… của UBND tỉnh X)"."""
    if tail:
        text = " ".join(line.text for line in tail)
        match = re.search(rf"{loose('của')}\s+([^)]+)", skeleton(text))
        if match:
            return None, _proper(text[match.start(1) : match.end(1)])
    left = []
    for line in upper[: len(upper) - len(tail)]:
        if re.match(r"s[^\s\d]{1,2}\s?(?:[:;.]|\d)", line.skel) or _DATE.search(line.skel):
            break
        kept = _left_column(line)
        if kept:
            left.append(kept)
    bodies = _bodies(" ".join(left), symbol)
    return (bodies[-2] if len(bodies) > 1 else None), (bodies[-1] if bodies else None)


def _left_column(line: Line) -> str:
    text = line.text
    for match in reversed(list(_MOTTO.finditer(line.skel))):
        text = text[: match.start()] + " " + text[match.end() :]
    text = " ".join(text.split())
    upper = sum(c.isupper() for c in text) >= 0.5 * sum(c.isalpha() for c in text)
    return text.strip(" *_-–—.|") if upper else ""


def _bodies(text: str, symbol: str | None) -> list[str]:
    skel = skeleton(text)
    cuts = [m.start() for m in _BODY.finditer(skel) if not _NO_BODY.match(skel, m.start())]
    cuts = [c for n, c in enumerate(cuts) if not (n and _inside(skel, cuts[n - 1], c))]
    if not cuts and re.match(r"(?:tinh|thanh pho|huyen|xa|phuong|thi xa|quan|dac khu)\s", skel):
        lost = {"UBND": "Ủy ban nhân dân ", "HĐND": "Hội đồng nhân dân "}
        prefix = next(
            (full for key, full in lost.items() if symbol and key in symbol), "Ủy ban nhân dân "
        )
        return [_proper(prefix + text)]
    ends = [*cuts[1:], len(text)] if cuts else []
    return [name for s, e in zip(cuts, ends, strict=True) if (name := _proper(text[s:e]))]


def _inside(skel: str, last: int, cut: int) -> bool:
    """Whether a word that could begin a body only continues the one before it."""
    before = skel[last:cut].strip()
    return before in {
        "van phong",
        "thanh tra",
        "uy",
        "ban",
        "dang uy",
        "cong an",
        "bo",
        "hoi dong",
    } or (skel[:cut].rstrip().endswith((" va", ",", "-", " cua")))


def _proper(text: str) -> str:
    """``UBND TỈNH HƯNG YÊN`` → ``Ủy ban nhân dân tỉnh Hưng Yên``."""
    full = " ".join(expand(text).split()).strip(" .,;:)*")
    lowered = full if not _shouts(full) else full.lower()
    lowered = lowered.replace("ủy ban nhân dân", "Ủy ban nhân dân") if lowered != full else lowered
    match = re.search(
        r"\b(tinh|thanh pho|huyen|xa|phuong|thi xa|quan(?! (?:ly|su)\b)|dac khu|thi tran)\s+(?=\S)",
        skeleton(lowered),
    )
    base, level, place = lowered, "", ""
    if match and match.start():
        base, level = lowered[: match.start()].strip(), lowered[match.start() : match.end()].strip()
        place = lowered[match.end() :]
    name = _spelled(base)
    return " ".join(
        filter(None, (name, _LEVELS.get(skeleton(level), level.lower()), _title_case(place)))
    )


def _shouts(text: str) -> bool:
    return sum(c.isupper() for c in text) > 0.5 * sum(c.isalpha() for c in text)


def _spelled(base: str) -> str:
    known = canonical(base)
    mentions, _ = scan(known[:1].upper() + known[1:])
    name = mentions[0].name if mentions and mentions[0].end >= len(known) else known
    return name[:1].upper() + name[1:]


def _title_case(place: str) -> str:
    if known := province(place):
        return known
    return " ".join(w[:1].upper() + w[1:].lower() for w in place.split())


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
