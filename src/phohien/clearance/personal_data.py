"""Numbers and addresses in public text that look like personal data. Not: names, faces.

Law 91/2025/QH15 on personal data. What is found is pointed at, masked, and a person decides; a
number counts by its structure, and where the structure is loose also by the words beside it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from vanban.skeleton import fold

ID_CARD, PHONE, PLATE, EMAIL, PASSPORT, ACCOUNT = (
    "id_card", "phone", "plate", "email", "passport", "account",
)  # fmt: skip
KINDS = {
    ID_CARD: _("số căn cước, chứng minh"),
    PHONE: _("số điện thoại"),
    PLATE: _("biển số xe"),
    EMAIL: _("thư điện tử"),
    PASSPORT: _("số hộ chiếu"),
    ACCOUNT: _("số tài khoản"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One place: ``start`` and ``end`` are offsets into the text, ``shown_masked`` is safe."""

    kind: str
    start: int
    end: int
    shown_masked: str

    @property
    def label(self) -> str:
        """The kind in words."""
        return str(KINDS[self.kind])

    def to_dict(self) -> dict:
        """As a case keeps it; ``reason`` is filled when a signer confirms it."""
        return {
            "kind": self.kind,
            "start": self.start,
            "end": self.end,
            "shown": self.shown_masked,
            "reason": "",
        }


def find(text: str) -> list[Finding]:
    """All findings in order of place, none overlapping another."""
    folded = fold(text) if len(fold(text)) == len(text) else text.lower()
    found: list[Finding] = []
    for kind, pattern, judge in _RULES:
        for match in pattern.finditer(text):
            start, end = match.span()
            taken = any(one.start < end and start < one.end for one in found)
            if not taken and judge(match[0], _before(folded, start), _after(folded, end)):
                found.append(Finding(kind, start, end, mask(match[0], kind)))
    return sorted(found, key=lambda one: one.start)


def mask(value: str, kind: str) -> str:
    """Only the last digits (of an address the first letter and the domain) stay readable."""
    if kind == EMAIL:
        name, _at, domain = value.partition("@")
        return f"{name[:1]}•••@{domain}"
    signs = [x for x in value if x.isalnum()]
    shown, left = [], len(signs) - 3
    for sign in value:
        hidden = sign.isalnum() and left > 0
        left -= sign.isalnum()
        shown.append("•" if hidden else sign)
    return "".join(shown)


def _before(folded: str, start: int) -> str:
    """The words to the left, in the same line."""
    return folded[max(0, start - 48) : start].rpartition("\n")[2]


def _after(folded: str, end: int) -> str:
    return folded[end : end + 24].partition("\n")[0]


def _digits(value: str) -> str:
    return "".join(sign for sign in value if sign.isdigit())


# --- identity cards: 12 digits of Circular 59/2021/TT-BCA, 9 digits of the old card ------------
PROVINCES = {
    1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37,
    38, 40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77,
    79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96,
}  # fmt: skip
_ID_WORDS = re.compile(
    r"\b(?:cccd|cmnd|cmt|can cuoc|chung minh|id(?: card| no| number)?|dinh danh)\b"
)
_NOT_ID = re.compile(r"(?:dong|vnd|usd|ty|trieu|nguoi|ha|tan|m2|m3|kwh|km)\b|[%₫$]")


def _is_id_card(value: str, before: str, after: str) -> bool:
    digits = _digits(value)
    if len(digits) == 9:
        return bool(_ID_WORDS.search(before[-36:]))
    if len(digits) != 12 or int(digits[:3]) not in PROVINCES or digits[3] not in "0123":
        return False
    return not _NOT_ID.match(after.lstrip()) or bool(_ID_WORDS.search(before[-36:]))


# --- phones ------------------------------------------------------------------------------------
_MOBILE = re.compile(r"(?:84|0)(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}")
_FIXED = re.compile(r"(?:84|0)2\d{9}|(?:84|0)2\d{8}")
_FREE = re.compile(r"1[89]00\d{4}(?:\d\d)?")
_PHONE_WORDS = re.compile(
    r"\b(?:dt|sdt|dien thoai|so may|goi|lien he|hotline|duong day nong|tel|phone|mobile|zalo|fax|"
    r"di dong)\b"
)
_MONEY = re.compile(r"^\s*(?:dong|vnd|usd|ty|trieu|nghin|nguoi|luot|tan|ha)\b|^\s*[%₫$]")


def _is_phone(value: str, before: str, after: str) -> bool:
    digits = _digits(value)
    if _MONEY.match(after) or re.search(r"(?:/|so:?\s?)$", before) and "/" in after[:2]:
        return False
    if "." in value and re.fullmatch(r"\d{1,3}(?:\.\d{3})+", value):
        return bool(_PHONE_WORDS.search(before[-30:]))
    if _MOBILE.fullmatch(digits) or _FREE.fullmatch(digits):
        return True
    return bool(_FIXED.fullmatch(digits))


# --- plates: province, series, number ----------------------------------------------------------
_PLATE_WORDS = re.compile(r"\b(?:bien so|bien kiem soat|bks|xe|o to|oto|mo to|bien)\b")


def _is_plate(value: str, before: str, after: str) -> bool:
    if after[:1] in "/" and after[:1] or before.endswith(("/", "-")):
        return False
    tail = value.split("-")[-1] if "-" in value else value.split()[-1]
    if len(_digits(tail)) == 5 and ("." in tail or "-" in value):
        return True
    return bool(_PLATE_WORDS.search(before[-30:]))


# --- addresses, passports, accounts --------------------------------------------------------------
_PASSPORT_WORDS = re.compile(r"\b(?:ho chieu|passport)\b")
_ACCOUNT_WORDS = re.compile(
    r"\b(?:tai khoan|stk|so tk|account(?: no| number)?|ngan hang|bank|vietcombank|vietinbank|bidv|"
    r"agribank|techcombank|mb ?bank|kho bac)\b"
)
_NOT_ACCOUNT = re.compile(r"^\s*(?:tai khoan|tk|diem|khach|don vi)\b")


def _is_email(value: str, before: str, after: str) -> bool:
    return True


def _is_passport(value: str, before: str, after: str) -> bool:
    return bool(_PASSPORT_WORDS.search(before[-30:]))


def _is_account(value: str, before: str, after: str) -> bool:
    near = bool(_ACCOUNT_WORDS.search(before[-36:]))
    return near and not _MONEY.match(after) and not _NOT_ACCOUNT.match(after)


Judge = Callable[[str, str, str], bool]
_EDGE, _END = r"(?<![\w.,/@-])", r"(?![\w@]|[.,/-]\d)"
_RULES: tuple[tuple[str, re.Pattern, Judge], ...] = (
    (EMAIL, re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"), _is_email),
    (PASSPORT, re.compile(_EDGE + r"[A-Z]{1,2}\s?\d{6,8}" + _END), _is_passport),
    (ACCOUNT, re.compile(_EDGE + r"\d(?:[ .-]?\d){7,18}" + _END), _is_account),
    (
        ID_CARD,
        re.compile(_EDGE + r"(?:\d{12}|\d{9}|\d{3} \d{3} \d{3}(?: \d{3})?)" + _END),
        _is_id_card,
    ),
    (
        PHONE,
        re.compile(
            r"(?<![\w.,/@-])(?:\(?\+?84\)?|\(?0|1[89]00)[\s.()-]?\d(?:[\s.()-]{0,2}\d){3,9}" + _END
        ),
        _is_phone,
    ),
    (
        PLATE,
        re.compile(_EDGE + r"[1-9]\d-?\s?[A-HK-NPS-VX-Z]{1,2}\d?\s?[- ]?\s?\d{3}\.?\d{1,2}" + _END),
        _is_plate,
    ),
)


def waiting(findings: list[dict]) -> Iterator[dict]:
    """Those nobody has confirmed yet."""
    return (found for found in findings if not found.get("reason"))
