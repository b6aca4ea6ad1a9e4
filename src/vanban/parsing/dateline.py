"""The line of place and date, and what the issuer's name says about the place."""

import re
from collections.abc import Sequence

from vanban.parsing.lines import Line
from vanban.parsing.loose import distance, loose, skeleton
from vanban.parsing.places import province

DATE = re.compile(
    r"(?P<place>[^,;\d]{2,40}?)?\s*,?\s*ng[^\s\d]{1,2}y\s*(?P<day>[^\s]{0,6}?)\s*"
    r"th[^\s\d]{1,3}ng\s*(?P<month>[^\s]{0,5}?)\s*n[^\s\d]{1,2}m\s*(?P<year>\d{4})?"
)
ATTACHED = re.compile(rf"{loose('kèm theo')}|{loose('ban hành theo')}")


def date_of(upper: Sequence[Line]) -> tuple[str | None, int | None, str | None]:
    """The day of issue (ISO, or as much of it as stands there), its day of the month, the place."""
    for line in upper:
        match = DATE.search(line.skel)
        if not match or (ATTACHED.search(line.skel) and not match.group("year")):
            continue
        if not match.group("year") and not match.group("month"):
            continue
        day, month = _count(match.group("day"), 31), _count(match.group("month"), 12)
        place = line.text[match.start("place") : match.end("place")] if match.group("place") else ""
        place = place.strip(" *")
        before = DATE.search(skeleton(line.source))
        sure = (
            before
            and before.group("place")
            and province(_place(before.group("place").title()) or "")
        )
        return _iso(match.group("year"), month, day), day, sure or _place(place)
    for line in upper:
        found = re.search(r"ng[^\s\d]{1,2}y\s+(\d{1,2})/(\d{1,2})/(\d{4})", line.skel)
        if found:
            day, month, year = (int(part) for part in found.groups())
            return _iso(str(year), month, day), day, None
    return None, None, None


def _iso(year: str | None, month: int | None, day: int | None) -> str | None:
    if not year:
        return None
    if not month:
        return year
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _count(text: str, most: int) -> int | None:
    mended = text.upper().translate(str.maketrans("AIL|!OÓ", "1111100")).strip("./")
    return int(mended) if mended.isdigit() and 1 <= int(mended) <= most else None


def _place(text: str) -> str | None:
    """The words right before the date, without the number that may stand before them."""
    tail = re.split(r"[/\d:]|(?:[A-ZĐ]{2,}(?:-[A-ZĐa-z]*[A-ZĐ]+)?)\s", text)[-1].strip(" ,-()")
    if found := province(tail):
        return found
    return tail if 1 < len(tail) < 30 and tail[0].isupper() else None


def in_province(issuer: str | None, place: str | None) -> str | None:
    """A province that is none is that of the place, which stands beside the date."""
    head, level, tail = (issuer or "").rpartition(" tỉnh ")
    if level and place and province(place) and not province(tail):
        return f"{head}{level}{place}"
    return issuer


def as_in_issuer(place: str | None, issuer: str | None) -> str | None:
    """A damaged place is spelled as in the issuer's name, when that is nearly the same."""
    if not place or not issuer or province(place):
        return place
    count = len(place.split())
    tail = " ".join(issuer.split()[-count:])
    near = distance(skeleton(place), skeleton(tail), 2) <= 2
    return tail if near and tail[:1].isupper() else place
