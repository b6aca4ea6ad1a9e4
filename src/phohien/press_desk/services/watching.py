"""The clock of the desk: recounts when holidays change, lapses, reminders."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.transitions import find
from phohien.kernel.working_days import Calendar, load_calendar, working_days_between
from phohien.press_desk.deadlines import table_mark
from phohien.press_desk.enums import MailReason
from phohien.press_desk.models import PressRequest, VisitReport
from phohien.press_desk.services.mailing import owe_mail
from phohien.press_desk.services.records import (
    desk_people,
    erase_day,
    lock_row,
    move,
    record,
    recount,
    tell,
)
from phohien.press_desk.workflow import GOING_ON, PENDING, REQUEST

SOON = 1  # working days before the end


def recount_all() -> int:
    """Count anew what was counted by another holiday table; the desk is told what moved."""
    calendar = load_calendar()
    rows = PressRequest.objects.filter(state__in=PENDING).exclude(table_mark=table_mark(calendar))
    return sum(_recount_one(pk, calendar) for pk in rows.values_list("pk", flat=True))


@transaction.atomic
def _recount_one(pk: int, calendar: Calendar) -> bool:
    request = lock_row(pk)
    old = request.due_at
    recount(request, calendar)
    request.save(update_fields=["due_at", "table_mark"])
    if old == request.due_at:
        return False
    record(None, "recount", request, {"due_at": (_told(old), _told(request.due_at))})
    words = _("%(code)s: hạn đổi từ %(old)s sang %(new)s vì bảng ngày nghỉ đổi") % {
        "code": request.code, "old": _told(old), "new": _told(request.due_at),
    }  # fmt: skip
    tell(desk_people(), request, f"recount-{request.table_mark}", words)
    return True


def lapse_all() -> int:
    """Where silence allows, the end of the limit without a word does: article 20.6 and 21.2."""
    rows = PressRequest.objects.filter(
        state__in=find(REQUEST, "lapse").sources, due_at__lte=clock.now()
    )
    return sum(_lapse(row.pk) for row in rows.only("pk", "kind") if row.about.may_lapse)


@transaction.atomic
def _lapse(pk: int) -> bool:
    request = lock_row(pk)
    if request.state not in PENDING or request.due_at is None or request.due_at > clock.now():
        return False
    changes = move(request, "lapse")
    request.erase_on = erase_day(request)
    request.save(update_fields=["state", "erase_on"])
    record(None, "lapse", request, changes)
    owe_mail(request, MailReason.TACIT)
    words = _("%(code)s: hết hạn không có văn bản phản đối, được tiến hành")
    tell(desk_people(), request, "lapsed", words % {"code": request.code})
    return True


def remind() -> int:
    """Once when a limit is near, once each working day after it; the same for reports owed."""
    calendar, told = load_calendar(), 0
    pending = PressRequest.objects.filter(state__in=PENDING, due_at__isnull=False)
    for request in pending.select_related("claimed_by").order_by("pk"):
        told += _remind(request, calendar)
    owed = VisitReport.objects.filter(submitted_at=None, request__state__in=GOING_ON)
    for report in owed.select_related("request").order_by("pk"):
        told += _remind_report(report, calendar)
    return told


def _remind(request: PressRequest, calendar: Calendar) -> int:
    left = working_days_between(clock.today(), _day(request.due_at), calendar)
    if left > SOON:
        return 0
    is_late = request.due_at <= clock.now()
    words = _("%(code)s quá hạn từ %(due)s") if is_late else _("%(code)s sắp đến hạn %(due)s")
    reason = f"late-{clock.today():%Y%m%d}" if is_late else f"soon-{request.due_at:%Y%m%d}"
    people = [request.claimed_by] if request.claimed_by and not is_late else desk_people()
    values = {"code": request.code, "due": _told(request.due_at)}
    return tell(people, request, reason, words % values)


def _remind_report(report: VisitReport, calendar: Calendar) -> int:
    if clock.today() <= (report.request.ends_on or report.due_on):
        return 0
    left = working_days_between(clock.today(), report.due_on, calendar)
    reason = f"report-{clock.today():%Y%m%d}" if left < 0 else f"report-{report.due_on:%Y%m%d}"
    words = _("%(code)s: báo cáo Bộ Ngoại giao trước hết ngày %(day)s") % {
        "code": report.request.code, "day": report.due_on.strftime("%d/%m/%Y"),
    }  # fmt: skip
    return tell(desk_people(), report.request, reason, words)


def _day(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def _told(moment: dt.datetime | None) -> str:
    if moment is None:
        return ""
    return timezone.localtime(moment, timezone.get_default_timezone()).strftime("%H:%M %d/%m/%Y")
