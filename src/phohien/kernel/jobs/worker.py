"""One worker: claims jobs, runs their handlers, keeps leases alive, gives signs of life."""

import datetime as dt
import logging
import os
import socket
import threading
import time

from django.db import DatabaseError, close_old_connections, connection

from phohien.kernel import clock
from phohien.kernel.jobs import registry
from phohien.kernel.jobs.handle import JobHandle, LeaseLost
from phohien.kernel.jobs.queue import claim
from phohien.kernel.jobs.schedule import tick
from phohien.kernel.jobs.wakeup import Sleeper
from phohien.kernel.models import Job, WorkerBeat

log = logging.getLogger(__name__)
BEAT_PAUSE = 10.0  # seconds between two signs of life, and between two looks at the clock
BEATS_KEPT = dt.timedelta(hours=1)


class Worker:
    """``run()`` until ``stop()``; a job that runs when stopped is finished first."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()}:{os.getpid()}"
        self._stopping = False
        self._beaten = float("-inf")

    def stop(self) -> None:
        self._stopping = True

    def run(self) -> None:
        sleeper = Sleeper()
        while not self._stopping:
            try:
                self._beat()
                busy = self.run_next()
            except DatabaseError as error:
                log.error("the database is away: %s", type(error).__name__)
                busy = False
            close_old_connections()
            if not busy and not self._stopping:
                sleeper.sleep()
        WorkerBeat.objects.filter(worker=self.name).delete()

    def run_ready(self) -> int:
        """Do what is ready now and return how many jobs that was."""
        tick()
        count = 0
        while not self._stopping and self.run_next():
            count += 1
        return count

    def run_next(self) -> bool:
        """Do one job, if there is one."""
        job = claim()
        if job is None:
            return False
        run(job)
        return True

    def _beat(self) -> None:
        if time.monotonic() - self._beaten < BEAT_PAUSE:
            return
        self._beaten = time.monotonic()
        now = clock.now()
        WorkerBeat.objects.update_or_create(worker=self.name, defaults={"seen_at": now})
        WorkerBeat.objects.filter(seen_at__lt=now - BEATS_KEPT).delete()
        tick()


def run(job: Job) -> None:
    """One attempt of a claimed job, ended as done, put back, or failed."""
    kind = registry.kind(job.name)
    handle = JobHandle(job, kind)
    start = time.monotonic()
    with _Heartbeat(handle, kind):
        outcome = _attempt(handle, kind, job.arguments)
    log.info(
        "job %s", outcome,
        extra={"job": job.name, "job_id": job.pk, "attempt": job.attempts,
               "ms": round((time.monotonic() - start) * 1000)},
    )  # fmt: skip


def _attempt(handle: JobHandle, kind: registry.JobKind, arguments: dict) -> str:
    try:
        kind.handler(handle, **arguments)
        if not handle.finished:
            with handle.finish():
                pass
        return "done"
    except LeaseLost:
        return "lost"
    except Exception as error:
        return _give_up(handle, kind, error)


def _give_up(handle: JobHandle, kind: registry.JobKind, error: Exception) -> str:
    """People read the text of final errors; of others they read only what kind it was."""
    if handle.finished:  # the effects are committed; what failed came after them
        log.exception("handler failed after finish")
        return "done"
    final = isinstance(error, kind.final)
    message = str(error) if final else f"{type(error).__name__}: {error}"[:2000]
    if not final:
        log.exception("handler failed")
    try:
        (handle.fail if final or handle.is_last_attempt else handle.retry)(message)
    except LeaseLost:
        return "lost"
    return "failed" if final or handle.is_last_attempt else "retry"


class _Heartbeat:
    """Renews the lease from a thread of its own until the block ends or the time limit passes."""

    def __init__(self, handle: JobHandle, kind: registry.JobKind) -> None:
        self._handle = handle
        self._pause = kind.lease.total_seconds() / 3
        self._deadline = time.monotonic() + kind.time_limit.total_seconds()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join(timeout=5)

    def _beat(self) -> None:
        try:
            while not self._over.wait(self._pause) and time.monotonic() < self._deadline:
                self._renew()
        finally:
            connection.close()

    def _renew(self) -> None:
        """A locked or absent database is tried again at the next beat."""
        try:
            self._handle.renew()
        except LeaseLost:
            self._over.set()
        except DatabaseError as error:
            log.warning("lease not renewed: %s", type(error).__name__)
