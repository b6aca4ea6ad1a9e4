"""When the first word is due, by which article, and how it was counted. Pure sums, no writing.

Hours run without a pause from the moment itself; a limit in days does not count its first day and,
when its last day is a day off, ends with the next working day (Civil Code 2015, articles 147–148).
"""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from phohien.clarifications.enums import LetterKind, Matter, Medium
from phohien.kernel.working_days import Calendar, add_working_days, load_calendar

DAY = dt.timedelta(hours=24)
LAST_MINUTE = dt.time(23, 59)
ABROAD_DAYS = 7  # Circular 02/2019/TT-BTTTT asks it of ministries; the province follows it


@dataclass(frozen=True, slots=True)
class Limit:
    """``due_at`` None: no limit, or its first moment is not known yet; ``reason`` says which."""

    due_at: dt.datetime | None
    reason: str
    is_legal: bool = False


def limit_of(
    matter: str,
    received_at: dt.datetime,
    impact_determined_at: dt.datetime | None = None,
    calendar: Calendar | None = None,
) -> Limit:
    """The clock of a case (decrees 244/2026, article 7, and 237/2026, article 18)."""
    if matter == Matter.MAJOR:
        return _hours(received_at, _(
            "24 giờ kể từ khi tiếp nhận, xử lý vụ việc lúc %(at)s "
            "(Nghị định 244/2026/NĐ-CP, Điều 7 khoản 3)."
        ))  # fmt: skip
    if matter == Matter.DIVIDED:
        return _divided(impact_determined_at)
    days = {
        Matter.PRESS_HEAD: _press_head,
        Matter.FORWARDED: _forwarded,
        Matter.WRONG_ABROAD: _abroad,
    }
    if matter in days:
        return days[Matter(matter)](local_day(received_at), calendar or load_calendar())
    return Limit(None, NO_LIMIT[Matter(matter)]())


def _divided(determined_at: dt.datetime | None) -> Limit:
    if determined_at is None:
        return Limit(None, _(
            "Hạn 24 giờ chạy từ khi cơ quan xác định vụ việc có tác động hoặc nguy cơ tác động "
            "đến dư luận (Nghị định 244/2026/NĐ-CP, Điều 7 khoản 4); thời điểm ấy chưa được ghi."
        ), is_legal=True)  # fmt: skip
    return _hours(determined_at, _(
        "24 giờ kể từ khi xác định có tác động, nguy cơ tác động lúc %(at)s "
        "(Nghị định 244/2026/NĐ-CP, Điều 7 khoản 4)."
    ))  # fmt: skip


def _hours(start: dt.datetime, words: str) -> Limit:
    return Limit(start + DAY, words % {"at": _told(start)}, is_legal=True)


def _press_head(day: dt.date, calendar: Calendar) -> Limit:
    last = day + dt.timedelta(days=30)
    words = _(
        "30 ngày kể từ ngày nhận yêu cầu %(day)s, không tính ngày đầu "
        "(Nghị định 237/2026/NĐ-CP, Điều 18 khoản 1)."
    ) % {"day": _date(day)}
    return _ending(last, words, calendar, is_legal=True)


def _forwarded(day: dt.date, calendar: Calendar) -> Limit:
    last = add_working_days(day, 15, calendar)
    words = _(
        "15 ngày làm việc kể từ ngày nhận %(day)s, theo bảng ngày nghỉ "
        "(Nghị định 237/2026/NĐ-CP, Điều 18 khoản 3)."
    ) % {"day": _date(day)}
    return _ending(last, words, calendar, is_legal=True)


def _abroad(day: dt.date, calendar: Calendar) -> Limit:
    words = _(
        "Luật không định hạn (Nghị định 72/2015/NĐ-CP, Điều 10: chủ động làm rõ). Tỉnh theo mức "
        "%(days)s ngày mà Thông tư 02/2019/TT-BTTTT đặt cho các bộ, tính từ ngày nhận %(day)s."
    ) % {"day": _date(day), "days": f"{ABROAD_DAYS:02d}"}
    return _ending(day + dt.timedelta(days=ABROAD_DAYS), words, calendar, is_legal=False)


def _ending(last: dt.date, words: str, calendar: Calendar, *, is_legal: bool) -> Limit:
    """The end of ``last``, moved to the next working day when that day is off."""
    end = last if calendar.is_working(last) else calendar.step(last, 1)
    if end != last:
        words += " " + _("Ngày cuối %(last)s là ngày nghỉ nên hạn hết ngày %(end)s.") % {
            "last": _date(last),
            "end": _date(end),
        }
    return Limit(_end_of(end), words, is_legal)


NO_LIMIT = {
    Matter.BETWEEN: lambda: _(
        "Phát ngôn thường xuyên trong quá trình xử lý, sau khi thống nhất với các cơ quan liên "
        "quan (Nghị định 244/2026/NĐ-CP, Điều 7 khoản 2); nghị định không định số giờ."
    ),
    Matter.PRESS_ASKS: lambda: _(
        "Phát ngôn khi báo chí hoặc cơ quan quản lý báo chí yêu cầu (Nghị định 244/2026/NĐ-CP, "
        "Điều 7 khoản 5); nghị định không định số giờ."
    ),
    Matter.WRONG_PRESS: lambda: _(
        "Phản hồi bằng văn bản, nêu căn cứ, yêu cầu cải chính, xin lỗi (Nghị định 244/2026/NĐ-CP, "
        "Điều 7 khoản 6); nghị định không định số giờ."
    ),
    Matter.OWN_WORDS: lambda: _(
        "Thông tin của cơ quan nhà nước phải chính xác, kịp thời; sai thì cải chính ngay khi biết."
    ),
}


def letter_limit(
    kind: str, medium: str, sent_on: dt.date, calendar: Calendar | None = None
) -> tuple[dt.date | None, str]:
    """By when an outlet has to answer or publish, and why (decree 237/2026, 18.6, 19.3, 21.1)."""
    if kind == LetterKind.DEMAND:
        due = add_working_days(sent_on, 15, calendar)
        words = _(
            "Cơ quan báo chí trả lời trong 15 ngày làm việc kể từ ngày nhận yêu cầu (Nghị định "
            "237/2026/NĐ-CP, Điều 18 khoản 6); khi đã rõ là sai thì cải chính theo Điều 19 khoản 3."
        )
        return due, words
    if medium == Medium.ONLINE:
        return sent_on, _(
            "Báo điện tử đăng phản hồi ngay khi nhận (Nghị định 237/2026/NĐ-CP, Điều 21 khoản 1 "
            "và Điều 19 khoản 3 điểm a)."
        )
    if medium == Medium.DAILY:
        return sent_on + dt.timedelta(days=2), _(
            "Báo ngày, phát thanh, truyền hình đăng phản hồi trong 02 ngày (Nghị định "
            "237/2026/NĐ-CP, Điều 21 khoản 1 và Điều 19 khoản 3 điểm b)."
        )
    return None, _(
        "Báo tuần, tạp chí đăng phản hồi trong số ra gần nhất (Nghị định 237/2026/NĐ-CP, Điều 21 "
        "khoản 1 và Điều 19 khoản 3 điểm b)."
    )


def local_day(moment: dt.datetime) -> dt.date:
    """The day in Việt Nam."""
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def _end_of(day: dt.date) -> dt.datetime:
    return timezone.make_aware(
        dt.datetime.combine(day, LAST_MINUTE), timezone.get_default_timezone()
    )


def _told(moment: dt.datetime) -> str:
    local = timezone.localtime(moment, timezone.get_default_timezone())
    return f"{local:%H:%M} {_date(local.date())}"


def _date(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
