"""How long an answer may take, and why: every day between receipt and the end, in words.

Working days leave out Saturdays, Sundays and the holiday table; the day of receipt is not counted
(Civil Code 2015, article 147.1), and a period in calendar days that would end on a day off ends
on the next working day (article 148.5). What comes after office hours or on a day off counts as
received on the next working day. Not for: who is told.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phohien.kernel.models import Holiday
from phohien.kernel.working_days import ONE_DAY, Calendar, load_calendar
from phohien.press_desk.kinds import Kind

WEEKDAYS = (
    gettext_lazy("Thứ Hai"),
    gettext_lazy("Thứ Ba"),
    gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"),
    gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ Nhật"),
)
CLOSES = dt.time(17)  # end of office hours: later receipts are the next working day's


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the count. ``number`` is its place in the count, None when it is left out."""

    date: dt.date
    number: int | None
    why: str  # received | late | counted | weekend | holiday | swap | last | moved
    name: str = ""  # of the holiday

    @property
    def words(self) -> str:
        """ "Thứ Sáu 13/02/2026: nhận"."""
        day = f"{WEEKDAYS[self.date.weekday()]} {self.date:%d/%m/%Y}"
        return _("%(day)s: %(why)s") % {"day": day, "why": self._why()}

    def _why(self) -> str:
        told = {
            "received": _("nhận, ngày này không tính"),
            "late": _(
                "nhận sau giờ làm việc hoặc vào ngày nghỉ, tính là nhận ngày làm việc kế tiếp"
            ),
            "deemed": _("coi là ngày nhận, ngày này không tính"),
            "weekend": _("cuối tuần, không tính"),
            "holiday": _("nghỉ: %(name)s, không tính") % {"name": self.name},
            "counted": _("ngày thứ %(number)s") % {"number": self.number},
            "swap": _("ngày thứ %(number)s, làm bù: %(name)s")
            % {"number": self.number, "name": self.name},
            "last": _("ngày thứ %(number)s, hết hạn") % {"number": self.number},
            "moved": _("hạn rơi vào ngày nghỉ nên dời đến ngày làm việc này"),
        }
        return told[self.why]


@dataclass(frozen=True, slots=True)
class Deadline:
    """``due_at`` None: nothing runs (yet). ``is_legal``: whether the decree names the limit."""

    due_at: dt.datetime | None
    is_legal: bool
    days: tuple[Day, ...] = ()

    def lines(self) -> list[str]:
        return [day.words for day in self.days]


def deadline_of(
    kind: Kind,
    *,
    counting_from: dt.datetime | None,
    event_at: dt.datetime | None,
    calendar: Calendar | None = None,
) -> Deadline:
    """The end of the limit of ``kind`` for a count that begins with ``counting_from``."""
    if kind.unit == "before_event":
        return Deadline(event_at, is_legal=False)
    if kind.unit == "none" or counting_from is None:
        return Deadline(None, is_legal=kind.unit != "none")
    calendar = calendar or load_calendar()
    days = _days(kind, counting_from, calendar)
    return Deadline(_end_of(days[-1].date), is_legal=True, days=tuple(days))


def _end_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, CLOSES, timezone.get_default_timezone())


def received_on(moment: dt.datetime, calendar: Calendar) -> dt.date:
    """The working day that a receipt counts for."""
    local = timezone.localtime(moment, timezone.get_default_timezone())
    if local.time() < CLOSES and calendar.is_working(local.date()):
        return local.date()
    return calendar.step(local.date(), 1)


def _days(kind: Kind, moment: dt.datetime, calendar: Calendar) -> list[Day]:
    actual = timezone.localtime(moment, timezone.get_default_timezone()).date()
    start = received_on(moment, calendar)
    days = [Day(actual, None, "received" if actual == start else "late")]
    names = _names(actual)
    if start != actual:
        days += [
            _left_out(day, names)
            for day in _between(actual + ONE_DAY, start)
            if not calendar.is_working(day)
        ]
        days.append(Day(start, None, "deemed"))
    count = _working if kind.unit == "working_days" else _calendar
    return days + count(start, kind.count, calendar, names)


def _names(start: dt.date) -> dict[dt.date, str]:
    """Names of the table's days that a count from ``start`` may meet."""
    rows = Holiday.objects.filter(date__gte=start, date__lt=start + dt.timedelta(days=90))
    return dict(rows.values_list("date", "name"))


def _between(start: dt.date, end: dt.date) -> list[dt.date]:
    """From ``start`` up to the day before ``end``."""
    return [start + dt.timedelta(days=n) for n in range((end - start).days)]


def _left_out(day: dt.date, names: dict[dt.date, str]) -> Day:
    return Day(day, None, "holiday", names[day]) if day in names else Day(day, None, "weekend")


def _working(start: dt.date, count: int, calendar: Calendar, names: dict) -> list[Day]:
    days, number, day = [], 0, start
    while number < count:
        following = calendar.step(day, 1)  # refuses a table that never opens again
        days += [_left_out(off, names) for off in _between(day + ONE_DAY, following)]
        day, number = following, number + 1
        why = "last" if number == count else "swap" if day in calendar.worked else "counted"
        days.append(Day(day, number, why, names.get(day, "")))
    return days


def _calendar(start: dt.date, count: int, calendar: Calendar, names: dict) -> list[Day]:
    end = start + dt.timedelta(days=count)
    dates = [start + dt.timedelta(days=number) for number in range(1, count + 1)]
    days = [Day(date, number, "counted") for number, date in enumerate(dates, 1)]
    if calendar.is_working(end):
        return [*days[:-1], Day(end, count, "last")]
    moved = calendar.step(end, 1)
    off = [_left_out(day, names) for day in _between(end + ONE_DAY, moved)]
    return [*days, *off, Day(moved, None, "moved")]


def table_mark(calendar: Calendar) -> str:
    """Changes when the holiday table does; kept with each count."""
    text = repr((sorted(calendar.off), sorted(calendar.worked)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
