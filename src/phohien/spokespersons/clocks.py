"""Clocks of the two decrees: 24 hours, 12 hours, 30 days, 15 working days, three months.

Only sums of time; who is told of them is in ``services.reminding``.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phohien.kernel import clock
from phohien.kernel.working_days import Calendar, add_working_days, load_calendar
from phohien.organisation.enums import AgencyKind
from phohien.organisation.models import Agency
from phohien.spokespersons.enums import Limit
from phohien.spokespersons.models import PressConference, Spokesperson

PROVINCE_OFFICE = "van-phong-ubnd"  # speaks and holds conferences for the People's Committee
PUBLISH_WITHIN = dt.timedelta(hours=24)  # Decree 244/2026, art. 3.3
NOTICE_BEFORE = dt.timedelta(hours=24)  # Decree 237/2026, art. 22.3
REFUSAL_BEFORE = dt.timedelta(hours=12)  # Decree 237/2026, art. 22.5
PRESS_HEAD_DAYS, FORWARDED_DAYS = 30, 15  # Decree 237/2026, art. 18.1 and 18.3
CONFERENCE_EVERY = 3  # months: Decree 244/2026, art. 6.2.b
IN_FORCE = dt.date(2026, 7, 1)  # Decree 244/2026, art. 11
# Bodies that hold conferences by their own duty and notify nobody (Decree 237/2026, art. 22.2).
BY_DUTY = (AgencyKind.PARTY, AgencyKind.MASS_ORGANISATION)


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment by which something is owed, when it was done, and what that means now."""

    due: dt.datetime
    done: dt.datetime | None
    now: dt.datetime

    @property
    def is_late(self) -> bool:
        return (self.done or self.now) > self.due

    @property
    def hours(self) -> int:
        """Whole hours left, or of delay (counted up) when late."""
        span = abs(((self.done or self.now) - self.due).total_seconds())
        return -int(-span // 3600) if self.is_late else int(span // 3600)

    @property
    def span(self) -> str:
        """How long is left, or how late: in hours, from three days on in days."""
        if self.hours < 72:
            return ngettext("%(count)s giờ", "%(count)s giờ", self.hours) % {"count": self.hours}
        days = self.hours // 24
        return ngettext("%(count)s ngày", "%(count)s ngày", days) % {"count": days}

    @property
    def tone(self) -> str:
        if self.is_late:
            return "late"
        return "done" if self.done else "soon"


def publication_clock(row: Spokesperson) -> Clock:
    """24 hours from the assignment to the portal."""
    return Clock(row.assigned_at + PUBLISH_WITHIN, row.published_at, clock.now())


def needs_notice(agency: Agency) -> bool:
    """Whether a conference of ``agency`` is notified to the province beforehand."""
    return agency.code != PROVINCE_OFFICE and agency.kind not in BY_DUTY


def notice_clock(row: PressConference) -> Clock:
    """The written notice, at the latest 24 hours before the conference."""
    return Clock(row.starts_at - NOTICE_BEFORE, row.notified_at, clock.now())


def refusal_until(row: PressConference) -> dt.datetime:
    """Until when the authority may say that it is not to be held."""
    return row.starts_at - REFUSAL_BEFORE


@dataclass(frozen=True, slots=True)
class Due:
    """The last day for an answer, and how it was counted, in a sentence for people."""

    day: dt.date | None
    reason: str


def inquiry_due(
    limit: str, received_at: dt.datetime, agreed: dt.date | None = None,
    calendar: Calendar | None = None,
) -> Due:  # fmt: skip
    """When an inquiry received then is to be answered; the day of receipt is not counted."""
    day = timezone.localtime(received_at, timezone.get_default_timezone()).date()
    if limit == Limit.PRESS_HEAD:
        return _calendar_days(day, calendar or load_calendar())
    if limit == Limit.FORWARDED:
        return _working_days(day, calendar or load_calendar())
    if limit == Limit.AGREED:
        words = {"received": _date(day), "day": _date(agreed)}
        return Due(agreed, _("Nhận ngày %(received)s; hạn %(day)s đã thống nhất với báo.") % words)
    return Due(None, _("Đề nghị này không có thời hạn do pháp luật quy định."))


def _calendar_days(day: dt.date, calendar: Calendar) -> Due:
    """A last day that is off moves to the next working day (Civil Code 2015, art. 148.5)."""
    last = day + dt.timedelta(days=PRESS_HEAD_DAYS)
    words = {"received": _date(day), "count": PRESS_HEAD_DAYS, "last": _date(last)}
    told = _(
        "Nhận ngày %(received)s; %(count)s ngày theo khoản 1 Điều 18 Nghị định 237/2026/NĐ-CP "
        "hết ngày %(last)s."
    )
    if calendar.is_working(last):
        return Due(last, told % words)
    moved = calendar.step(last, 1)
    more = _("Ngày %(last)s là ngày nghỉ nên hạn là ngày làm việc kế tiếp, %(moved)s.")
    return Due(moved, f"{told % words} {more % (words | {'moved': _date(moved)})}")


def _working_days(day: dt.date, calendar: Calendar) -> Due:
    last = add_working_days(day, FORWARDED_DAYS, calendar)
    span = [day + dt.timedelta(days=n) for n in range(1, (last - day).days + 1)]
    off = [one for one in span if one.weekday() < 5 and not calendar.is_working(one)]
    weekend = sum(1 for one in span if one.weekday() >= 5 and not calendar.is_working(one))
    words = {
        "received": _date(day), "count": FORWARDED_DAYS, "last": _date(last), "weekend": weekend,
    }  # fmt: skip
    told = _(
        "Nhận ngày %(received)s; %(count)s ngày làm việc theo khoản 3 Điều 18 Nghị định "
        "237/2026/NĐ-CP, trừ %(weekend)s ngày cuối tuần, hết ngày %(last)s."
    )
    if not off:
        return Due(last, told % words)
    days = ", ".join(_date(one) for one in off)
    more = _("Ngày nghỉ lễ, Tết không tính: %(days)s.") % {"days": days}
    return Due(last, f"{told % words} {more}")


def _date(day: dt.date) -> str:
    return day.strftime("%d/%m/%Y")


def next_conference_due(last: dt.date | None) -> dt.date:
    """Three months after the last conference held, or after the decree came into force."""
    start = last or IN_FORCE
    month = start.month - 1 + CONFERENCE_EVERY
    year, month = start.year + month // 12, month % 12 + 1
    day = start.day
    while True:
        try:
            return dt.date(year, month, day)
        except ValueError:  # the month is shorter
            day -= 1
