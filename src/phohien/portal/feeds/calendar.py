"""A happening as an iCalendar file (RFC 5545), for the reader's own calendar."""

import datetime as dt

from phohien.newsroom.models import Publication
from phohien.portal import addresses
from phohien.portal.cards import day

TYPE = "text/calendar; charset=utf-8"
LINE = 75  # octets, RFC 5545 §3.1


def event(publication: Publication, words: dict) -> bytes:
    """Whole days; DTEND is the day after the last, as the standard has it."""
    facts = words.get("facts") or {}
    starts = day(facts["starts_on"])
    ends = (day(facts.get("ends_on")) or starts) + dt.timedelta(days=1)
    url = addresses.absolute(publication.path)
    rows = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pho Hien//Portal//VI",
        "BEGIN:VEVENT",
        f"UID:{url}",
        f"DTSTAMP:{publication.last_published_at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{starts:%Y%m%d}",
        f"DTEND;VALUE=DATE:{ends:%Y%m%d}",
        f"SUMMARY:{_text(words['title'])}",
        f"LOCATION:{_text(facts.get('place_name', ''))}",
        f"DESCRIPTION:{_text(words.get('lead', ''))}",
        f"URL:{url}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(row) for row in rows)


def _text(words: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        words = words.replace(plain, written)
    return words


def _folded(row: str) -> bytes:
    """Lines of at most 75 octets, never cut inside a letter."""
    lines, held = [], b""
    for letter in row:
        octets = letter.encode()
        if len(held) + len(octets) > LINE:
            lines.append(held)
            held = b" "
        held += octets
    return b"\r\n".join([*lines, held]) + b"\r\n"
