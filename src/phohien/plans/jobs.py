"""Reminders by the clock."""

from phohien.kernel.jobs import JobHandle, periodic
from phohien.plans.reminders import remind_all


@periodic("plans.remind", at="06:30")
def remind(job: JobHandle) -> None:
    """Before the day's e-mail goes out, so that it holds today's reminders."""
    with job.finish():
        remind_all()
