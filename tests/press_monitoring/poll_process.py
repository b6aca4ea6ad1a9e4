"""A real worker whose polling stops where a test wants to kill it. Run as a process.

Arguments: where to stop ("before", "inside", "after" or "never") and a file to leave as a sign.
"""

import sys
import time
from pathlib import Path

import django

django.setup()

from phohien.kernel.jobs.worker import Worker  # noqa: E402
from phohien.kernel.models import Job  # noqa: E402
from phohien.press_monitoring import rounds, working  # noqa: E402
from phohien.press_monitoring.services import storing  # noqa: E402
from tests.press_monitoring.factories import make_reader  # noqa: E402

place, sign = sys.argv[1], Path(sys.argv[2])
stored = 0


def pause(at: str) -> None:
    """At the second source that is stored: leave the sign and wait to be killed."""
    if at == place and stored == 1:
        sign.write_text("here")
        time.sleep(120)


def store(reading, placer) -> int:
    global stored
    pause("before")
    kept = storing.store(reading, placer)
    pause("after")
    stored += 1
    return kept


def write_attempt(source, reading) -> None:
    """Articles are in the open transaction already; the source is not."""
    pause("inside")
    write(source, reading)


write, storing._write_attempt = storing._write_attempt, write_attempt
rounds.store = store
working._readers.append(make_reader())
Job.objects.exclude(name="press_monitoring.poll_now").delete()
Worker().run_ready()
