"""The clock of the morning page: gathered at 06:20, frozen and sent at 07:00, later when late."""

import datetime as dt

from phohien.kernel.jobs import JobHandle, enqueue, job, periodic
from phohien.press_monitoring.digest import sending, services
from phohien.press_monitoring.models import Digest


@periodic("press_monitoring.morning_page", every=dt.timedelta(minutes=5))
def morning_page(job: JobHandle) -> None:
    """What is due by now: a worker that was away does it when it is back."""
    services.compose_due()
    services.release_due()
    for day in sending.days_with_letters():
        enqueue("press_monitoring.send_letters", key=day.isoformat(), day=day.isoformat())


@job("press_monitoring.send_letters", attempts=20, lease=dt.timedelta(minutes=1))
def send_letters(job: JobHandle, day: str) -> None:
    """One run at a time for a day; a killed one is begun again where it stopped."""
    digest = Digest.objects.get(day=dt.date.fromisoformat(day))
    sending.send_letters(digest, job.progress)
