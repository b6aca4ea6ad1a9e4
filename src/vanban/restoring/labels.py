"""Point labels and footnote marks: small signs that are read wrong and known by their order.

The order of points is a b c d đ e g h i k l m n o p q; footnotes count 1, 2, 3 in the text.
"""

import re
from dataclasses import dataclass, field

_ORDER = "abcdđeghiklmnopqrstuvxy"
_MAY_BE = {
    "d": "dđ", "¢": "c", "€": "ec", "e": "ec", "é": "ec", "4": "đ", "@": "ađ",
    "b": "bh", "h": "hb", "g": "gđ", "9": "g", "q": "gq", "1": "il", "l": "li", "I": "il",
    "|": "il", "n": "nh", "o": "oc", "ả": "a", "á": "a", "6": "bo",
}  # fmt: skip
_POINT = re.compile(
    r"\s*(?:[4.,'‘\"*_~|]\s)?([¢c]{1,2}|[^\W_]|[¢€@|])(\)\.?(?=\s)|(?<![IVX])/(?=\s|[A-ZĐ]))"
)
_CAPITAL = re.compile(r"\s*([A-HĐ]\.)(?=\s+(?:\S*[A-ZĐ]{2}|[A-ZĐ][^\W\d]+\s))")
_STROKE_STOP = re.compile(r"\s*(I{1,2}L|H[Il]\.)(?=\s+[A-ZĐ]{2})")
_JOINED = re.compile(r"\s*(\d{1,2}[-/])(?=\s?[A-ZĐ][^\W\d])")
_HEADING = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*\.|[IVXl1]{1,5}\.)\s")
_ROMAN = re.compile(r"\s*([IVXlL1|!Tv]{1,5})([./-])(?=\s*\S*[A-ZĐ]{2}|(?<=[lL].)\s+[A-ZĐ])")
_STROKES = str.maketrans("lL1|!Tv", "IIIIIIV")
_NOTE = re.compile(r"\s*(['‘’\"*!]|\d{1,2})\s+(?=[A-ZĐ])")
_MARKS = {1: "'’‘\"!1I*", 2: "2Zz?", 3: "3", 4: "4", 5: "5S", 6: "6", 7: "7", 8: "8", 9: "9"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NEAR = 45


@dataclass
class Signs:
    """What was found: by line, the label that opens it and its length; by place, note marks."""

    labels: dict[int, tuple[int, str]] = field(default_factory=dict)
    notes: dict[tuple[int, int], tuple[int, str]] = field(default_factory=dict)


def find_signs(lines: list[str]) -> Signs:
    """Find point labels and footnotes, read them by their order."""
    signs = Signs()
    find_points(lines, signs)
    find_notes(lines, signs)
    return signs


def find_points(lines: list[str], signs: Signs) -> None:
    """Set labels right; a heading begins the count anew."""
    last, roman = "", ""
    for number, line in enumerate(lines):
        if (match := _POINT.match(line)) and not match[1].isdigit():
            last = read_label(match[1], last)
            signs.labels[number] = (match.end(), last + match[2][0] + spacing(line, match.end()))
        elif heading := read_heading_label(line):
            last = ""
            end, text = heading
            if roman == text and text.startswith("II") and text[2:3] != "I":
                text = "I" + text  # the third is often read with two strokes
            elif text[:3] == "III" and roman[:2] in ("I.", "I-") and "III" not in line[:end]:
                text = text[1:]  # the full stop or a speck was taken for a stroke
            roman = text if text[0] in "IVX" else roman
            signs.labels[number] = end, text
        elif _HEADING.match(line):
            last = ""


def read_heading_label(line: str) -> tuple[int, str] | None:
    """Read a label before a heading: its end and its text."""
    if (match := _ROMAN.match(line)) and not match[1].isdigit():
        text = match[1].translate(_STROKES) + match[2]
    elif match := _STROKE_STOP.match(line):
        text = {"IL": "II.", "IIL": "III."}.get(match[1], "III.")
    elif match := _CAPITAL.match(line) or _JOINED.match(line):
        text = match[1]
    else:
        return None
    return match.end(), text + spacing(line, match.end())


def spacing(line: str, end: int) -> str:
    """The blank a label wants after it where the reading lost it."""
    return " " if line[end - 1 : end + 1].strip() == line[end - 1 : end + 1] else ""


def read_label(read: str, last: str) -> str:
    """Give the letter a label stands for after the label ``last`` (empty for none)."""
    letter = read[-1] if len(read) > 1 else read
    choices = _MAY_BE.get(letter, letter)
    place = _ORDER.find(last) + 1 if last else 0
    expected = _ORDER[place] if place < len(_ORDER) else ""
    if expected and expected in choices:
        return expected
    return choices[0]


def find_notes(lines: list[str], signs: Signs) -> None:
    """Find footnotes (a mark alone before a capital, after a blank line) and their references."""
    count = 1
    for number, line in enumerate(lines):
        match = _NOTE.match(line)
        if not match or number in signs.labels or (number and lines[number - 1].strip()):
            continue
        if match[1] not in _MARKS.get(count, ""):
            continue
        place = find_reference(lines, number, _MARKS[count])
        if place is None:
            continue
        raised = str(count).translate(_RAISED)
        signs.labels[number] = (match.end(1), raised)
        signs.notes[place[:2]] = (place[2], raised)
        count += 1


def find_reference(lines: list[str], number: int, marks: str):
    """Find the nearest word above that ends in one of the marks: (line, start, core end)."""
    ending = re.compile(rf"\S*[^\W\d][{re.escape(marks)}](?=[.,;:)]|$|\s*$)")
    for row in range(number - 1, max(-1, number - _NEAR), -1):
        found = [m for m in ending.finditer(lines[row]) if len(m[0]) > 2]
        if found:
            return row, found[-1].start(), found[-1].end() - 1
    return None
