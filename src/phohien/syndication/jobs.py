"""Carrying by machine, and a sweep for what a killed worker left behind."""

import datetime as dt
import logging

from django.db.models import Q

from phohien.kernel import clock
from phohien.kernel.jobs import JobHandle, enqueue, job, periodic
from phohien.syndication.errors import WayFailed
from phohien.syndication.models import Delivery
from phohien.syndication.services import carrying, reminding
from phohien.syndication.ways import carry_out
from phohien.syndication.workflow import WAITING

log = logging.getLogger(__name__)


@job("syndication.carry", attempts=3, time_limit=dt.timedelta(minutes=9))
def carry(job: JobHandle, delivery_id: int) -> None:
    """One attempt; the next one is an entry of its own, at its time."""
    errand = carrying.claim(delivery_id)
    if errand is None:
        return
    try:
        outcome = carry_out(errand)
    except WayFailed as error:
        with job.finish():
            carrying.fail(errand, error)
        return
    except Exception as error:
        log.exception("a way out broke")
        broken = WayFailed(f"Lỗi chương trình: {type(error).__name__}", unclear=True)
        with job.finish():
            carrying.fail(errand, broken)
        return
    with job.finish():
        carrying.succeed(errand, outcome)


@periodic("syndication.sweep", every=dt.timedelta(minutes=5))
def sweep(job: JobHandle) -> None:
    """Rows whose time has come and whom nobody holds; a second job for one does no harm."""
    now = clock.now()
    due = Delivery.objects.filter(state__in=WAITING, by_hand=False).filter(
        Q(next_attempt_at=None) | Q(next_attempt_at__lte=now - dt.timedelta(minutes=1)),
        Q(held_until=None) | Q(held_until__lte=now),
    )
    with job.finish():
        for pk in due.values_list("pk", flat=True)[:500]:
            enqueue("syndication.carry", delivery_id=pk)


@periodic("syndication.remind", at="06:40")
def remind(job: JobHandle) -> None:
    """Before the day's e-mail: tasks past their time, bulletins nobody has confirmed."""
    with job.finish():
        reminding.remind_all()
