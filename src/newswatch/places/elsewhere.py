"""What the other places of a page say against ours. Other provinces weigh by what they do there."""

import math
import re

from newswatch.pages import Page
from newswatch.places.agencies import is_agency
from newswatch.places.matching import Match
from newswatch.places.roles import is_birthplace, lead_of

LEAD = 350  # characters of the text that tell what the story is about
READ = 14  # other provinces whose surroundings are read
HAPPENS, NAMED, LISTED, PASSED, ORIGIN = 1.4, 1.0, 0.3, 0.3, 0.0
_HERE = frozenset(["tai", "o", "in", "at"])
_FROM = frozenset(["tu", "from", "cho", "vao", "sang", "di", "ra", "voi", "to", "for"])
_ROUTE = re.compile(r"\b(cao toc|tuyen|duong sat|quoc lo|expressway|highway|railway)\s[^.]{0,12}$")
_WORKED = re.compile(
    r"\b(tung|lam viec|lam thue|lam an|song|hoc|dinh cu|lap nghiep|ban|khach|doanh nghiep|luong cao"
    r"|thi truong|sieu thi|dai hoc|chuyen gia|nha dau tu)(?: [a-z]+){0,3} (o|tai)\s*$"
)
_SPAN = re.compile(r"\s?[-–]\s?$")
_NATIONAL = (
    *("ca nuoc", "toan quoc", "cac dia phuong", "nhieu tinh", "nhieu dia phuong", "cac tinh"),
    *("34 tinh", "63 tinh", "thu tuong", "quoc hoi", "chinh phu", "nationwide"),
    *("provinces and cities", "several provinces"),
)


def against(
    page: Page, matches: list[Match], sentence: list[int], title: float, total: float
) -> dict[str, float]:
    """Figures between 0 and about 3; most of them only where the title is not ours."""
    foreign = [
        place for place, m in enumerate(matches) if m.name.kind in ("other-province", "abroad")
    ]
    weigh = _weights(page, matches, sentence, foreign)
    lead: dict[str, float] = {}
    for place, weight in weigh.items():
        match = matches[place]
        if page.body <= match.start < page.body + LEAD:
            lead[match.name.name] = max(weight, lead.get(match.name.name, 0.0))
    head = [w for place, w in weigh.items() if matches[place].start < page.body]
    everywhere = sum(weigh.values())
    open_ = float(title < 0.5)
    return {
        "title_others": min(max(head, default=0.0), 1.0) * open_,
        "others_share": everywhere / (everywhere + total + 1.0),
        "lead_others": math.log1p(sum(lead.values())) * open_,
        "happens_there": float(any(w == HAPPENS for w in [*head, *lead.values()])) * open_,
        "thin": math.log10(max(len(page.text), 100) / 100) / (1.0 + total) * open_,
        "national": open_ * _is_national(page.folded[: page.body + LEAD]),
    }


def _weights(
    page: Page, matches: list[Match], sentence: list[int], foreign: list[int]
) -> dict[int, float]:
    """What each mention of another province weighs. Lists and people's homes say little."""
    names: dict[int, set[str]] = {}
    for place in foreign:
        names.setdefault(sentence[place], set()).add(matches[place].name.name)
    read = set(foreign[:READ])
    return {
        place: _weight(page, matches, place, len(names[sentence[place]]))
        if place in read
        else LISTED
        for place in foreign
    }


def _weight(page: Page, matches: list[Match], place: int, listed: int) -> float:
    match = matches[place]
    before, lead = lead_of(page, match)
    if is_birthplace(page, match, lead):
        return ORIGIN
    if listed >= 3:
        return LISTED
    words = lead.split()[-1:] or [""]
    if _WORKED.search(lead) or _is_passed(page, matches, place, before, words[0]):
        return PASSED
    if words[0] in _HERE or is_agency(page, match):
        return HAPPENS
    return NAMED if match.name.kind == "other-province" else ORIGIN


def _is_passed(page: Page, matches: list[Match], place: int, before: str, last: str) -> bool:
    """On the way, one end of a road, where goods or people come from or go to."""
    if last in _FROM or _ROUTE.search(before):
        return True
    if not _SPAN.search(before) or not place:
        return False
    return matches[place].start - matches[place - 1].end <= 3


def _is_national(folded: str) -> bool:
    """Tells of the whole country or of its government. Words fold with single blanks around."""
    return any(f" {words} " in folded for words in _NATIONAL)
