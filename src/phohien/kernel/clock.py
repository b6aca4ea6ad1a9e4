"""The only source of time. Tests and the demo world stand still or travel with ``at()``."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_frozen: ContextVar[dt.datetime | None] = ContextVar("frozen", default=None)


def now() -> dt.datetime:
    """The present moment, aware, UTC."""
    return _frozen.get() or timezone.now()


def today() -> dt.date:
    """The calendar day in Việt Nam."""
    return timezone.localdate(now())


@contextmanager
def at(moment: dt.datetime | dt.date) -> Iterator[None]:
    """Let ``moment`` be the present within the block; a date means 09:00 Việt Nam time."""
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime.combine(moment, dt.time(9), timezone.get_default_timezone())
    token = _frozen.set(moment)
    try:
        yield
    finally:
        _frozen.reset(token)
