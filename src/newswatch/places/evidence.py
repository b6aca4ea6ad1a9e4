"""From a document to weighed mentions and the figures the decision stands on."""

import math
import re
from dataclasses import dataclass, field

from newswatch.pages import Page
from newswatch.places.elsewhere import LEAD, against
from newswatch.places.matching import Match, find
from newswatch.places.roles import Mention, Role, role_of

WEIGHT = {
    Role.AGENCY: 1.4,
    Role.HERE: 1.2,
    Role.PLAIN: 1.0,
    Role.WITH_OTHERS: 0.5,
    Role.PRODUCT: 0.4,
    Role.CLUB: 0.2,
    Role.LIST: 0.08,
    Role.TABLE: 0.03,
    Role.BIRTHPLACE: 0.08,
    Role.PERSON: 0.0,
    Role.STREET: 0.0,
    Role.ELSEWHERE: 0.0,
    Role.UNSURE: 0.0,
}
COUNTING = (Role.AGENCY, Role.HERE, Role.PLAIN, Role.WITH_OTHERS)
READ = 12  # mentions whose surroundings are read; what is further down tells nothing new
LARGER = ("huyen", "tp", "tinh", "thanh pho", "district", "city", "province")  # than communes
CHAIN = 30  # letters within which another province names where a commune lies
NEAR = 40  # names looked at on either side, so that endless lists cost no more
_ENDS = re.compile(r"[.!?…;]\s|\n")
_BULLETIN = re.compile(
    r"\b(gia (heo|lon|vang|xang|lua|gao|ca phe|tieu|bac|dat|thep|usd|nong san|sau rieng|thit"
    r"|nhan hom)|cach (nau|lam|pha|chon|bao quan)|cong thuc (nau|lam)"
    r"|xo so|xs[a-z]{2}\b|kqxs|du bao thoi tiet|thoi tiet (hom nay|ngay|cac)|thoi tiet \d"
    r"|lich (cat|cup|cuc) dien|lich thi dau|bang xep hang|ty gia|diem chuan|diem thi|gia ca"
    r"|danh sach|ket qua bong da|(tinh hinh|ban tin|diem tin|tin) giao thong"
    r"|weather forecast|hog prices|pork prices|prices? today)\b"
)
_DATELINE_AFTER = re.compile(r"\s?(\([^)]{2,20}\))?\s?[-–—:]\s|,? [^.\n]{0,20}\(VNA\)")
_HOSTS = ("hungyen", "thaibinh")


@dataclass(slots=True)
class Evidence:
    """The mentions of a page and its features, all between 0 and about 3."""

    mentions: list[Mention]
    features: dict[str, float] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)


def gather(page: Page) -> Evidence | None:
    """Everything the decision and its explanation need, or None without a name of the province."""
    matches = find(page)
    if not any(match.name.ours for match in matches):
        return None
    sentence = _sentences(page.text, matches)
    mentions = _mentions(page, matches, sentence)
    _settle_shared(mentions, matches, page)
    if _is_daily_table(page, mentions):
        for mention in mentions:
            mention.role = Role.TABLE
    evidence = Evidence(mentions, others=_others(matches))
    first = min((m.match.start for m in mentions if WEIGHT[m.role] >= 1), default=len(page.text))
    title, lead, total = _weights(page, mentions)
    evidence.features = _features(page, mentions, title, lead, total)
    evidence.features |= against(page, matches, sentence, first, title, total)
    return evidence


def _others(matches: list[Match]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for match in matches:
        if match.name.kind == "other-province":
            counts[match.name.name] = counts.get(match.name.name, 0) + 1
    return counts


def _mentions(page: Page, matches: list[Match], sentence: list[int]) -> list[Mention]:
    tables = _table_lines(page, matches)
    mentions: list[Mention] = []
    for place, match in enumerate(matches):
        if match.name.ours:
            others = _neighbours(matches, sentence, place)
            table = bool(tables) and page.text.count("\n", 0, match.start) in tables
            if len(mentions) < READ or table:
                role = role_of(page, match, others, table)
            else:  # by now it is clear how the story speaks of the province
                role = mentions[READ // 2].role
            if place and _names_product(matches[place - 1], match):
                role = mentions[-1].role
            mentions.append(Mention(match, role, *others))
    return mentions


def _names_product(product: Match, match: Match) -> bool:
    """ "nhãn lồng Hưng Yên" is one name."""
    return product.name.kind == "product" and match.start - product.end <= 1


def _sentences(text: str, matches: list[Match]) -> list[int]:
    """A number for each match, the same for those of one sentence."""
    numbers, number, last = [], 0, 0
    for match in matches:
        number += bool(_ENDS.search(text, last, match.start))
        numbers.append(number)
        last = match.start
    return numbers


def _neighbours(matches: list[Match], sentence: list[int], place: int) -> tuple[int, int]:
    """Other provinces in the sentence of one match: how many, and how far the nearest is."""
    here, names, nearest = matches[place], set(), 10_000
    for step in (-1, 1):
        at = place + step
        while (
            0 <= at < len(matches) and abs(at - place) <= NEAR and sentence[at] == sentence[place]
        ):
            other = matches[at]
            if other.name.kind == "other-province":
                names.add(other.name.name)
                gap = here.start - other.end if step < 0 else other.start - here.end
                nearest = min(nearest, gap)
            at += step
    return len(names), nearest


def _table_lines(page: Page, matches: list[Match]) -> set[int]:
    """Numbers of lines that are rows: short, a name and figures; three such make a table."""
    lines = page.text.split("\n")
    if len(lines) < 6:  # the empty first and last one, a title and three rows
        return set()
    rows = {number for number, line in enumerate(lines) if number > 1 and _is_row(line)}
    return rows if len(rows) >= 3 else set()


def _is_row(line: str) -> bool:
    if not line or len(line) > 120:
        return False
    digits = sum(map(str.isdigit, line))
    return digits >= 2 and ("|" in line or digits > 0.12 * len(line) or line[0] in "-+•*")


def _settle_shared(mentions: list[Mention], matches: list[Match], page: Page) -> None:
    """Names many provinces have count only beside a name that is ours alone."""
    anchored = any(
        m.match.name.bare == 3
        and m.role in COUNTING
        or m.match.name.kind == "district"
        and m.match.unit
        and m.role in COUNTING
        for m in mentions
    )
    foreign = sum(m.name.kind == "other-province" for m in matches)
    anchored = anchored or _are_together(mentions, foreign)
    if not foreign and not any(mention.role in COUNTING for mention in mentions):
        _settle_homes(mentions, page)
    for mention in mentions:
        if mention.role in COUNTING:
            mention.role = _settled(mention, anchored, foreign)


def _are_together(mentions: list[Mention], foreign: int) -> bool:
    """Two communes named as such: each may be another province's, hardly both.

    Where other provinces are named, ours must be too, in whatever role of a place.
    """
    named = any(m.match.name.bare == 3 and m.role in (Role.LIST, Role.CLUB) for m in mentions)
    weak = {
        m.match.name.name
        for m in mentions
        if m.role in COUNTING and (m.match.unit or m.match.name.bare) and m.nearest > CHAIN
    }
    return len(weak) >= 2 and (named or not foreign)


def _settle_homes(mentions: list[Mention], page: Page) -> None:
    """ "Cụ già 90 tuổi ở Kim Động viết sử làng": with no other place, home is where it happens."""
    for mention in mentions:
        start = mention.match.start
        at_home = page.folded[:start].endswith((" o ", " tai ", " in "))
        local = not mention.match.name.kind.endswith("province")
        if mention.role is Role.BIRTHPLACE and local and at_home and start < page.body:
            mention.role = Role.HERE


def _is_daily_table(page: Page, mentions: list[Mention]) -> bool:
    """A bulletin of one day whose title does not name the province only lists it."""
    head = page.folded[: page.body]
    dated = " hom nay" in head or any(letter.isdigit() for letter in head)
    named = any(mention.match.start < page.body for mention in mentions)
    return dated and not named and bool(_BULLETIN.search(head))


def _settled(mention: Mention, anchored: bool, foreign: int) -> Role:
    name = mention.match.name
    if name.kind.endswith("commune") and mention.match.unit in LARGER:
        return Role.ELSEWHERE
    strength = name.unit if mention.match.unit else name.bare
    if strength >= 3 and (name.bare >= 2 or mention.match.unit):
        return mention.role
    beside = mention.others and mention.nearest <= CHAIN
    if anchored:
        if beside and strength < 2:
            return Role.ELSEWHERE
        return mention.role if mention.match.unit or strength >= 1 else Role.UNSURE
    if foreign and (strength < 2 or beside):
        return Role.ELSEWHERE
    return mention.role if strength >= 2 else Role.UNSURE


def _features(
    page: Page, mentions: list[Mention], title: float, lead: float, total: float
) -> dict[str, float]:
    roles = {m.role for m in mentions}
    return {
        "title": min(title, 2.0),
        "lead": min(lead, 2.5) ** 0.5,
        "body": math.log1p(total),
        "agency": float(Role.AGENCY in roles),
        "here": float(Role.HERE in roles),
        "dateline": float(_has_dateline(page, mentions)),
        "distinct": math.log1p(len({m.match.name.name for m in mentions if m.role in COUNTING})),
        "none": float(total < 0.4),
        "bulletin": float(bool(_BULLETIN.search(page.folded[: page.body]))),
        "host": float(any(host in _host(page.document.url) for host in _HOSTS)),
        "birth": float(Role.BIRTHPLACE in roles),
    }


def _weights(page: Page, mentions: list[Mention]) -> tuple[float, float, float]:
    """What the mentions weigh: in the title, in the lead, all."""
    title = lead = total = 0.0
    for mention in mentions:
        weight, start = WEIGHT[mention.role], mention.match.start
        total += weight
        if start < page.body:
            title += weight
        elif start < page.body + LEAD:
            lead += weight
    return title, lead, total


def _host(url: str) -> str:
    return (url.split("/")[2:3] or [""])[0]


def _has_dateline(page: Page, mentions: list[Mention]) -> bool:
    """The text opens "Hưng Yên - " or "HUNG YEN (VNA) –"."""
    for mention in mentions:
        match = mention.match
        if page.body <= match.start < page.body + 60 and mention.role in COUNTING:
            opening = page.text[page.body : match.start].strip("\n")
            if len(opening) < 20 and _DATELINE_AFTER.match(page.text, match.end):
                return True
    return False
