"""Periods of Decree 09/2019/NĐ-CP: which days a report counts and by when it is due."""

import calendar
import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from phohien.kernel.working_days import Calendar, working_days_between
from phohien.reports.enums import Period

MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}
CUTOFF_DAY = 14  # art. 12: figures run to the 14th of the period's last month
ROMAN = ("", "I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Span:
    """First day and cut-off of the figures, both inclusive; ``due_before`` is exclusive."""

    starts_on: dt.date
    cutoff_on: dt.date
    due_before: dt.date

    def working_days(self, table: Calendar | None = None) -> int:
        """Working days left for writing after the cut-off; art. 8.5 asks for at least one."""
        return working_days_between(self.cutoff_on, self.due_before - dt.timedelta(days=1), table)


def count_of(period: str) -> int:
    """How many periods a year has."""
    return 12 // MONTHS[Period(period)]


def period_of(regime, year: int, number: int = 1) -> Span:
    """The ``number``-th period of ``year`` (1-based).

    Art. 12: a month runs from the 15th of the month before to the 14th; a quarter from the 15th
    of the month before it to the 14th of its last month; half-years 15/12–14/6 and 15/6–14/12;
    a year 15/12–14/12. A regime may override the cut-off; the next period then begins the day
    after it.
    """
    length = MONTHS[Period(regime.period)]
    last = number * length
    cutoff = _cutoff(regime, year, last)
    before = _cutoff(regime, year, last - length)
    return Span(before + dt.timedelta(days=1), cutoff, _due(regime, year, last))


def _cutoff(regime, year: int, month: int) -> dt.date:
    """The cut-off of the period that ends in ``month`` (0 and below: of the year before)."""
    if not regime.cutoff_day:
        return day_of(year, month, CUTOFF_DAY)
    if regime.period == Period.YEAR and regime.cutoff_month:
        return day_of(year, month - 12 + regime.cutoff_month, regime.cutoff_day)
    return day_of(year, month, regime.cutoff_day)


def _due(regime, year: int, last: int) -> dt.date:
    if regime.period == Period.YEAR:
        return day_of(year, regime.due_before_month, regime.due_before_day)
    return day_of(year, last + regime.due_before_month, regime.due_before_day)


def day_of(year: int, month: int, day: int) -> dt.date:
    """The date with ``month`` counted on across years, the day cut to the month's length."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def period_name(period: str, number: int, year: int) -> str:
    """The period in words, as it follows "báo cáo …"."""
    words = {"year": year, "number": number}
    if period == Period.MONTH:
        return _("tháng %(number)s năm %(year)s") % words
    if period == Period.QUARTER:
        return _("quý %(roman)s năm %(year)s") % {**words, "roman": ROMAN[number]}
    if period == Period.HALF_YEAR and number == 1:
        return _("sáu tháng đầu năm %(year)s") % words
    if period == Period.HALF_YEAR:
        return _("sáu tháng cuối năm %(year)s") % words
    return str(year)
