"""A real job worker with handlers that stop where a test wants to kill it. Run as a process."""

import datetime as dt
import os
import signal
import sys
import time
from pathlib import Path

import django

django.setup()

from django.db import connection  # noqa: E402

from phohien.kernel.jobs import job, periodic  # noqa: E402
from phohien.kernel.jobs.worker import Worker  # noqa: E402

LEASE = dt.timedelta(seconds=2)


def write_effect(job_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO effects (job, pid) VALUES (%s, %s)", [job_id, os.getpid()])


def pause(handle, place: str, wanted: str, marks: str) -> None:
    """On the first attempt, at the wanted place: leave a mark and wait to be killed."""
    if place == wanted and handle.attempt == 1:
        Path(marks, f"{handle.id}").write_text(str(os.getpid()))
        time.sleep(60)


@job("test.stops", lease=LEASE)
def stops(handle, *, at: str = "", marks: str = "") -> None:
    pause(handle, "before", at, marks)
    with handle.finish():
        write_effect(handle.id)
        pause(handle, "inside", at, marks)
    pause(handle, "after", at, marks)


if sys.argv[1:] == ["--periodic"]:

    @periodic("test.often", every=dt.timedelta(seconds=1), lease=LEASE)
    def often(handle) -> None:
        with handle.finish():
            write_effect(handle.id)


if __name__ == "__main__":
    import phohien.kernel.jobs.worker as module

    module.BEAT_PAUSE = 0.3
    worker = Worker()
    signal.signal(signal.SIGTERM, lambda *_frame: worker.stop())
    worker.run()
