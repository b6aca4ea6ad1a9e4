"""Periods of Decree 09/2019/NĐ-CP art. 12, overriding them, and the working day of art. 8.5."""

import datetime as dt

import pytest

from phohien.kernel.errors import InvalidInput
from phohien.reports.models import ReportingRegime
from phohien.reports.periods import count_of, period_name, period_of
from phohien.reports.services import check_dates

D = dt.date


def regime(period: str, **more) -> ReportingRegime:
    return ReportingRegime(
        **({"period": period, "due_before_month": 0, "due_before_day": 20} | more)
    )


@pytest.mark.parametrize(
    ("period", "number", "first", "last"),
    [
        ("month", 1, D(2025, 12, 15), D(2026, 1, 14)),
        ("month", 3, D(2026, 2, 15), D(2026, 3, 14)),
        ("quarter", 1, D(2025, 12, 15), D(2026, 3, 14)),
        ("quarter", 3, D(2026, 6, 15), D(2026, 9, 14)),
        ("half_year", 1, D(2025, 12, 15), D(2026, 6, 14)),
        ("half_year", 2, D(2026, 6, 15), D(2026, 12, 14)),
        ("year", 1, D(2025, 12, 15), D(2026, 12, 14)),
    ],
)
def test_cut_offs_of_article_12(period, number, first, last):
    span = period_of(regime(period, due_before_month=12 if period == "year" else 0), 2026, number)
    assert (span.starts_on, span.cutoff_on) == (first, last)


@pytest.mark.parametrize("period", ["month", "quarter", "half_year", "year"])
@pytest.mark.parametrize("cutoff", [None, 5, 31])
def test_periods_follow_each_other_without_gap_or_overlap(period, cutoff):
    asked = regime(
        period,
        cutoff_day=cutoff,
        cutoff_month=2 if cutoff and period == "year" else None,
        due_before_month=12 if period == "year" else 1,
    )
    spans = [
        period_of(asked, year, number)
        for year in (2023, 2024, 2025)
        for number in range(1, count_of(period) + 1)
    ]
    for before, after in zip(spans, spans[1:], strict=False):
        assert after.starts_on == before.cutoff_on + dt.timedelta(days=1)
        assert before.starts_on <= before.cutoff_on


def test_a_yearly_regime_overrides_the_cut_off():
    asked = regime("year", cutoff_month=11, cutoff_day=25, due_before_month=12, due_before_day=1)
    span = period_of(asked, 2026)
    assert (span.starts_on, span.cutoff_on) == (D(2025, 11, 26), D(2026, 11, 25))
    assert span.due_before == D(2026, 12, 1)


def test_a_deadline_may_lie_in_the_month_after_the_period():
    span = period_of(regime("month", due_before_month=1, due_before_day=5), 2026, 12)
    assert span.due_before == D(2027, 1, 5)


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "is_good"), [(1, True), (28, True), (27, True), (26, False)])
def test_a_working_day_lies_between_cut_off_and_deadline(day, is_good):
    # 25/11/2026 is a Wednesday; "before 27" leaves the 26th, "before 26" leaves nothing.
    month = 12 if day == 1 else 11
    asked = regime(
        "year", cutoff_month=11, cutoff_day=25, due_before_month=month, due_before_day=day
    )
    if is_good:
        assert check_dates(asked, 2026)[0].working_days() == {27: 1, 28: 2, 1: 3}[day]
    else:
        with pytest.raises(InvalidInput) as found:
            check_dates(asked, 2026)
        assert found.value.field == "due_before_day"
        assert "09/2019" in found.value.message


@pytest.mark.django_db
def test_a_weekend_is_no_working_day():
    # Friday 13/11/2026 is the cut-off; "before Monday 16" leaves Saturday and Sunday only.
    asked = regime("year", cutoff_month=11, cutoff_day=13, due_before_month=11, due_before_day=16)
    with pytest.raises(InvalidInput):
        check_dates(asked, 2026)
    asked.due_before_day = 17
    assert check_dates(asked, 2026)[0].working_days() == 1


def test_periods_have_names():
    assert period_name("quarter", 3, 2026) == "quý III năm 2026"
    assert period_name("half_year", 1, 2026) == "sáu tháng đầu năm 2026"
    assert period_name("month", 9, 2026) == "tháng 9 năm 2026"
    assert period_name("year", 1, 2026) == "2026"
