"""Numbers and dates of a text in one form, Vietnamese and English, without their meaning."""

import re
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(  # fmt: skip
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_SCALES = {
    "nghìn": 1e3, "nghin": 1e3, "ngàn": 1e3, "thousand": 1e3, "triệu": 1e6, "trieu": 1e6,
    "million": 1e6, "tỷ": 1e9, "tỉ": 1e9, "ty": 1e9, "billion": 1e9, "bn": 1e9, "trillion": 1e12,
}  # fmt: skip
_WORDS = {
    "hai": 2, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "two": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12,
}  # fmt: skip
_UNITS = {
    "people": "nguoi", "persons": "nguoi", "victims": "nguoi", "suspects": "nguoi",
    "workers": "nguoi", "hectares": "ha", "hecta": "ha", "héc": "ha", "tonnes": "tan",
    "tons": "tan",
    "houses": "nha", "households": "ho", "dollars": "usd", "visitors": "luot", "khách": "luot",
    "lượt": "luot", "người": "nguoi", "nạn": "nguoi", "tấn": "tan", "hộ": "ho", "đồng": "dong",
    "dong": "dong", "vnd": "dong", "km": "km", "ha": "ha", "usd": "usd", "tỷ": "dong", "vụ": "vu",
    "nhà": "nha", "căn": "nha", "nguoi": "nguoi", "ty": "dong", "dead": "nguoi", "killed": "nguoi",
}  # fmt: skip
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    r"(?<![\d.,/-])(\d{1,2})(?:/(\d{1,2})(?:/\d{2,4})?|[.-](\d{1,2})[.-]\d{2,4})\b(?![.,/]\d)"
    r"|ngày (\d{1,2}) tháng (\d{1,2})"
    rf"|\b({_MONTH_NAMES})\.? (\d{{1,2}})\b|\b(\d{{1,2}}) ({_MONTH_NAMES})\b"
)
_SCALE = "|".join(_SCALES)
_NUMBER = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[.,]\d{3})+|\d+(?:[.,]\d+)?)(%|\s?percent|\s?phần trăm)?"
    rf"(?:\s?({_SCALE})\b)?(?:\s({_SCALE})\b)?(?:\s(usd|us dollars|[^\W\d]+))?"
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\s([^\W\d]+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with the kind of thing counted (``nguoi``, ``ha``, ``dong`` …) or an empty unit."""

    value: float
    unit: str


def numbers_of(text: str) -> frozenset[str]:
    """All numbers of ``text`` as digits alone: ``2.300`` and ``2,300`` are one."""
    return frozenset(n.replace(".", "").replace(",", "") for n in _DIGITS.findall(text))


def figures_of(text: str) -> tuple[list[Figure], set[tuple[int, int]]]:
    """The figures of ``text`` and its dates as (month, day). Years are left out."""
    lowered = text.lower()
    dates: set[tuple[int, int]] = set()

    def take(found: re.Match[str]) -> str:
        date = _date(found)
        if date:
            dates.add(date)
        return " " if date else found[0]

    rest = _DATE.sub(take, lowered)
    figures = [f for found in _NUMBER.finditer(rest) if (f := _figure(found))]
    figures += [
        Figure(float(_WORDS[found[1]]), _UNITS[found[2]])
        for found in _WORD.finditer(rest)
        if found[2] in _UNITS
    ]
    return figures, dates


def _date(found: re.Match[str]) -> tuple[int, int] | None:
    day, month, dotted, day2, month2, name, day3, day4, name2 = found.groups()
    month = month or dotted
    if name or name2:
        return _valid(_MONTHS[name or name2], int(day3 or day4))
    return _valid(int(month or month2), int(day or day2))


def _valid(month: int, day: int) -> tuple[int, int] | None:
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _figure(found: re.Match[str]) -> Figure | None:
    digits, percent, scale, second, unit = found.groups()
    value = _value(digits) * _SCALES.get(scale or "", 1) * _SCALES.get(second or "", 1)
    if percent:
        return Figure(value, "%")
    if not scale and 1900 <= value <= 2100 and value == int(value) and unit not in _UNITS:
        return None
    word = _UNITS.get(unit or "", "")
    return Figure(value, word or ("dong" if scale in ("tỷ", "tỉ", "ty") else ""))


def _value(digits: str) -> float:
    """``2.300`` and ``2,300`` are thousands; ``1,5`` and ``1.5`` a fraction."""
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        return float(re.sub(r"[.,]", "", digits))
    return float(digits.replace(",", "."))
