"""What the other places of a page say against ours. Other provinces weigh by what they do there."""

import math
import re

from newswatch.pages import Page
from newswatch.places.agencies import is_agency
from newswatch.places.matching import Match
from newswatch.places.roles import is_birthplace, lead_of

LEAD = 350  # characters of the text that tell what the story is about
FIRST = 160  # about its first sentence
LONG_LEAD = 700
READ = 14  # other provinces whose surroundings are read
HAPPENS, NAMED, LISTED, PASSED, ORIGIN = 1.4, 1.0, 0.3, 0.3, 0.0
_HERE = frozenset(["tai", "o", "in", "at"])
_FROM = frozenset(["tu", "from", "cho", "vao", "sang", "di", "ra", "voi", "to", "for"])
_ROUTE = re.compile(r"\b(cao toc|tuyen|duong sat|quoc lo|expressway|highway|railway)\s[^.]{0,12}$")
_WORKED = re.compile(
    r"\b(tung|lam viec|lam thue|lam an|song|hoc|dinh cu|lap nghiep|ban|khach|doanh nghiep|luong cao"
    r"|co mat|xuat khau|thi truong|sieu thi|dai hoc|chuyen gia|nha dau tu)"
    r"(?: [a-z]+){0,3} (o|tai)\s*$"
)
_SPAN = re.compile(r"\s?[-–]\s?$")
_NATIONAL = re.compile(
    r" (ca nuoc|toan quoc|cac dia phuong|nhieu tinh|nhieu dia phuong|cac tinh|34 tinh|63 tinh"
    r"|thu tuong|quoc hoi|chinh phu|nationwide|provinces and cities|several provinces) "
)


def against(
    page: Page, matches: list[Match], sentence: list[int], first: int, title: float, total: float
) -> dict[str, float]:
    """Figures between 0 and about 3; most of them only where the title is not ours.

    ``first`` is where the first full mention of ours begins, ``title`` and ``total`` are what
    ours weigh in the title and in all.
    """
    weigh = _weights(page, matches, sentence)
    nearest = min((matches[place].start for place in weigh), default=10**9)
    everywhere = sum(weigh.values())
    figures = {
        "before_ours": float(0 < nearest < first),
        "thin": math.log10(max(len(page.text), 100) / 100) / (1.0 + total),
        "national": float(bool(_NATIONAL.search(page.folded, 0, page.body + LEAD))),
    } | _at_the_head(page, matches, weigh)
    return {name: figure * (title < 0.5) for name, figure in figures.items()} | {
        "others_share": everywhere / (everywhere + total + 1.0),
        "ours_first": float(page.body <= first < min(nearest, page.body + FIRST)),
    }


def _at_the_head(page: Page, matches: list[Match], weigh: dict[int, float]) -> dict[str, float]:
    """What title and lead say of other provinces."""
    lead: dict[str, float] = {}
    spread, head = set(), 0.0
    for place, weight in weigh.items():
        name, start = matches[place].name.name, matches[place].start
        if start < page.body + LONG_LEAD:
            spread.add(name)
        if start < page.body:
            head = max(head, weight)
        elif start < page.body + LEAD:
            lead[name] = max(weight, lead.get(name, 0.0))
    return {
        "title_others": min(head, 1.0),
        "lead_others": math.log1p(sum(lead.values())),
        "happens_there": float(HAPPENS in (head, *lead.values())),
        "spread": math.log1p(len(spread)),
    }


def _weights(page: Page, matches: list[Match], sentence: list[int]) -> dict[int, float]:
    """What each mention of another place weighs, by its number. Lists and homes say little."""
    foreign = [p for p, m in enumerate(matches) if m.name.kind in ("other-province", "abroad")]
    names: dict[int, set[str]] = {}
    for place in foreign:
        names.setdefault(sentence[place], set()).add(matches[place].name.name)
    weigh = dict.fromkeys(foreign[READ:], LISTED)
    for place in foreign[:READ]:
        weight = _weight(page, matches, place, len(names[sentence[place]]))
        if weight:
            weigh[place] = weight
    return weigh


def _weight(page: Page, matches: list[Match], place: int, listed: int) -> float:
    match = matches[place]
    if listed >= 3 and match.start > page.body + LEAD:
        return LISTED
    before, lead = lead_of(page, match)
    if is_birthplace(page, match, lead):
        return ORIGIN
    if listed >= 3:
        return LISTED
    words = lead.split()[-1:] or [""]
    here = words[0] in _HERE
    if match.name.kind == "abroad":  # investors and buyers come from there
        return HAPPENS if here and not _WORKED.search(lead[-45:]) else ORIGIN
    if (here and _WORKED.search(lead[-45:])) or _is_passed(matches, place, before, words[0]):
        return PASSED
    if here or is_agency(page, match):
        return HAPPENS
    return NAMED


def _is_passed(matches: list[Match], place: int, before: str, last: str) -> bool:
    """On the way, one end of a road, where goods or people come from or go to."""
    if last in _FROM or _ROUTE.search(before[-30:]):
        return True
    if not _SPAN.search(before[-3:]) or not place:
        return False
    return matches[place].start - matches[place - 1].end <= 3
