"""When things of the demo happened: days are counted from today."""

import datetime as dt

from django.utils import timezone

from phohien.kernel import clock


def at(days: int, hour: int = 9) -> dt.datetime:
    """That hour, so many days from today, Việt Nam time; never later than now for the past."""
    day = clock.today() + dt.timedelta(days=days)
    moment = dt.datetime.combine(day, dt.time(hour), timezone.get_default_timezone())
    return min(moment, clock.now()) if days <= 0 else moment
