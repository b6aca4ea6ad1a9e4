"""Housekeeping of the queue: finished jobs leave the table after a while."""

import datetime as dt

from phohien.kernel import clock
from phohien.kernel.jobs import JobHandle, periodic
from phohien.kernel.models import Job, JobState

DONE_KEPT = dt.timedelta(days=30)
FAILED_KEPT = dt.timedelta(days=180)


@periodic("kernel.prune_jobs", at="02:30")
def prune_jobs(job: JobHandle) -> None:
    now = clock.now()
    with job.finish():
        Job.objects.filter(state=JobState.DONE, finished_at__lt=now - DONE_KEPT).delete()
        Job.objects.filter(state=JobState.FAILED, finished_at__lt=now - FAILED_KEPT).delete()
