"""Tables whose columns a recognition ran together, turned into rows with " | " between cells.

"3 Tham mưu tổ chức đoàn thăm Phòng Dân vận Trước 10/4/2027": the number opens the row, the day
closes it, the body stands before the day. Columns kept apart by spaces are read in ``columns``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from vanban.parsing.agencies import scan
from vanban.parsing.gazetteer import longest_form, words_of
from vanban.parsing.loose import nfc, skeleton
from vanban.parsing.name_words import opens
from vanban.parsing.tables import CONTINUES

_OFFICE = r"(?:co quan|don vi|bo phan)(?:\s?,\s?(?:co quan|don vi|bo phan))?"
_HEADS = {
    "text": r"noi dung(?: cong viec| nhiem vu| thuc hien| hoat dong)?|nhiem vu|cong viec|hoat dong",
    "partners": rf"(?:{_OFFICE} )?phoi hop(?: thuc hien)?",
    "lead": rf"{_OFFICE}(?: chu tri| thuc hien| phu trach)?|chu tri(?: thuc hien)?",
    "deadline": r"(?:thoi gian|thoi han|tien do|han)(?: hoan thanh| thuc hien)?",
    "note": "ghi chu",
}
_HEAD = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _HEADS.items()))
_ORDER_HEAD = re.compile(r"(?:stt|tt|so tt)\.?\s+")
_HEAD_GOES_ON = re.compile(r"(?:(?:hoan thanh|thuc hien|chu tri|phoi hop)\s*)+$")
_ROW = re.compile(r"(\d{1,3})\s?[.)]?\s+(?=[^\W\d_])")
_GROUP = re.compile(r"([IVX]{1,5}|[A-H])[.)]?\s+(?=[A-ZĐÀ-Ỹ])")
_DAY = (
    r"\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?|thang \d{1,2}(?:\s?[/-]\s?\d{4})?"
    r"|quy (?:iv|i{1,3}|[1-4])(?:\s?[/-]\s?\d{4})?|nam 20\d\d|h[ao]ng (?:ngay|tuan|thang|quy|nam)"
    r"|dinh ky(?: h[ao]ng)?(?: ngay| tuan| thang| quy| nam)?|thuong xuyen|ca nam|20\d\d"
    r"|\d{1,2}/20\d\d"
)
_BEFORE_DAY = r"(?:truoc|den het|trong|cuoi|dau|xong|chua muon hon|cham nhat)(?: ngay)?"
_WHEN = re.compile(
    rf"(?:^|\s)((?:{_BEFORE_DAY}\s+)?(?:ngay )?(?:{_DAY})|{_BEFORE_DAY}|thang|quy)\s*$"
)
_LEVELS = frozenset({"tinh", "xa", "phuong"})
_LONGEST_CONTINUATION = 60  # letters: more that begins with a capital is a paragraph


_TITLES = {
    "text": "Nội dung", "lead": "Đơn vị thực hiện", "partners": "Đơn vị phối hợp",
    "deadline": "Thời hạn", "note": "Ghi chú",
}  # fmt: skip


@dataclass(slots=True)
class _Row:
    """A row being put together out of its lines."""

    number: str
    text: list[str] = field(default_factory=list)
    bodies: str = ""
    days: list[str] = field(default_factory=list)

    def cells(self, columns: Sequence[str]) -> list[str]:
        lead, partners = _parted(self.bodies) if "partners" in columns else (self.bodies, "")
        given = {
            "text": " ".join(self.text), "lead": lead, "partners": partners,
            "deadline": " ".join(self.days),
        }  # fmt: skip
        return [self.number, *(given.get(name, "") for name in columns)]


def join_runon(lines: Sequence[str], places: Sequence[str] | None = None) -> list[str]:
    """Return the lines, those of such tables as rows; a line that goes on a row begins ``⋮``.

    ``places`` are the same lines before restoring, which may have taken "STT" or "6" for a word.
    """
    result, before = list(lines), places or lines
    at = 0
    while at < len(result):
        columns = heading_of(result[at]) or heading_of(before[at])
        at = _Table(result, before, at, columns).write() if columns else at + 1
    return result


def heading_of(line: str) -> list[str]:
    """What the columns of a run-together heading hold, without its number; else nothing."""
    skel = " ".join(skeleton(nfc(line)).split())
    order = _ORDER_HEAD.match(skel)
    if not order or "|" in line:
        return []
    columns, at = [], order.end()
    while at < len(skel):
        found = _HEAD.match(skel, at)
        if not found:
            return []
        columns.append(found.lastgroup or "")
        at = found.end() + (skel[found.end() : found.end() + 1] == " ")
    fits = columns[:1] == ["text"] and {"lead", "deadline"} & set(columns)
    return columns if fits else []


class _Table:
    """One table: reads the lines below its heading and writes them as rows, in place."""

    def __init__(
        self, result: list[str], before: Sequence[str], heading: int, columns: list[str]
    ) -> None:
        self.result, self.before, self.heading, self.columns = result, before, heading, columns
        self.rows: list[tuple[int, _Row]] = []

    def write(self) -> int:
        """The line after the table; nothing is written when it has no rows."""
        lines: dict[int, str] = {}
        at = self.heading + 1
        while at < len(self.result) and not self._is_over(at):
            lines[at] = self._read(at)
            at += 1
        if not self.rows:
            return self.heading + 1
        lines[self.heading] = self._titles()
        lines |= {place: " | ".join(row.cells(self.columns)) for place, row in self.rows}
        for place, line in lines.items():
            self.result[place] = line
        return at

    def _is_over(self, at: int) -> bool:
        line = self.result[at]
        if self._number(at) or not line.strip():
            return False
        goes_on = self.rows or _HEAD_GOES_ON.match(skeleton(line)) or _GROUP.match(line)
        return not goes_on or _is_after(line, bool(self.rows))

    def _number(self, at: int) -> re.Match[str] | None:
        """The number of the next row at the head of the line."""
        found = _ROW.match(self.result[at]) or _ROW.match(self.before[at])
        return found if found and int(found.group(1)) == len(self.rows) + 1 else None

    def _read(self, at: int) -> str:
        """What the line becomes; words of rows go to their row."""
        line = " ".join(nfc(self.result[at]).split())
        if number := self._number(at):
            self.rows.append((at, _Row(number.group(1))))
            _begin(self.rows[-1][1], line.partition(" ")[2])
            return ""
        if group := _GROUP.match(line):
            return f"{group.group(1)} | {line[group.end() :]}" + " | " * (len(self.columns) - 1)
        if not line or not self.rows:
            return ""
        _go_on(self.rows[-1][1], line)
        return CONTINUES + " | " * len(self.columns)

    def _titles(self) -> str:
        names = dict(_TITLES)
        if "chu tri" in skeleton(self.result[self.heading]):
            names["lead"] = "Đơn vị chủ trì"
        return " | ".join(["TT", *(names[name] for name in self.columns)])


def _is_after(line: str, has_rows: bool) -> bool:
    """Whether the table is over: a paragraph, the recipients."""
    text = line.strip()
    if not text or _ROW.match(text) or _GROUP.match(text):
        return False
    if re.match(r"n[oơ]i nh[aâậ]n", text.lower()) or text.endswith("./."):
        return True
    return (
        has_rows and text[:1].isupper() and (text[-1] == "." or len(text) > _LONGEST_CONTINUATION)
    )


def _begin(row: _Row, text: str) -> None:
    text = _without_day(row, text)
    start = _bodies_at(text)
    row.text.append(text[:start].strip())
    row.bodies = text[start:].strip()


def _go_on(row: _Row, text: str) -> None:
    """A further line: words of the task first, then those that complete the body's name."""
    text = _without_day(row, text)
    if not text:
        return
    words = text.split()
    for at in range(len(words)):
        if row.bodies and _completes(row.bodies, words[at:]):
            row.text += words[:at]
            row.bodies = f"{row.bodies} {' '.join(words[at:])}"
            return
        if not row.bodies and (name := _broken_name(row.text[-1], words[at:])):
            row.text[-1] = row.text[-1][: -len(name)].strip()
            row.text += words[:at]
            row.bodies = f"{name} {' '.join(words[at:])}"
            return
    row.text.append(text)


def _broken_name(text: str, words: list[str]) -> str:
    """The end of ``text`` that is the first part of a known name which ``words`` complete."""
    for match in re.finditer(r"(?<=\s)(?=[A-ZĐ])", text):
        whole = words_of(f"{text[match.start() :]} {' '.join(words)}")
        known, last = longest_form(whole, 0), len(whole)
        if known and (known[1] == last or (known[1] == last - 1 and whole[-1].skel in _LEVELS)):
            return text[match.start() :]
    return ""


def _without_day(row: _Row, text: str) -> str:
    """The line without the day at its end, which goes to the row."""
    found = _WHEN.search(skeleton(text))
    if not found:
        return text
    row.days.append(text[found.start(1) :].strip())
    return text[: found.start(1)].strip()


def _bodies_at(text: str) -> int:
    """Where the list of bodies that ends the text begins; the text's length if it has none."""
    for match in re.finditer(r"(?<=\s)(?=[A-ZĐ])", text):
        words = words_of(text[match.start() :])
        if not (opens(words, 0) or longest_form(words, 0)):
            continue
        if _scanned(text, match.start()) >= len(text.rstrip(" .;,")):
            return match.start()
    return len(text)


def _scanned(text: str, at: int) -> int:
    """Where the bodies from ``at`` on end; bodies of two columns follow without a comma."""
    while at < len(text):
        found, end = scan(text, at)
        if not found or end <= at:
            break
        at = end + len(text[end:]) - len(text[end:].lstrip(" ,;"))
    return at


def _completes(bodies: str, words: list[str]) -> bool:
    """Whether the words make the last name of ``bodies`` a known one that it was not before."""
    start = max((m.start() for m in re.finditer(r"(?:^|(?<=[;,]\s))(?=\S)", bodies)), default=0)
    name = bodies[start:]
    whole = words_of(f"{name} {' '.join(words)}")
    before, after = longest_form(words_of(name), 0), longest_form(whole, 0)
    if after is None or after[1] != len(whole):
        return False
    return before is None or before[1] < after[1]


def _parted(bodies: str) -> tuple[str, str]:
    """The bodies of two columns: the second begins where one follows without a comma."""
    found, end = scan(bodies)
    return (bodies[:end].strip(), bodies[end:].strip()) if found else (bodies, "")
