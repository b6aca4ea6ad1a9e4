"""What the head of a document tells: figures, dates, kinds of event, stage. One page at a time."""

from dataclasses import dataclass
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
    concepts: int
    stages: int
    bulletin: bool
    figures: list[int]
    days: int
    terms: list[int]
    small: list[int]


def head_of(page: Page, starts: list[int], english: bool) -> Head:
    """``starts``: characters of the page at which numbers begin, in order."""
    lowered = page.text[: page.body + LEAD].replace("\n", " ").lower()
    if len(lowered) != min(
        len(page.text), page.body + LEAD
    ):  # a rare letter has a longer small one
        lowered = page.text[: page.body + LEAD]
    figures, dates = figures_at(lowered, starts, english)
    events = told(lowered[: page.body + KIND_OF_EVENT] + " ", page.body)
    figures += events.figures
    days = sorted(month << 5 | day for month, day in dates)[:DATES]
    large = [figure for figure in figures if figure[0] > SMALL]
    return Head(
        english=english,
        minutes=minutes_of(page.document.published),
        concepts=events.concepts,
        stages=events.stages,
        bulletin=is_bulletin(page.folded[: page.body]),
        figures=sorted({figure_code(v, _KIND[k]) for v, k in figures}, reverse=True)[:FIGURES],
        days=sum(day << 9 * place for place, day in enumerate(days)),
        terms=[number_term(value) for value, _ in large],
        small=[date_term(day) for day in days]
        + [number_term(value) for value, _ in figures if value <= SMALL],
    )


@lru_cache(maxsize=65536)
def number_term(value: float) -> int:
    return crc32(f"#{value:g}".encode()) & TERM | NUMBER


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
