"""The clock of clearance."""

import datetime as dt

from phohien.clearance.reminding import remind_emergencies, remind_steps
from phohien.kernel.jobs import JobHandle, periodic


@periodic("clearance.remind", every=dt.timedelta(minutes=30))
def remind(job: JobHandle) -> None:
    """Overdue steps, steps without anybody, emergencies not reviewed: each reason once."""
    with job.finish():
        remind_steps()
        remind_emergencies()
