"""Finds the day by which a duty is due, in every way plans write it. Not for recurrences."""

import calendar
import re
from datetime import date

from vanban.parsing.loose import loose, nfc, skeleton
from vanban.parsing.phrases import phrases

_DAY = r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})(?:\s?[/.\-]\s?(\d{4}))?(?!\d)"
_LONG_DAY = rf"(\d{{1,2}})\s+{loose('tháng')}\s+(\d{{1,2}})(?:\s*,?\s+{loose('năm')}\s+(\d{{4}}))?"
_DATE = re.compile(rf"(?<![\d/]){_LONG_DAY}|(?<![\d/\-]){_DAY}")
_QUARTER = re.compile(
    rf"{loose('quý')}\s+(iv|iii|ii|i|[1-4])\b(?:\s*(?:[/,.-]|{loose('năm')}"
    rf"|\s)\s*(?:{loose('năm')}\s+)?(\d{{4}}))?"
)
_MONTH = re.compile(
    rf"(?<!\d )(?<!\d){loose('tháng')}\s+(\d{{1,2}})(?:\s*(?:[/,.-]"
    rf"|{loose('năm')})\s*(?:{loose('năm')}\s+)?(\d{{4}}))?(?!\s?[/-]\s?\d)"
)
_CUE = re.compile("|".join(loose(phrase) for phrase in phrases("deadline_cues")))
_STRONG = re.compile("|".join(loose(p) for p in phrases("strong_deadline_cues")))
_YEAR_END = re.compile(
    rf"(?:{loose('cuối năm')}|{loose('hết năm')}|(?:{loose('hoàn thành')}|{loose('xong')})"
    rf"(?:\s+\w+){{0,3}}\s+{loose('năm')}|{loose('trước năm')}"
    rf"|{loose('hoàn thành')}[^.;]{{1,60}}{loose('trong năm')})\s*(\d{{4}})?"
)
_HALF = re.compile(rf"\b0?6\s+{loose('tháng')}\s+(dau|cuoi)\s+{loose('năm')}\s*(\d{{4}})?")
_REPEATS = re.compile(
    rf"{loose('hằng|hàng|mỗi|định kỳ')}"
    rf"|{loose('của tháng|của quý|tháng cuối quý|tháng sau|quý sau')}"
)
_CITED = re.compile(
    rf"{loose('số')}\s*:?\s*\d{{1,5}}[^\s,;]*[/-]\s?[a-z][^\s,;]*\s+{loose('ngày')}\s+\d{{1,2}}"
    rf"(?:[/.-]\d{{1,2}}[/.-]\d{{4}}|\s+{loose('tháng')}\s+\d{{1,2}}\s+{loose('năm')}\s+\d{{4}})"
)
_PAST_EVENT = re.compile(
    rf"\([^()]*\d{{4}}\s?[-–]\s?[^()]*\d{{4}}[^()]*\)|{loose('kỷ niệm')}[^;.]*"
)
_EVERY_YEAR = re.compile(rf"{loose('hằng|hàng|mỗi')}\s+(?:nam|quy|thang)(?!\s?\d)[^.;]*$")
# "tháng 4 - 8/2027", "quý III, IV/2027", "09 - 11/7/2027": the first of two is no date itself.
_FIRST_OF_TWO = re.compile(
    rf"(?:(?P<m>{loose('tháng')})\s+|(?P<q>{loose('quý')})\s+|(?<![\d/.]))"
    r"(?:\d{1,2}|iv|i{1,3})\s?(?:-|–|,|den|va)\s?(?=(?(m)\d{1,2}\s?(?:[/.]|nam\s)\s?\d{4}"
    r"|(?(q)(?:iv|i{1,3}|[1-4])\b|\d{1,2}/\d{1,2}/\d{4})))"
)
_OPENS_YEARLY = re.compile(
    rf"(?:\S{{1,4}}[).]\s+)?{loose('hằng|hàng|mỗi')}\s+(?:nam|quy|thang)\s*,"
)
_BY_TERM = re.compile(rf"{loose('định kỳ')}[^.;]*$")
_REACH = 34  # letters between a cue and its date


def _last_day(year: int, month: int) -> date | None:
    if not 1 <= month <= 12:
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_deadline(text: str, plan_year: int | None, column: bool = False) -> str | None:
    """Return the ISO day by which ``text`` is due, or None.

    ``plan_year`` completes a date without year. ``column`` says the text is the cell of a time
    column, where a bare date, month, quarter or year is a deadline without any cue. A relative
    time ("trong 05 ngày làm việc") and a recurrence ("ngày 25 hằng tháng") give None.
    """
    skel = _blank(_CITED, skeleton(nfc(text)))
    if not column:
        skel = _blank(_PAST_EVENT, skel)
    skel = _FIRST_OF_TWO.sub(_second_only, skel)
    found = [*_days(skel, plan_year, column), *_spans(skel, plan_year, column)]
    if not found and (column or _CUE.search(skel)):
        found = _ends_of_year(skel, plan_year, column)
    return max(found).isoformat() if found else None


def _second_only(match: re.Match[str]) -> str:
    """The word of the span before its last part, in as many letters as there were."""
    word = "thang " if match.group("m") else "quy " if match.group("q") else ""
    return word.rjust(len(match.group()))


def _blank(pattern: re.Pattern[str], skel: str) -> str:
    return pattern.sub(lambda m: " " * len(m.group()), skel)


def _cued(skel: str, at: int, cue: re.Pattern[str]) -> bool:
    """Whether a cue stands shortly before ``at`` in the same clause."""
    before = re.split(r"[;.]\s", skel[max(0, at - _REACH) : at])[-1]
    return bool(cue.search(before))


def _repeats(skel: str, end: int) -> bool:
    return bool(_REPEATS.match(skel[end : end + 24].lstrip(" ,(")))


def _days(skel: str, plan_year: int | None, column: bool) -> list[date]:
    found: list[date] = []
    last = 0
    for match in _DATE.finditer(skel):
        day, month, year = match.groups()[:3] if match.group(1) else match.groups()[3:]
        if _repeats(skel, match.end()) or _is_money(skel, match):
            continue
        joined = bool(found) and re.fullmatch(
            r"\s*(?:-|–|va|den|,|den ngay|den het ngay)\s*(?:ngay\s*)?", skel[last : match.start()]
        )
        if not year and _is_yearly(skel, match.start()):
            continue
        if not year and not (column or joined or _cued(skel, match.start(), _STRONG)):
            continue
        if year and plan_year and int(year) < plan_year - 1:
            continue
        whole = int(year) if year else plan_year
        value = _day(whole, int(month), int(day)) if whole else None
        if value:
            found.append(value)
            last = match.end()
    return found


def _is_yearly(skel: str, at: int) -> bool:
    """Whether a date without year comes again: "Hằng năm, … trước ngày 15/12"."""
    before = skel[max(0, at - 160) : at]
    return bool(_EVERY_YEAR.search(before) or _OPENS_YEARLY.match(skel) or _BY_TERM.search(before))


def _is_money(skel: str, match: re.Match[str]) -> bool:
    """``1.5 tỷ``, ``12.10%``: a number that only looks like a day and month."""
    return "." in match.group() and not match.group(6) and not match.group(3)


def _spans(skel: str, plan_year: int | None, column: bool) -> list[date]:
    """Last days of quarters, months and half-years."""
    found: list[date | None] = []
    for match in _QUARTER.finditer(skel):
        if _meant(skel, match, column) and (year := _year(match.group(2), plan_year)):
            found.append(_last_day(year, 3 * _quarter(match.group(1))))
    for match in _MONTH.finditer(skel):
        if _meant(skel, match, column) and (year := _year(match.group(2), plan_year)):
            found.append(_last_day(year, int(match.group(1))))
    for match in _HALF.finditer(skel):
        meant = _meant(skel, match, column) or skel[: match.start()].endswith("trong ")
        if meant and (year := _year(match.group(2), plan_year)):
            found.append(_last_day(year, 6 if match.group(1) == "dau" else 12))
    return [value for value in found if value]


def _quarter(text: str) -> int:
    return {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(text) or int(text)


def _meant(skel: str, match: re.Match[str], column: bool) -> bool:
    if _repeats(skel, match.end()):
        return False
    bracketed = skel[: match.start()].rstrip().endswith("(")
    return column or bracketed or _cued(skel, match.start() + 8, _CUE)


def _year(text: str | None, plan_year: int | None) -> int | None:
    return int(text) if text else plan_year


def _ends_of_year(skel: str, plan_year: int | None, column: bool) -> list[date]:
    match = _YEAR_END.search(skel)
    if match and not _repeats(skel, match.end()) and (year := _year(match.group(1), plan_year)):
        return [date(year, 12, 31)]
    if column and (match := re.search(r"\bnam\s+(20\d\d)(?:\s*-\s*(20\d\d))?", skel)):
        return [date(int(match.group(2) or match.group(1)), 12, 31)]
    return []
