"""Putting jobs into the table and taking them out under a lease. The table is the truth."""

import datetime as dt
import uuid

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from phohien.kernel import clock
from phohien.kernel.jobs import registry, wakeup
from phohien.kernel.models import OPEN_STATES, Job, JobState

WORKER_LOST = "Tiến trình làm việc này đã dừng giữa chừng quá số lần cho phép."


def enqueue(name: str, /, *, key: str | None = None, run_at: dt.datetime | None = None, **arguments) -> Job:  # noqa: E501 # fmt: skip
    """Ask for the job ``name`` in the caller's transaction: a rollback takes the wish back.

    ``arguments`` must fit JSON: pass primary keys, not instances. While a job with the same
    name and ``key`` is queued or running, that one is returned and nothing is added.
    """
    registry.kind(name)
    now = clock.now()
    wanted = Job(
        name=name, key=key or "", arguments=arguments, run_at=run_at or now, created_at=now
    )
    found = _insert_or_find(wanted)
    transaction.on_commit(wakeup.call)
    return found


def _insert_or_find(wanted: Job) -> Job:
    """A job found by its key may end in between; then the insert is tried again."""
    if not wanted.key:
        wanted.save(force_insert=True)
        return wanted
    while True:
        Job.objects.bulk_create([wanted], ignore_conflicts=True)
        found = Job.objects.filter(name=wanted.name, key=wanted.key, state__in=OPEN_STATES).first()
        if found:
            return found


def ready(now: dt.datetime) -> QuerySet[Job]:
    """Jobs whose time has come, and running ones whose worker let the lease lapse."""
    return Job.objects.filter(
        Q(state=JobState.QUEUED, run_at__lte=now) | Q(state=JobState.RUNNING, lease_until__lt=now)
    ).order_by("run_at", "pk")


def claim() -> Job | None:
    """Take the next job for this caller alone, with a fresh lease token; None when there is none.

    PostgreSQL passes over rows that another worker is just taking; on SQLite the write lock
    of an IMMEDIATE transaction lets only one worker choose at a time.
    """
    if not ready(clock.now()).exists():
        return None  # without touching SQLite's write lock
    with transaction.atomic():
        skip = connection.features.has_select_for_update_skip_locked
        found = ready(clock.now()).select_for_update(skip_locked=skip).first()
        if found is None:
            return None
        return _take(found)


def _take(job: Job) -> Job | None:
    now = clock.now()
    if not registry.is_declared(job.name):
        _set(job, run_at=now + dt.timedelta(minutes=1), state=JobState.QUEUED)
        return None
    kind = registry.kind(job.name)
    if job.attempts >= kind.attempts:
        _set(job, state=JobState.FAILED, finished_at=now, lease_token="", error=WORKER_LOST)
        return None
    _set(
        job,
        state=JobState.RUNNING,
        attempts=job.attempts + 1,
        started_at=now,
        lease_until=now + kind.lease,
        lease_token=uuid.uuid4().hex,
    )
    return job


def _set(job: Job, **values: object) -> None:
    Job.objects.filter(pk=job.pk).update(**values)
    for name, value in values.items():
        setattr(job, name, value)
