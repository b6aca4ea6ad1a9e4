"""A round of polling: one at a time in the whole installation, as long as something is due."""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.db.models import Q, QuerySet

from phohien.kernel import clock
from phohien.press_monitoring.enums import Health
from phohien.press_monitoring.models import PressSource, Watch
from phohien.press_monitoring.placing import Placer
from phohien.press_monitoring.reading import Reader
from phohien.press_monitoring.services.records import lock_watch
from phohien.press_monitoring.services.storing import store

AT_ONCE = 60  # sources asked in one sweep
HELD = dt.timedelta(minutes=4)  # a round that stored nothing for so long is over
APART = dt.timedelta(seconds=5)  # between two rounds: their hosts' turns are not shared


@transaction.atomic
def take_round(name: str) -> bool:
    """Whether ``name`` may poll now: reading is switched on and no other round is alive."""
    watch, now = lock_watch(), clock.now()
    if not watch.is_on:
        return False
    alive = watch.round_until is not None and watch.round_until > now
    if alive and watch.round_id != name:
        return False
    watch.round_id, watch.round_until = name, now + HELD
    watch.save(update_fields=["round_id", "round_until"])
    return True


@transaction.atomic
def end_round(name: str) -> None:
    """Leave a short pause, so that the next worker does not follow on a host's heels."""
    now = clock.now()
    mine = Watch.objects.filter(pk=1, round_id=name)
    mine.update(round_until=now + APART, round_ended_at=now)


def due() -> QuerySet[PressSource]:
    """Sources whose time has come, the longest overdue first; what is gone is not asked again."""
    ready = Q(next_due=None) | Q(next_due__lte=clock.now())
    rows = PressSource.objects.filter(ready, is_active=True).exclude(health=Health.GONE)
    return rows.order_by("next_due", "pk")


def run_round(name: str, reader: Reader, placer: Placer, alive: Callable[[], None]) -> int:
    """Ask what is due and store each answer at once; returns how many articles were kept.

    ``alive`` is called after each answer and raises when the job has gone to another worker.
    """
    if not take_round(name):
        return 0
    kept = 0
    for reading in reader.read(due()[:AT_ONCE]):
        alive()
        kept += store(reading, placer)
        if not take_round(name):  # switched off meanwhile, or overtaken
            return kept
    end_round(name)
    return kept
