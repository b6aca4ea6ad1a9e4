"""Jobs by the clock: slots, once each, made up for once."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.kernel.jobs import periodic, registry, schedule, tick
from phohien.kernel.jobs.schedule import Rhythm
from phohien.kernel.models import Job

HANOI = dt.timezone(dt.timedelta(hours=7))
MONDAY = dt.datetime(2026, 11, 2, 6, 30, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def nothing_declared(monkeypatch):
    monkeypatch.setattr(registry, "_kinds", {})
    monkeypatch.setattr(schedule, "_rhythms", {})


def queued(moment: dt.datetime) -> int:
    with clock.at(moment):
        return tick()


@pytest.mark.django_db
def test_each_slot_is_queued_once():
    periodic("test.daily", at="07:00")(lambda job: None)
    assert queued(MONDAY) == 0
    assert queued(MONDAY + dt.timedelta(minutes=29)) == 0
    assert queued(MONDAY + dt.timedelta(minutes=30)) == 1
    assert queued(MONDAY + dt.timedelta(minutes=31)) == 0
    assert Job.objects.get().key == "2026-11-02T00:00:00+00:00"


@pytest.mark.django_db
def test_missed_slots_are_made_up_for_once():
    periodic("test.daily", at="07:00")(lambda job: None)
    queued(MONDAY)
    assert queued(MONDAY + dt.timedelta(days=5)) == 1
    assert queued(MONDAY + dt.timedelta(days=5)) == 0


@pytest.mark.django_db
def test_a_slot_is_queued_once_though_two_workers_saw_it_due():
    periodic("test.daily", at="07:00")(lambda job: None)
    queued(MONDAY)
    slot = MONDAY.replace(hour=7, minute=0)
    old = slot - dt.timedelta(days=1)
    with clock.at(slot):
        assert [schedule._queue("test.daily", slot, old) for _worker in range(2)] == [True, False]
    assert Job.objects.count() == 1


def test_weekdays_and_intervals():
    working = Rhythm(at=dt.time(7), weekdays=frozenset(range(5)))
    saturday = dt.datetime(2026, 11, 7, 9, tzinfo=HANOI)
    assert working.slot(saturday) == dt.datetime(2026, 11, 6, 7, tzinfo=HANOI)
    assert working.slot(MONDAY) == dt.datetime(2026, 10, 30, 7, tzinfo=HANOI)
    quarter = Rhythm(every=dt.timedelta(minutes=15))
    assert quarter.slot(MONDAY + dt.timedelta(minutes=14)) == MONDAY


@pytest.mark.parametrize("options", [{}, {"at": "07:00", "every": dt.timedelta(hours=1)}])
def test_exactly_one_rhythm_is_given(options):
    with pytest.raises(ValueError, match="either"):
        periodic("test.none", **options)
