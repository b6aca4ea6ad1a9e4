"""The clock of clarifications."""

import datetime as dt

from phohien.clarifications.reminding import remind_all
from phohien.kernel.jobs import JobHandle, periodic


@periodic("clarifications.remind", every=dt.timedelta(minutes=15))
def remind(job: JobHandle) -> None:
    """Cases, questions and letters near their limit or past it."""
    with job.finish():
        remind_all()
