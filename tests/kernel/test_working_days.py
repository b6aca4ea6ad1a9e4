"""Working days over weekends, Tết and exchanged days."""

import datetime as dt

import pytest

from phohien.kernel.models import Holiday
from phohien.kernel.working_days import add_working_days, is_working_day, working_days_between

pytestmark = pytest.mark.django_db


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-23", 1, "2026-11-25"),
        ("2026-11-27", 1, "2026-11-30"),
        ("2026-11-28", 5, "2026-12-04"),
        ("2026-02-13", 1, "2026-02-23"),
        ("2026-04-24", 3, "2026-05-04"),
        ("2026-08-21", 1, "2026-08-22"),
        ("2026-08-28", 1, "2026-09-03"),
        ("2026-12-01", -1, "2026-11-30"),
        ("2026-02-23", -1, "2026-02-13"),
        ("2026-11-28", 0, "2026-11-28"),
    ],
)
def test_adding(start, count, end):
    assert add_working_days(day(start), count) == day(end)


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        ("2026-11-23", "2026-11-30", 4),
        ("2026-11-30", "2026-11-23", -4),
        ("2026-11-27", "2026-11-29", 0),
        ("2026-02-13", "2026-02-23", 1),
        ("2026-01-01", "2026-12-31", 249),
    ],
)
def test_between(start, end, count):
    assert working_days_between(day(start), day(end)) == count


def test_the_table_decides_and_can_be_edited():
    assert is_working_day(day("2027-02-05")) is False
    Holiday.objects.filter(date="2027-02-05").delete()
    assert is_working_day(day("2027-02-05")) is True
    Holiday.objects.create(date="2027-02-06", name="Làm bù", is_working_swap=True)
    assert is_working_day(day("2027-02-06")) is True


def test_a_table_that_closes_offices_for_ever_is_an_error():
    start = day("2030-01-01")
    days = [start + dt.timedelta(days=number) for number in range(60)]
    Holiday.objects.bulk_create(Holiday(date=date, name="sai") for date in days)
    with pytest.raises(ValueError, match="no working day"):
        add_working_days(start, 1)
