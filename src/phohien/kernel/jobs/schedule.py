"""Jobs by the clock: each slot goes into the queue exactly once, however many workers tick."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from phohien.kernel import clock
from phohien.kernel.jobs import registry
from phohien.kernel.jobs.queue import enqueue
from phohien.kernel.models import Schedule

EPOCH = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)  # a Monday


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Either ``every`` so often, or daily ``at`` a time of Việt Nam, perhaps on some weekdays."""

    every: dt.timedelta | None = None
    at: dt.time = dt.time()
    weekdays: frozenset[int] = frozenset(range(7))

    def slot(self, now: dt.datetime) -> dt.datetime:
        """The latest slot that is not after ``now``."""
        if self.every:
            return EPOCH + (now - EPOCH) // self.every * self.every
        local = timezone.localtime(now, timezone.get_default_timezone())
        moment = local.replace(hour=self.at.hour, minute=self.at.minute, second=0, microsecond=0)
        while moment > local or moment.weekday() not in self.weekdays:
            moment -= dt.timedelta(days=1)
        return moment


_rhythms: dict[str, Rhythm] = {}


def periodic(
    name: str,
    *,
    every: dt.timedelta | None = None,
    at: str | None = None,
    weekdays: frozenset[int] = frozenset(range(7)),
    **options,
) -> Callable[[registry.Handler], registry.Handler]:
    """Like ``@job``, and put into the queue by the clock; ``at="07:00"`` is Việt Nam time.

    Weekdays count from Monday = 0. ``job.key`` names the slot. A slot missed while no worker
    ran is made up for once; older ones are not. The first slot ever is the next one to come.
    """
    if (every is None) == (at is None) or not weekdays:
        raise ValueError("give either every or at, and at least one weekday")
    time = dt.time.fromisoformat(at or "00:00")

    def register(handler: registry.Handler) -> registry.Handler:
        registry.job(name, **options)(handler)
        _rhythms[name] = Rhythm(every, time, weekdays)
        return handler

    return register


def tick() -> int:
    """Queue every periodic job whose slot has come; the number queued by this call."""
    now = clock.now()
    last = dict(Schedule.objects.values_list("name", "last_slot"))
    return sum(_queue(name, rhythm.slot(now), last.get(name)) for name, rhythm in _rhythms.items())


def _queue(name: str, slot: dt.datetime, last: dt.datetime | None) -> bool:
    if last is None:
        Schedule.objects.bulk_create([Schedule(name=name, last_slot=slot)], ignore_conflicts=True)
        return False
    if last >= slot:
        return False
    with transaction.atomic():
        won = Schedule.objects.filter(name=name, last_slot__lt=slot).update(last_slot=slot)
        if won:
            enqueue(name, key=slot.astimezone(dt.UTC).isoformat())
        return bool(won)
