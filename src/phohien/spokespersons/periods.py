"""Which days a report on speaking counts: 15/12 to 14/12 (Decree 244/2026, art. 10.2)."""

import datetime as dt
from dataclasses import dataclass

from phohien.kernel import clock

CUTOFF = (12, 14)
DUE_BEFORE = (12, 20)


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both counted."""

    start: dt.date
    end: dt.date


def year_of(year: int) -> Period:
    """15/12 of the year before to 14/12 of ``year``."""
    month, day = CUTOFF
    last_year = dt.date(year - 1, month, day)
    return Period(last_year + dt.timedelta(days=1), dt.date(year, month, day))


def due_before(year: int) -> dt.date:
    """The report is sent before this day."""
    return dt.date(year, *DUE_BEFORE)


def last_day(year: int) -> dt.date:
    """The last day on which the report is in time."""
    return due_before(year) - dt.timedelta(days=1)


def current_year(day: dt.date | None = None) -> int:
    """The year whose report is being lived: from 20 December on it is the next one."""
    day = day or clock.today()
    return day.year + (day >= due_before(day.year))
