"""Working days as Vietnamese offices count them: Monday to Friday, and the Holiday table."""

import datetime as dt
from dataclasses import dataclass

from phohien.kernel.models import Holiday

LONGEST_CLOSURE = 31  # days; beyond it the table, not the calendar, must be wrong
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The exceptions in the table: weekdays ``off`` and weekend days ``worked``."""

    off: frozenset[dt.date]
    worked: frozenset[dt.date]

    def is_working(self, day: dt.date) -> bool:
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def step(self, day: dt.date, direction: int) -> dt.date:
        """The next working day after (+1) or before (-1) ``day``."""
        for _try in range(LONGEST_CLOSURE):
            day += direction * ONE_DAY
            if self.is_working(day):
                return day
        raise ValueError(f"no working day within {LONGEST_CLOSURE} days of {day}")


def load_calendar() -> Calendar:
    """The table as it stands; one query. Load once for many sums."""
    rows = Holiday.objects.values_list("date", "is_working_swap")
    worked = frozenset(day for day, swap in rows if swap)
    return Calendar(frozenset(day for day, swap in rows if not swap), worked)


def is_working_day(day: dt.date, calendar: Calendar | None = None) -> bool:
    return (calendar or load_calendar()).is_working(day)


def add_working_days(day: dt.date, count: int, calendar: Calendar | None = None) -> dt.date:
    """The ``count``-th working day after ``day`` (before it when negative); 0 is ``day`` itself.

    The day itself is not counted (Civil Code 2015, article 147.1).
    """
    calendar = calendar or load_calendar()
    for _step in range(abs(count)):
        day = calendar.step(day, 1 if count > 0 else -1)
    return day


def working_days_between(start: dt.date, end: dt.date, calendar: Calendar | None = None) -> int:
    """Working days after ``start`` up to ``end`` inclusive; negative when ``end`` is earlier."""
    if end < start:
        return -working_days_between(end, start, calendar)
    calendar = calendar or load_calendar()
    span = range(1, (end - start).days + 1)
    return sum(calendar.is_working(start + dt.timedelta(days=offset)) for offset in span)
