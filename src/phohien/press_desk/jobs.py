"""The clock of the press desk."""

import datetime as dt

from phohien.kernel.jobs import JobHandle, periodic
from phohien.press_desk.services import erasing, watching


@periodic("press_desk.watch", every=dt.timedelta(minutes=15))
def watch(job: JobHandle) -> None:
    """Recount after an edit of the holiday table, let lapse what silence allows, remind."""
    with job.finish():
        watching.recount_all()
        watching.lapse_all()
        watching.remind()


@periodic("press_desk.erase", every=dt.timedelta(hours=6))
def erase(job: JobHandle) -> None:
    """Personal data whose day has come, and sealed files that no row knows."""
    with job.finish():
        erasing.erase_due()
        erasing.sweep()
