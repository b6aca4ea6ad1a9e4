"""Due times of steps in working hours: the days of kernel.working_days, eight hours each."""

import datetime as dt

from django.utils import timezone

from phohien.kernel.working_days import Calendar, load_calendar

SHIFTS = ((dt.time(8), dt.time(12)), (dt.time(13), dt.time(17)))  # office time, Việt Nam


def add_working_hours(
    moment: dt.datetime, hours: float, calendar: Calendar | None = None
) -> dt.datetime:
    """The moment at which ``hours`` of office time have passed since ``moment`` (aware)."""
    calendar = calendar or load_calendar()
    zone = timezone.get_default_timezone()
    now = timezone.localtime(moment, zone)
    left = dt.timedelta(hours=hours)
    day = now.date() if calendar.is_working(now.date()) else calendar.step(now.date(), 1)
    while True:
        for first, last in SHIFTS:
            start = max(now, dt.datetime.combine(day, first, zone))
            end = dt.datetime.combine(day, last, zone)
            if start < end and left <= end - start:
                return start + left
            left -= max(end - start, dt.timedelta())
        day = calendar.step(day, 1)
