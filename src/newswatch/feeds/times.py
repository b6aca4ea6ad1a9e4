"""Times as feeds write them, as ISO 8601 with a zone. Without a zone it is Việt Nam time."""

import re
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_tz
from functools import cache

VIETNAM = timezone(timedelta(hours=7))
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(.*)$"
)
_SLASHED = re.compile(
    r"(?:^|\D)(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})(?:\D{1,4}(\d{1,2})[:h](\d{2})(?::(\d{2}))?)?"
    r"\s*(?:([AP])\.?M\.?|SA|CH)?\s*(.*)$",
    re.IGNORECASE,
)
_CLOCK_FIRST = re.compile(
    r"^\s*(\d{1,2})[:h](\d{2})\D{1,6}(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*(.*)$"
)
_PLAIN_MAIL = re.compile(  # what nine feeds in ten send
    r"[A-Z][a-z]{2}, (\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$"
)
_MONTHS_TEXT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_MONTHS = {name: number for number, name in enumerate(_MONTHS_TEXT.split(), 1)}
_ZONE = re.compile(r"(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?\b", re.IGNORECASE)


def iso_time(raw: str, now: datetime) -> str:
    """``raw`` as ISO time, never later than ``now``; empty if it cannot be read.

    A slashed date is month first with AM or PM, day first otherwise, as Vietnamese sites
    write them; a part above 12 decides in any case.
    """
    raw = " ".join(raw.split())
    for reader in (_plain_mail, _iso, _mail, _clock_first, _slashed):
        try:
            moment = reader(raw)
        except (ValueError, OverflowError):
            continue
        if moment and 1990 <= moment.year <= 2200:
            return min(moment, now.astimezone(moment.tzinfo)).replace(microsecond=0).isoformat()
    return ""


def _iso(raw: str) -> datetime | None:
    found = _ISO.match(raw)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(p or 0) for p in found.groups()[:6])
    return datetime(year, month, day, hour, minute, second, tzinfo=_zone(found[7]))


def _plain_mail(raw: str) -> datetime | None:
    found = _PLAIN_MAIL.match(raw)
    if not found or found[2] not in _MONTHS:
        return None
    day, _, year, hour, minute, second, sign, hours, minutes = found.groups()
    zone = _offset(sign, int(hours) * 60 + int(minutes))
    return datetime(
        int(year), _MONTHS[found[2]], int(day), int(hour), int(minute), int(second), tzinfo=zone
    )


@cache
def _offset(sign: str, minutes: int) -> timezone:
    return timezone(timedelta(minutes=-minutes if sign == "-" else minutes))


def _mail(raw: str) -> datetime | None:
    """RFC 822 and its many cousins: two-digit years, names of zones, ``+07``."""
    if not re.search(r"[A-Za-z]{3}", raw):
        return None
    short = re.search(r"[+-]\d{2}$", raw)
    parts = parsedate_tz(f"{raw}00" if short else raw)
    if not parts:
        return None
    named = re.search(r"([+-]\d{2}:?\d{0,2}|\b[A-Z]{1,5})$", raw)
    zone = timezone(timedelta(seconds=parts[9])) if named else VIETNAM
    if re.search(r"(GMT|UTC)\s*[+-]", raw):
        zone = _zone(raw)
    return datetime(*parts[:6], tzinfo=zone)


def _clock_first(raw: str) -> datetime | None:
    found = _CLOCK_FIRST.match(raw)
    if not found:
        return None
    hour, minute, day, month, year = map(int, found.groups()[:5])
    return datetime(year, month, day, hour, minute, tzinfo=_zone(found[6]))


def _slashed(raw: str) -> datetime | None:
    found = _SLASHED.search(raw)
    if not found:
        return None
    first, second, year, hour, minute, seconds = (int(p or 0) for p in found.groups()[:6])
    half = (found[7] or "").upper()
    month_first = (bool(half) and first <= 12) or second > 12
    month, day = (first, second) if month_first else (second, first)
    if half:
        hour = hour % 12 + (12 if half == "P" else 0)
    year += 2000 if year < 100 else 0
    return datetime(year, month, day, hour, minute, seconds, tzinfo=_zone(found[8]))


def _zone(tail: str) -> timezone:
    tail = tail.strip()
    if tail[:1] in ("Z", "z") or tail.upper() in ("GMT", "UTC"):
        return timezone(timedelta(0))
    found = _ZONE.search(tail)
    if not found:
        return VIETNAM
    return _offset(found[1], int(found[2]) * 60 + int(found[3] or 0))
