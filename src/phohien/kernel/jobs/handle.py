"""What a handler holds while it runs: progress, the lease, and the one safe way to finish."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from phohien.kernel import clock
from phohien.kernel.jobs.registry import JobKind
from phohien.kernel.models import Job, JobState

PROGRESS_PAUSE = 0.5  # seconds between two writes of progress


class LeaseLost(Exception):
    """Another worker has this job now; whatever this one still does would count twice."""


class JobHandle:
    """One running attempt of a job.

    A worker may be killed at any instant, and a stopped one may wake after its lease went to
    another. So a handler does slow and outside work first, and then writes what it found in

        with job.finish():
            ...  # every effect on the database

    The block is one transaction with the job's own completion and opens only while the lease
    token is still this attempt's. Killed before the commit: nothing was written and the job is
    done again. After it: the job is done. Effects outside the database (mail, files) must bear
    repetition: name files by content, record a sending before it is repeated.
    """

    def __init__(self, job: Job, kind: JobKind) -> None:
        self.id = job.pk
        self.key = job.key
        self.attempt = job.attempts
        self.is_last_attempt = job.attempts >= kind.attempts
        self.finished = False
        self._token = job.lease_token
        self._kind = kind
        self._shown = 0.0

    def progress(self, done: int, total: int, note: str = "") -> None:
        """Show ``done`` of ``total``; at most twice a second. Raises LeaseLost when overtaken."""
        if done < total and time.monotonic() - self._shown < PROGRESS_PAUSE:
            return
        self._shown = time.monotonic()
        self._update(progress_done=done, progress_total=total, progress_note=note[:200])

    def renew(self) -> None:
        """Keep the lease for its length from now on. Raises LeaseLost when overtaken."""
        self._update(lease_until=clock.now() + self._kind.lease)

    @contextmanager
    def finish(self) -> Iterator[None]:
        """The transaction that holds the handler's effects and ends the job; once per attempt."""
        if self.finished:
            raise RuntimeError("finish() was already used by this attempt")
        with transaction.atomic():
            held = Job.objects.select_for_update().filter(**self._mine()).exists()
            if not held:
                raise LeaseLost(self.id)
            yield
            self._update(
                state=JobState.DONE, finished_at=clock.now(), lease_until=None, lease_token="",
                error="",
            )  # fmt: skip
        self.finished = True

    def fail(self, message: str) -> None:
        """End the job for good; ``message`` is for people."""
        self._update(
            state=JobState.FAILED, finished_at=clock.now(), lease_until=None, lease_token="",
            error=message,
        )  # fmt: skip
        self.finished = True

    def retry(self, message: str) -> None:
        """Put the job back, later each time."""
        self._update(
            state=JobState.QUEUED, lease_until=None, lease_token="", error=message,
            run_at=clock.now() + self._kind.pause_after(self.attempt),
        )  # fmt: skip
        self.finished = True

    def _mine(self) -> dict[str, object]:
        return {"pk": self.id, "state": JobState.RUNNING, "lease_token": self._token}

    def _update(self, **values: object) -> None:
        if not Job.objects.filter(**self._mine()).update(**values):
            raise LeaseLost(self.id)
