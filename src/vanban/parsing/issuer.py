"""Who issued a document, and under whom: the left column of its head."""

import re
from collections.abc import Sequence

from vanban.parsing.abbreviations import expand
from vanban.parsing.agencies import scan
from vanban.parsing.dateline import DATE
from vanban.parsing.gazetteer import canonical
from vanban.parsing.lines import Line
from vanban.parsing.loose import loose, skeleton
from vanban.parsing.places import province

MOTTO = re.compile(
    r"c[^\s]{1,3}ng\s+h[^\s]{1,3}\s+x[^\s]{1,3}\s+h[^\s]{1,3}i\s+ch\S*\s+ngh\S*\s+vi\S*\s+n\S*"
    r"|\S{2,4}\s+l[^\s]{1,2}p\s*[-–—~]+\s*t\S{1,3}\s+d\S{1,3}\s*[-–—~]+\s*h[^\s]{1,4}\s+ph\S{2,4}"
    r"|dang cong san viet nam|^[\s_*\-–—=.~·]+$"
)
_BODY = re.compile(
    r"(?<!\S)(?=(?:ubnd|uy ban|hdnd|hoi dong|so|bo|ban|tinh uy|thanh uy|huyen uy"
    r"|dang uy|dang bo|cong an|"
    r"van phong|cuc|chi cuc|tong cuc|vien|truong|trung tam|bao|dai|hoi|lien hiep"
    r"|lien doan|thanh tra|"
    r"phong|chinh phu|thu tuong|quoc hoi|tinh doan|toa an|mat tran)\s)(?<!hai )"
)
_NO_BODY = re.compile(r"(?:ban|bo|so)\s+(?:hanh|luat|nhan)")
_LEVELS = {
    "tinh": "tỉnh", "thanh pho": "thành phố", "huyen": "huyện", "xa": "xã", "phuong": "phường",
    "thi xa": "thị xã", "quan": "quận", "dac khu": "đặc khu", "thi tran": "thị trấn",
}  # fmt: skip


def issuer_of(
    upper: Sequence[Line], symbol: str | None, tail: list[Line]
) -> tuple[str | None, str | None]:
    """Parent and issuer from the left column, or from "(… của UBND tỉnh X)"."""
    if tail:
        text = " ".join(line.text for line in tail)
        match = re.search(rf"{loose('của')}\s+([^)]+)", skeleton(text))
        if match:
            return None, _proper(text[match.start(1) : match.end(1)])
    left = []
    for line in upper[: len(upper) - len(tail)]:
        if re.match(r"s[^\s\d]{1,2}\s?(?:[:;.]|\d)", line.skel) or DATE.search(line.skel):
            break
        kept = _left_column(line)
        if kept:
            left.append(kept)
    bodies = _bodies(" ".join(left), symbol)
    return (bodies[-2] if len(bodies) > 1 else None), (bodies[-1] if bodies else None)


def _left_column(line: Line) -> str:
    text = line.text
    for match in reversed(list(MOTTO.finditer(line.skel))):
        text = text[: match.start()] + " " + text[match.end() :]
    text = " ".join(text.split())
    upper = sum(c.isupper() for c in text) >= 0.5 * sum(c.isalpha() for c in text)
    return text.strip(" *_-–—.|") if upper else ""


def _bodies(text: str, symbol: str | None) -> list[str]:
    skel = skeleton(text)
    cuts = [m.start() for m in _BODY.finditer(skel) if not _NO_BODY.match(skel, m.start())]
    cuts = [c for n, c in enumerate(cuts) if not (n and _inside(skel, cuts[n - 1], c))]
    if not cuts and re.match(r"(?:tinh|thanh pho|huyen|xa|phuong|thi xa|quan|dac khu)\s", skel):
        lost = {"UBND": "Ủy ban nhân dân ", "HĐND": "Hội đồng nhân dân "}
        prefix = next(
            (full for key, full in lost.items() if symbol and key in symbol), "Ủy ban nhân dân "
        )
        return [_proper(prefix + text)]
    ends = [*cuts[1:], len(text)] if cuts else []
    return [name for s, e in zip(cuts, ends, strict=True) if (name := _proper(text[s:e]))]


def _inside(skel: str, last: int, cut: int) -> bool:
    """Whether a word that could begin a body only continues the one before it."""
    before = skel[last:cut].strip()
    return before in {
        "van phong",
        "thanh tra",
        "uy",
        "ban",
        "dang uy",
        "cong an",
        "bo",
        "hoi dong",
    } or (skel[:cut].rstrip().endswith((" va", ",", "-", " cua")))


def _proper(text: str) -> str:
    """``UBND TỈNH HƯNG YÊN`` → ``Ủy ban nhân dân tỉnh Hưng Yên``."""
    full = " ".join(expand(text).split()).strip(" .,;:)*")
    lowered = full if not _shouts(full) else full.lower()
    lowered = lowered.replace("ủy ban nhân dân", "Ủy ban nhân dân") if lowered != full else lowered
    match = re.search(
        r"\b(tinh|thanh pho|huyen|xa|phuong|thi xa|quan(?! (?:ly|su)\b)|dac khu|thi tran)\s+(?=\S)",
        skeleton(lowered),
    )
    base, level, place = lowered, "", ""
    if match and match.start():
        base, level = lowered[: match.start()].strip(), lowered[match.start() : match.end()].strip()
        place = lowered[match.end() :]
    name = _spelled(base)
    return " ".join(
        filter(None, (name, _LEVELS.get(skeleton(level), level.lower()), _title_case(place)))
    )


def _shouts(text: str) -> bool:
    return sum(c.isupper() for c in text) > 0.5 * sum(c.isalpha() for c in text)


def _spelled(base: str) -> str:
    known = canonical(base)
    mentions, _ = scan(known[:1].upper() + known[1:])
    name = mentions[0].name if mentions and mentions[0].end >= len(known) else known
    return name[:1].upper() + name[1:]


def _title_case(place: str) -> str:
    if known := province(place):
        return known
    return " ".join(w[:1].upper() + w[1:].lower() for w in place.split())
