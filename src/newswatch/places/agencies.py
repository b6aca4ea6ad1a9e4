"""Whether an agency of a place speaks or acts: "Công an tỉnh …", "… provincial police"."""

import re
from functools import cache

import ahocorasick

from newswatch.pages import Page
from newswatch.places.matching import Match

_AGENCIES = (
    *("ubnd", "uy ban nhan dan", "hdnd", "hoi dong nhan dan", "cong an", "tinh uy", "thanh uy"),
    *("huyen uy", "dang uy", "vien kiem sat", "vksnd", "toa an", "tand", "bo chi huy", "cuc thue"),
    *("thue", "hai quan", "benh vien", "cdc", "dien luc", "bao va phat thanh", "ban quan ly"),
    *("lien doan lao dong", "mttq", "mat tran", "doan dbqh", "doan dai bieu", "bien phong"),
    *("quan ly thi truong", "chu tich", "bi thu", "giam doc", "hoi nong dan", "hoi phu nu"),
    *("hoi cuu chien binh", "hoi chu thap do", "hoi lien hiep", "tinh doan", "kho bac"),
    *("ngan hang nha nuoc", "lanh dao", "chinh quyen", "nguoi dan", "nong dan", "so"),
    *("people s committee of", "police of", "authorities of", "department of"),
)
_FAR = ("so", "department of")  # whose own name follows before the place's
_SPELLED = {"so": ("sở", "So"), "thue": ("thuế", "Thue")}  # "số", "thuê" are no agencies
_AGENCY_AFTER = re.compile(
    r"\s*(province s |provincial |province )?(people s committee|police|authorities|department"
    r"|party committee|leaders|officials|farmers|customs)\b"
)


def is_agency(page: Page, match: Match) -> bool:
    """The match ends the name of an agency or an office, or begins one in English."""
    if _AGENCY_AFTER.match(page.folded, match.end):
        return True
    begin = max(0, match.start - 40)
    return _stands_before(page.folded[begin : match.start], page.text[begin : match.start])


def _stands_before(near: str, written: str) -> bool:
    """An agency's name or office stands in front, with at most five words between.

    ``written`` is ``near`` with its marks: "số" is no "sở".
    """
    for last, (length, far) in _agencies().iter(near):
        rest = near[last + 1 :]
        if near[last - length : last - length + 1].strip() or rest[:1] != " ":
            continue
        if not _is_spelled(near[last - length + 1 : last + 1], written[last - length + 1 :]):
            continue
        words = rest.split()
        if (len(words) > 1 or not far) and len(words) <= 5 + 7 * far and _letters(words):
            return True
    return False


def _is_spelled(name: str, written: str) -> bool:
    """Short names of agencies only with their marks, or with a capital where there are none."""
    if name not in _SPELLED:
        return True
    with_marks, without = _SPELLED[name]
    return written.startswith(without) or written.lower().startswith(with_marks)


def _letters(words: list[str]) -> bool:
    return not words or "".join(words).isalpha()


@cache
def _agencies() -> ahocorasick.Automaton:
    machine = ahocorasick.Automaton()
    for name in _AGENCIES:
        machine.add_word(name, (len(name), name in _FAR))
    machine.make_automaton()
    return machine
