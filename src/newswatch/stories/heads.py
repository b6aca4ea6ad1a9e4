"""What the head of a document tells: figures, dates, kinds of event, stage. One page at a time."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from zlib import crc32

from newswatch.pages import Page
from newswatch.stories.concepts import is_bulletin, told
from newswatch.stories.figures import KINDS, figures_at
from newswatch.stories.rows import DATES, FIGURES, NO_HOUR, NUMBER, TERM, figure_code

LEAD = 700  # characters of the text that tell the event
KIND_OF_EVENT = 350  # characters of it in which its kind is told
SMALL = 12  # numbers up to this are common and tell little
_KIND = {name: number for number, name in enumerate(KINDS)}


@dataclass(slots=True)
class Head:
    """``terms``: hashes of figures and dates, ``small`` those that tell little."""

    english: bool
    minutes: int
    bulletin: bool
    concepts: int = 0
    stages: int = 0
    figures: list[int] = field(default_factory=list)
    days: int = 0
    terms: list[int] = field(default_factory=list)
    small: list[int] = field(default_factory=list)


def short_head_of(page: Page, english: bool) -> Head:
    """Of a document whose copies are of interest, but not its event."""
    bulletin = is_bulletin(page.folded[: page.body])
    return Head(english, minutes_of(page.document.published), bulletin)


def head_of(page: Page, starts: list[int], english: bool) -> Head:
    """``starts``: characters of the page at which numbers begin, in order."""
    head = page.text[: page.body + LEAD]
    lowered = head.replace("\n", " ").lower()
    if len(lowered) != len(head):  # a rare letter has a longer small form
        lowered = head.replace("\n", " ")
    figures, dates = figures_at(lowered, starts, english)
    events = told(lowered[: page.body + KIND_OF_EVENT] + " ", page.body)
    coded = [_coded(value, kind) for value, kind in figures + events.figures]
    days = sorted(month << 5 | day for month, day in dates)[:DATES]
    return Head(
        english=english,
        minutes=minutes_of(page.document.published),
        concepts=events.concepts,
        stages=events.stages,
        bulletin=is_bulletin(page.folded[: page.body]),
        figures=sorted({code for code, _, _ in coded}, reverse=True)[:FIGURES],
        days=sum(day << 9 * place for place, day in enumerate(days)),
        terms=[term for _, term, large in coded if large],
        small=[*map(date_term, days), *(term for _, term, large in coded if not large)],
    )


@lru_cache(maxsize=65536)
def _coded(value: float, kind: str) -> tuple[int, int, bool]:
    """A figure's code, its term, and whether it is large enough to tell something."""
    term = crc32(f"#{value:g}".encode()) & TERM | NUMBER
    return figure_code(value, _KIND[kind]), term, value > SMALL


@lru_cache(maxsize=512)
def date_term(day: int) -> int:
    return crc32(f"@{day}".encode()) & TERM | NUMBER


def minutes_of(published: str) -> int:
    """Minutes since 1970 of an ISO time, NO_HOUR where there is none."""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return NO_HOUR
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(int(moment.timestamp() // 60), 0), NO_HOUR - 1)
