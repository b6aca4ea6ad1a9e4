"""A process that sends today's letters and stops where a test wants to kill it."""

import datetime as dt
import os
import sys
import time
from pathlib import Path

import django

django.setup()

from phohien.kernel import clock, mailing  # noqa: E402
from phohien.press_monitoring.digest import sending  # noqa: E402
from phohien.press_monitoring.models import Digest  # noqa: E402

place, wanted, mark = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
count = 0


def stop_here(here: str) -> None:
    """At the ``wanted``-th letter, at the wanted place: leave a mark and wait to be killed."""
    if here == place and count == wanted:
        mark.write_text(str(os.getpid()))
        time.sleep(120)


hold, hand, confirm = sending._hold, sending._hand, sending._confirm


def _hold(*args):
    global count
    count += 1
    found = hold(*args)
    stop_here("held")
    return found


def _hand(*args):
    stop_here("written")
    hand(*args)


def _confirm(*args):
    stop_here("arrived")
    confirm(*args)


sending._hold, sending._hand, sending._confirm = _hold, _hand, _confirm
assert mailing.post
with clock.at(dt.datetime.fromisoformat(sys.argv[4])):
    sending.send_letters(Digest.objects.get(), lambda done, total: None)
