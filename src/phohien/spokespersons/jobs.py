"""Reminders by the hour and by the day; names on door lists are deleted in time."""

import datetime as dt

from phohien.kernel.jobs import JobHandle, periodic
from phohien.spokespersons.services import reminding, seats


@periodic("spokespersons.hourly", every=dt.timedelta(hours=1))
def hourly(job: JobHandle) -> None:
    """The 24 hours of publication and of notices; names that are no longer needed."""
    with job.finish():
        seats.delete_door_names()
        reminding.remind_hourly()


@periodic("spokespersons.daily", at="06:42")
def daily(job: JobHandle) -> None:
    """Before the day's e-mail."""
    with job.finish():
        reminding.remind_daily()
