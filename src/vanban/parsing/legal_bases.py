"""Documents a plan cites: in its preamble, its footnotes, its points.

Reads the sentence forms of Decree 30/2020/NĐ-CP; whether a document is still in force is
not its business.
"""

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from vanban.parsing.abbreviations import expand
from vanban.parsing.agencies import scan
from vanban.parsing.loose import loose, skeleton
from vanban.parsing.phrases import phrases
from vanban.parsing.places import with_province
from vanban.parsing.plan import LegalBasis
from vanban.parsing.symbols import NUMBER, issuer_by_symbol, kind_by_symbol, mend_number

KINDS = (
    "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị quyết liên tịch", "Nghị quyết",
    "Nghị định", "Quyết định", "Chỉ thị", "Thông tư liên tịch", "Thông tư", "Thông báo kết luận",
    "Thông báo", "Kết luận", "Kế hoạch", "Chương trình hành động", "Chương trình", "Hướng dẫn",
    "Công văn", "Công điện", "Quy định", "Quy chế", "Đề án", "Chiến lược", "Thông tri", "Tờ trình",
    "Báo cáo", "Văn bản", "Giấy phép",
)  # fmt: skip
_BY_KEY = {skeleton(kind): kind for kind in KINDS}
_KIND = "|".join(loose(kind.lower()) for kind in KINDS)
_DATE = (
    r"ng\w{1,2}y\s+(?P<d>\d{1,2})\s?(?:[/.-]|\sth\w{1,3}ng\s)\s?(?P<m>\d{1,2})\s?"
    r"(?:[/.-]|\s?n\w{1,2}m)\s?(?P<y>\d{4})"
)
_NUMBERED = re.compile(rf"(?<!\w)[Ss][^\s,;.]{{0,2}}\s*:?\s*(?P<number>{NUMBER})")
_KIND_BEFORE = re.compile(rf"(?:{_KIND})\s*$")
_DATE_AFTER = re.compile(rf"\s*,?\s*{_DATE}")
_KIND_REACH = 30
_LONGEST = 1500
_LAW = re.compile(
    rf"(?P<kind>{loose('bộ luật')}|{loose('luật')}|{loose('pháp lệnh')}|{loose('hiến pháp')})"
    r"(?P<name>[^;:.()]{2,160}?)?"
    rf"(?:\s*,?\s*(?:{loose('số')}\s*(?P<number>\d+/\d{{4}}/[A-Za-z]+\d+))"
    rf"(?:\s*,?\s*{_DATE})?"
    rf"|\s+{_DATE.replace('?P<d>', '?P<d2>').replace('?P<m>', '?P<m2>').replace('?P<y>', '?P<y2>')}"
    r"|\s+n[aăà]m\s+(?P<year>\d{4})(?=\s*[;,.(]|\s*$))",
)
_CITES = re.compile(
    rf"^(?:{loose('căn cứ')}|{loose('thực hiện')}|{loose('theo')})\s+(?:{loose('các')}\s+)?"
)
_PLAIN_LAW = re.compile(rf"^{loose('luật')}\s+[^;]+")
_ISSUER = re.compile(rf"^\s*,?\s*(?:{loose('của')}|cua|cia|c\w?ta)\s+")
_NEW_CITATION = re.compile(
    rf"{loose('căn cứ')}|{loose('thực hiện')}|{loose('xét')}|{loose('theo đề nghị')}"
    rf"|{loose('triển khai')}"
    rf"|(?:uy ban nhan dan|ubnd|so|ban)\s.{{0,60}}{loose('ban hành')}"
)
_END = re.compile(r"[;\n]|\.\s*$|\((?:goi tat|sau day|viet tat)")
_SENTENCE = re.compile(r"(?<!TP)(?<!\bP)\.\s+(?=[A-ZĐÀ-Ỹ])")  # the skeleton has no capitals
_SUBJECT = re.compile("|".join(loose(p) for p in phrases("subject_openers")))
_LIST = re.compile(r"[,;]\s*(?:va\s+)?$")


@dataclass
class Passage:
    """A run of text with the line each of its letters came from."""

    where: str
    parts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, number: int, text: str) -> None:
        """Append one line; a symbol broken after its hyphen is joined."""
        if self.parts:
            broken = re.search(r"\d-$", self.parts[-1][-3:]) and re.match(r"[A-ZĐ]", text)
            fresh = _NEW_CITATION.match(skeleton(text[:80])) and text[:1].isupper()
            self._append("" if broken else "\n" if fresh else " ")
        self.starts.append(self.length)
        self.numbers.append(number)
        self._append(text)

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def lines(self, start: int, end: int) -> list[int]:
        first = max(0, bisect.bisect_right(self.starts, start) - 1)
        last = max(first, bisect.bisect_right(self.starts, max(start, end - 1)) - 1)
        return self.numbers[first : last + 1]


@dataclass
class _Found:
    kind: str
    number: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    where: str
    lines: list[int]
    also: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return self.number or skeleton(f"{self.kind} {self.subject} {self.date}")


def find_legal_bases(passages: Iterable[Passage]) -> tuple[LegalBasis, ...]:
    """Return every cited document once, in order of first citation.

    A document cited again has the other places in ``also_cited_in``; its lines are those of
    the place it was first cited in.
    """
    known: dict[str, _Found] = {}
    for passage in passages:
        for found in _in_passage(passage):
            _merge(known, found)
    return tuple(
        LegalBasis(
            f.kind,
            f.number,
            f.date,
            f.issuer,
            f.subject,
            f.where,
            tuple(f.also),
            tuple(sorted(set(f.lines))),
        )
        for f in known.values()
    )


def _merge(known: dict[str, _Found], found: _Found) -> None:
    first = known.setdefault(found.key, found)
    if first is found:
        return
    if first.where == found.where:
        first.lines += found.lines
    elif found.where not in first.also:
        first.also.append(found.where)
    first.date = first.date or found.date
    first.issuer = first.issuer or found.issuer
    first.subject = first.subject or found.subject


def _in_passage(passage: Passage) -> list[_Found]:
    text = passage.text
    skel = skeleton(text)
    taken, found = [], []
    for match in _NUMBERED.finditer(text):
        taken.append(match.span())
        if one := _numbered(passage, text, skel, match):
            found.append((match.start(), one))
    if passage.where == "preamble":
        for match in _LAW.finditer(skel):
            law = _law(passage, text, match)
            if law and not any(
                s < match.end() and match.start() < e for s, e in taken if law.number is None
            ):
                found = [(a, f) for a, f in found if not (law.number and f.number == law.number)]
                found.append((match.start(), law))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _numbered(passage: Passage, text: str, skel: str, match: re.Match[str]) -> _Found | None:
    number = mend_number(match.group("number"))
    before = _KIND_BEFORE.search(skel, max(0, match.start() - _KIND_REACH), match.start())
    kind = _kind(before.group() if before else None) or kind_by_symbol(number)
    if kind is None or not re.search(r"[A-ZĐ]{2}", number):
        return None
    when = _DATE_AFTER.match(skel, match.end())
    issuer, subject, end = _issuer_and_subject(text, skel, (when or match).end())
    return _Found(
        kind,
        number,
        _iso(when.group("d"), when.group("m"), when.group("y")) if when else None,
        issuer or issuer_by_symbol(number),
        subject,
        passage.where,
        passage.lines(before.start() if before else match.start(), end),
    )


def _kind(text: str | None) -> str | None:
    if not text:
        return None
    key = " ".join(skeleton(text).split())
    if key in _BY_KEY:
        return _BY_KEY[key]
    return next((k for k in KINDS if re.fullmatch(loose(k.lower()), key)), None)


def _iso(day: str | None, month: str | None, year: str | None) -> str | None:
    if not (day and month and year) or not (0 < int(day) < 32 and 0 < int(month) < 13):
        return None
    return f"{year}-{int(month):02}-{int(day):02}"


def _issuer_and_subject(text: str, skel: str, at: int) -> tuple[str | None, str | None, int]:
    """Issuer after "của", then the subject up to the end of the citation."""
    limit = min(len(skel), at + _LONGEST)
    stop = _END.search(skel, at, limit)
    end = stop.start() if stop else limit
    if sentence := _SENTENCE.search(text, at, end):
        end = sentence.start()
    issuer = None
    match = _ISSUER.match(skel[at:end])
    if match:
        start = at + match.end()
        issuer, at = _issuer(text, skel, start, end)
    subject = text[at:end].strip(" ,:.¹²³⁴⁵⁶⁷⁸⁹")
    if not subject or not _SUBJECT.match(skeleton(subject)):
        return issuer, None, min(end, max(at, at + len(issuer or "")))
    following = _NUMBERED.search(subject)
    if following and _LIST.search(skeleton(subject[: following.start()])):
        subject = subject[: following.start()].rstrip(" ,;")
        end = at + len(subject)
    return issuer, subject, end


def _issuer(text: str, skel: str, start: int, end: int) -> tuple[str | None, int]:
    """The name from ``start`` to the word the subject begins with, or to a comma."""
    full = expand(text[start:end])
    bodies, _ = scan(full)
    needed = bodies[0].end if bodies and bodies[0].start == 0 else 1
    stop = next(
        (
            m.start()
            for m in _SUBJECT.finditer(skel, start, end)
            if _long(text[start : m.start()], needed)
        ),
        end,
    )
    commas = (m.start() for m in re.finditer(r"[,(]", text[start:stop]))
    stop = next((start + c for c in commas if _long(text[start : start + c], needed)), stop)
    another = re.search(rf"\s+va\s+(?:{_KIND})\s", skel[start:stop])
    if another and _long(text[start : start + another.start()], needed):
        stop = start + another.start()
    name = expand(text[start:stop]).strip(" ,.¹²³⁴⁵⁶⁷⁸⁹")
    if needed > 1 and len(name) <= needed + 1:
        name = bodies[0].name
    name = with_province(name)
    return (name[:1].upper() + name[1:] or None), stop


def _long(text: str, needed: int) -> bool:
    return len(expand(text).rstrip(" ,")) >= needed


def _law(passage: Passage, text: str, match: re.Match[str]) -> _Found | None:
    groups = match.groupdict()
    kind = _kind(match.group("kind")) or "Luật"
    raw = text[match.start("name") : match.end("name")] if groups["name"] else ""
    name = re.sub(r"\s+", " ", raw).strip(" ,")
    if re.search(r"\bso\b|,\s*can cu|theo luat", skeleton(name)):
        return None
    when = _iso(
        groups["d"] or groups["d2"], groups["m"] or groups["m2"], groups["y"] or groups["y2"]
    )
    number = groups["number"] and mend_number(groups["number"].upper())
    issuer = "Ủy ban Thường vụ Quốc hội" if kind == "Pháp lệnh" else "Quốc hội"
    lines = passage.lines(match.start(), match.end())
    return _Found(kind, number, when or groups["year"], issuer, name or None, passage.where, lines)
