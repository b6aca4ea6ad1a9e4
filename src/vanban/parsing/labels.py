"""Recognises the label at the head of a line: Phần, Chương, Điều, I., 1., 1.1., a), -, +.

Only says what a line could be; whether it is one depends on its neighbours (``outline``).
"""

import re
from dataclasses import dataclass, replace

from vanban.parsing.lines import Line
from vanban.parsing.loose import skeleton

ALPHABET = "abcdđefghijklmnopqrstuvwxyz"  # f, j, w, z are rare, but met
_ORDINALS = {
    "nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
_NAMED = re.compile(
    r"^(phan|chuong|tieu muc|muc|dieu|phu luc)\s+(?:thu\s+|so\s+)?"
    r"(nhat|mot|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|[ivx]{1,6}|[ivxlh1|!]{2,6}|[a-d]|\d{1,3})"
    r"(?![^\W_])\s*[.:\-–—]*\s*"
)
_ROMAN = re.compile(r"^([IVXLl1T|H!][IVXLl1T|H!vx]{0,5})\s?(?:[.,)/:]|\s[-–]|[-–](?=\s))\s*(?=\S)")
_ROMAN_BARE = re.compile(r"^([IVX]{1,6}|I[IVXLl1|]{1,4})\s+(?=[A-ZĐÀ-Ỹ]{2})")
_ROMAN_DOTTED = re.compile(r"^([IVX]{1,6})((?:\.\d{1,2}){1,4})[.)]?\s*(?=[^\W\d_\"“])")
_UPPER = re.compile(r"^([A-EĐ])\s?[.)/]\s*(?=[A-ZĐÀ-Ỹ])")
_DOTTED = re.compile(r"^(\d{1,2}(?:\s?\.\s?\d{1,2}){1,4})\s?[.):–-]?\s+(?=[\"“(]?[^\W\d_])")
_NUMBER = re.compile(r"^(\d{1,3})\s?([.,)/]|[-–](?=\s*[A-ZĐÀ-Ỹ]))\s*(?=[\"“(*]?[^\W\d_])")
_NUMBER_DAMAGED = re.compile(r"^([lISOB]{1,2})\s?([.])\s+(?=[^\W\d_])")
_SMALL_ROMAN = re.compile(r"^\((i{1,3}|iv|vi{0,3}|ix|xi{0,2})\)\s*(?=\S)")
_BRACKET = re.compile(r"^\((\d{1,2})\)\s*(?=\S)")
_LETTER = re.compile(r"^([^\W\d_A-Z])\s?[.]{0,2}\s?([)\]}])\.?\s*(?=\S)")
_LETTER_SOFT = re.compile(r"^([a-zđ])\s?([./])\s+(?=[\"“]?[A-ZĐÀ-Ỹ])")
_LETTER_DAMAGED = re.compile(r"^(?:[\W\d_]{1,2}\s?)?([^\s()]{1,2})\s?([)\]}])\.?\s+(?=\S)")
_BULLET = re.compile(r"^[-–—−•●◦▪■○*+~·»✓\uf0b7\uf02d\uf0a7]\s*(?=[^\W_]|[\"“(])")
_BULLET_O = re.compile(r"^(o)\s+(?=[A-ZĐÀ-Ỹ])")
_LOOKS = {
    "¢": "c", "©": "c", "€": "e", "ê": "e", "é": "e", "è": "e", "ð": "đ", "ä": "a", "à": "a",
    "á": "a", "â": "a", "ã": "a", "@": "a", "ø": "g", "ồ": "đ", "c¢": "c", "¢c": "c", "đ": "đ",
    "ii": "h", "ï": "i", "í": "i", "ì": "i", "ó": "o", "ò": "o", "ú": "u", "ù": "u", "&": "e",
    "8": "a", "6": "d", "9": "g", "4": "đ", "0": "o", "1": "l", "3": "a", "5": "s",
}  # fmt: skip
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at the head of a line: its style, its place in its row, where the rest begins.

    ``value`` is how the label enters an id; ``parts`` are the numbers of "1.2.3"; ``sure`` is
    False for a form that needs the neighbours' support.
    """

    style: str
    value: str
    index: int
    rest: int
    sure: bool = True
    parts: tuple[int, ...] = ()


def roman(text: str) -> int:
    """Value of a Roman numeral up to 39, 0 if it is none: ``XIV`` → 14."""
    total, last = 0, 0
    for char in reversed(text):
        value = _ROMAN_DIGITS.get(char, 0)
        if not value:
            return 0
        total += value if value >= last else -value
        last = max(last, value)
    return total if to_roman(total) == text else 0


def to_roman(number: int) -> str:
    """``9`` → ``IX``; for 1 to 39."""
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (number // 10) + units[number % 10] if 0 < number < 40 else ""


def labels_of(line: Line) -> list[Label]:
    """All that the head of the line could be, the most likely first.

    The line as it was before restoring is asked first: restoring may take "B." for a word.
    """
    found = [*_named(line), *_heads(line.text)]
    if line.source != line.text:
        before = [replace(one, rest=_rest(line, one.rest)) for one in _heads(line.source)]
        found = [*_named(line), *before, *_heads(line.text)]
    return found


def _heads(text: str) -> list[Label]:
    return [*_romans(text), *_numbers(text), *_letters(text), *_bullets(text)]


def _rest(line: Line, rest: int) -> int:
    """Where the words begin in the restored text: after the label's last sign."""
    if line.text[:rest] == line.source[:rest]:
        return rest
    first = line.source[rest : rest + 2]
    if first and skeleton(first) == line.skel[:2] and len(line.text) <= len(line.source) - rest + 2:
        return 0  # restoring has taken the label off
    signs = line.source[:rest].rstrip()
    places = (line.text.rfind(sign, 0, rest + 2) for sign in reversed(signs))
    at = next((place for place in places if place >= 0), -1)
    end = at + 1 if at >= 0 else min(rest, len(line.text))
    return len(line.text) - len(line.text[end:].lstrip())


def _named(line: Line) -> list[Label]:
    match = _NAMED.match(line.skel)
    if not match or not line.text[0].isupper():
        return []
    word, value = match.groups()
    index = _ORDINALS.get(value) or roman(value.upper()) or _count(value)
    if not index and word in {"phan", "chuong"}:
        index = roman(re.sub(r"[l1|!]", "i", value).replace("h", "ii").upper())
    if not index:
        return []
    prefix = {"phan": "P", "chuong": "C", "muc": "M", "tieu muc": "T", "dieu": "Đ", "phu luc": "PL"}
    sure = word != "muc" or line.blank_before or line.text.isupper()
    return [Label(word, f"{prefix[word]}{index}", index, match.end(), sure)]


def _count(value: str) -> int:
    if value.isdigit():
        return int(value)
    return ALPHABET.replace("đ", "").index(value) + 1 if len(value) == 1 else 0


def _romans(text: str) -> list[Label]:
    found = []
    if match := _ROMAN_DOTTED.match(text):
        index = roman(match.group(1))
        parts = tuple(int(p) for p in match.group(2).split(".")[1:])
        if index:
            found.append(
                Label(
                    "under-roman", match.group(2)[1:], parts[-1], match.end(), True, (index, *parts)
                )
            )
    match = _ROMAN.match(text) or _ROMAN_BARE.match(text)
    if match and not match.group(1).isdigit():
        repaired = re.sub(r"[Ll1T|!]", "I", match.group(1)).upper().replace("H", "II")
        index = roman(repaired)
        if index:
            sure = match.group(1) == repaired
            found.append(Label("roman", repaired, index, match.end(), sure))
    elif match and set(match.group(1)) == {"1"}:
        ones = len(match.group(1))
        found.append(Label("roman", "I" * ones, ones, match.end(), False))
    if match := _UPPER.match(text):
        index = "ABCDĐE".index(match.group(1)) + 1
        found.append(Label("upper", match.group(1), index, match.end()))
    return found


def _numbers(text: str) -> list[Label]:
    if match := _DOTTED.match(text):
        parts = tuple(int(p) for p in re.split(r"\s?\.\s?", match.group(1)))
        if 0 not in parts[:1]:
            value = ".".join(map(str, parts))
            return [
                Label("dotted", value, parts[-1], match.end(), text[match.end()].isupper(), parts)
            ]
    if match := _NUMBER.match(text):
        index, mark = int(match.group(1)), match.group(2)
        style = "paren" if mark == ")" else "arabic"
        sure = mark != "," and text[match.end() :].lstrip('"“(*')[:1].isupper()
        return [Label(style, str(index), index, match.end(), sure, (index,))]
    if match := _NUMBER_DAMAGED.match(text):
        digits = match.group(1).translate(str.maketrans("lISOB", "11508"))
        return [Label("arabic", digits, int(digits), match.end(), False, (int(digits),))]
    if match := _SMALL_ROMAN.match(text):
        index = roman(match.group(1).upper())
        return [Label("small-roman", match.group(1), index, match.end())]
    if match := _BRACKET.match(text):
        return [Label("bracket", match.group(1), int(match.group(1)), match.end())]
    return []


def _letters(text: str) -> list[Label]:
    match = _LETTER.match(text) or _LETTER_SOFT.match(text)
    if match and match.group(1) in ALPHABET:
        return [_letter(match.group(1), match, True)]
    damaged = match or _LETTER_DAMAGED.match(text)
    if damaged:
        letter = _LOOKS.get(damaged.group(1), damaged.group(1))
        known = letter if letter in ALPHABET and len(letter) == 1 else "?"
        return [_letter(known, damaged, False)]
    return []


def _letter(letter: str, match: re.Match[str], sure: bool) -> Label:
    return Label("letter", letter, ALPHABET.find(letter) + 1, match.end(), sure)


def _bullets(text: str) -> list[Label]:
    match = _BULLET.match(text) or _BULLET_O.match(text)
    if not match or (text[0] in "-–—−" and re.match(r".\s?\d+\s*-\s*$", text)):
        return []
    sign = "-" if text[0] in "-–—−~" else text[0]
    return [Label(f"bullet{sign}", sign, 0, match.end())]
