"""Numbers and dates of a text in one form, Vietnamese and English, without their meaning."""

import re
from collections.abc import Iterable

_MONTHS_TEXT = (
    "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,"
    "september sept sep,october oct,november nov,december dec"
)
_MONTHS = {
    name: number
    for number, names in enumerate(_MONTHS_TEXT.split(","), 1)
    for name in names.split()
}
_SCALES = {
    "nghìn": 1e3, "nghin": 1e3, "ngàn": 1e3, "thousand": 1e3, "triệu": 1e6, "trieu": 1e6,
    "million": 1e6, "tỷ": 1e9, "tỉ": 1e9, "ty": 1e9, "billion": 1e9, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
WORDS = {
    "hai": 2, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "two": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "ba": 3,
}  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
WORDS |= {ten: 20 + 10 * n for n, ten in enumerate(_TENS)}
WORDS |= {f"{t}-{o}": WORDS[t] + n for t in _TENS for n, o in enumerate(_ONES, 1)}
UNITS = {
    "công": "nguoi", "học": "nguoi", "hành": "nguoi", "nghi": "nguoi", "đối": "nguoi",
    "em": "nguoi", "trẻ": "nguoi", "cháu": "nguoi", "ngư": "nguoi", "bị": "nguoi",
    "passengers": "nguoi", "students": "nguoi", "pupils": "nguoi", "children": "nguoi",
    "farmers": "nguoi", "fishermen": "nguoi", "residents": "nguoi", "dân": "nguoi",
    "chỗ": "cho", "seat": "cho", "apartments": "nha", "homes": "nha", "pigs": "con",
    "con": "con", "dự": "du an", "projects": "du an", "giờ": "gio", "hours": "gio",
    "people": "nguoi", "persons": "nguoi", "victims": "nguoi", "suspects": "nguoi",
    "workers": "nguoi", "hectares": "ha", "hecta": "ha", "héc": "ha", "tonnes": "tan",
    "tons": "tan",
    "houses": "nha", "households": "ho", "dollars": "usd", "visitors": "luot", "khách": "luot",
    "lượt": "luot", "người": "nguoi", "nạn": "nguoi", "tấn": "tan", "hộ": "ho", "đồng": "dong",
    "dong": "dong", "vnd": "dong", "km": "km", "ha": "ha", "usd": "usd", "tỷ": "dong", "vụ": "vu",
    "nhà": "nha", "căn": "nha", "nguoi": "nguoi", "ty": "dong", "dead": "nguoi", "killed": "nguoi",
}  # fmt: skip
KINDS = ("", "%", *dict.fromkeys(UNITS.values()))
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_AT = re.compile(
    r"(\d{1,2})(?:/(\d{1,2})(?:/\d{2,4})?|[.-](\d{1,2})[.-]\d{2,4})\b(?![.,/]\d)"
    rf"|(\d{{1,2}}) (?:tháng (\d{{1,2}})\b|({_MONTH_NAMES})\b)"
    r"|(\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?)(%|\s?percent|\s?phần trăm)?"
    rf"(?:\s?({_SCALE})\b)?(?:\s({_SCALE})\b)?(?:\s(usd|us dollars|[^\W\d]+))?"
)
_STARTS = re.compile(r"(?<![\w.,])\d")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+$")

Figure = tuple[float, str]  # a value and the kind of thing counted: nguoi, ha, dong … or empty
Date = tuple[int, int]  # month, day


def figures_of(lowered: str) -> tuple[list[Figure], set[Date]]:
    """The figures of lower case text and its dates. Years are left out."""
    return figures_at(lowered, (found.start() for found in _STARTS.finditer(lowered)))


def figures_at(
    lowered: str, starts: Iterable[int], english: bool = True
) -> tuple[list[Figure], set[Date]]:
    """The same where it is known at which characters numbers begin, and in which language."""
    figures: list[Figure] = []
    dates: set[Date] = set()
    done = 0
    for start in starts:
        found = _AT.match(lowered, start) if start >= done else None
        if not found:
            continue
        done = found.end()
        plain = found[7]
        date = _date(found) if not plain else english and _after_month(found, lowered)
        if date:
            dates.add(date)
        elif plain and (figure := _figure(found)):
            figures.append(figure)
            done = found.end(7)
    return figures, dates


def _date(found: re.Match[str]) -> Date | None:
    if found[1]:
        return _valid(int(found[2] or found[3]), int(found[1]))
    return _valid(int(found[5]) if found[5] else _MONTHS[found[6]], int(found[4]))


def _after_month(found: re.Match[str], lowered: str) -> Date | None:
    """ "March 12": the month is the word in front."""
    start = found.start()
    if lowered[start - 1 : start] != " " or len(found[7]) > 2:
        return None
    word = lowered[max(0, start - 11) : start - 1].split(" ")[-1].rstrip(".")
    return _valid(_MONTHS[word], int(found[7])) if word in _MONTHS else None


def _valid(month: int, day: int) -> Date | None:
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _figure(found: re.Match[str]) -> Figure | None:
    digits, percent, scale, second, unit = found.group(7, 8, 9, 10, 11)
    value = _value(digits)
    if scale:
        value *= _SCALES[scale] * _SCALES.get(second or "", 1)
    if percent:
        return value, "%"
    if not scale and 1900 <= value <= 2100 and value == int(value) and unit not in UNITS:
        return None
    word = UNITS.get(unit or "", "")
    return value, word or ("dong" if scale in ("tỷ", "tỉ", "ty") else "")


def _value(digits: str) -> float:
    """``2.300`` and ``2,300`` are thousands; ``1,5`` and ``1.5`` a fraction."""
    if _GROUPED.match(digits):
        return float(digits.replace(".", "").replace(",", ""))
    return float(digits.replace(",", "."))
