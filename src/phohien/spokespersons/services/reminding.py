"""Reminders: each at most once for its reason, and none once the thing is done."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.working_days import is_working_day
from phohien.notices.enums import NoticeKind
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency
from phohien.organisation.selectors import people_of
from phohien.spokespersons.clocks import (
    IN_FORCE,
    NOTICE_BEFORE,
    PROVINCE_OFFICE,
    needs_notice,
    publication_clock,
)
from phohien.spokespersons.enums import (
    AnswerState,
    AskedState,
    ConferenceState,
    InquiryState,
    ReportState,
)
from phohien.spokespersons.models import (
    Answer,
    AskedQuestion,
    Inquiry,
    PreparedQuestion,
    PressConference,
    SpeakingReport,
)
from phohien.spokespersons.periods import due_before
from phohien.spokespersons.selectors import register, work
from phohien.spokespersons.services.telling import ask_for_names, desk, keepers, tell
from phohien.spokespersons.workflow import OPEN_CONFERENCES

WARN_PUBLICATION = dt.timedelta(hours=4)  # before the 24 hours are over
CONFERENCE_LADDER = (30, 14, 7, 0)  # days before the province owes one
DUE_LADDER = (5, 2, 0)  # days before an answer is due
EXPIRY_LADDER = (14, 0)
MONTH_DAY = 25
REPORT_LADDER = ((11, 20), (12, 1), (12, 10), (12, 15), (12, 17), (12, 18), (12, 19))


@translation.override("vi")
def remind_hourly() -> int:
    """Clocks that are counted in hours: publication of names, notice of conferences."""
    return sum(_publication(row) for row in register.unpublished()) + sum(
        _notice(row) for row in _soon()
    )


def _publication(row) -> int:
    now, due = clock.now(), publication_clock(row).due
    if now < due - WARN_PUBLICATION:
        return 0
    late = now > due
    words = _("Quá 24 giờ chưa công bố người phát ngôn: %(agency)s") if late else _(
        "Sắp hết 24 giờ công bố người phát ngôn: %(agency)s"
    )  # fmt: skip
    people = people_of([row.agency_id], Role.AGENCY_LEADER) | desk()
    kind = NoticeKind.OVERDUE if late else NoticeKind.DEADLINE
    mark = f"{clock.today():%Y%m%d}" if late else "sap"
    return tell(
        people.distinct(), f"cong-bo-{row.pk}-{mark}", words % {"agency": row.agency},
        str(row), f"nguoi/{row.pk}/", kind,
    )  # fmt: skip


def _soon() -> Iterable[PressConference]:
    """Being prepared, not notified, and the last moment for the notice is near."""
    limit = clock.now() + NOTICE_BEFORE + dt.timedelta(hours=24)
    rows = PressConference.objects.filter(
        state=ConferenceState.PREPARING, starts_at__lte=limit, starts_at__gte=clock.now()
    )
    return [row for row in rows.select_related("agency") if needs_notice(row.agency)]


def _notice(row: PressConference) -> int:
    late = clock.now() > row.starts_at - NOTICE_BEFORE
    words = _("Đã quá hạn thông báo trước 24 giờ: %(title)s") if late else _(
        "Cần thông báo họp báo bằng văn bản trước 24 giờ: %(title)s"
    )  # fmt: skip
    return tell(
        keepers(row.agency_id), f"thong-bao-{row.pk}-{'muon' if late else 'sap'}",
        words % {"title": row.title}, path=f"hop-bao/{row.pk}/",
        kind=NoticeKind.OVERDUE if late else NoticeKind.DEADLINE,
    )  # fmt: skip


@translation.override("vi")
def remind_daily() -> int:
    """Everything that is counted in days, before the day's e-mail."""
    given = _questions() + _promises() + _inquiries() + _expiring() + _report()
    return given + _conference_due() + _month() + _names()


def _step(due: dt.date, ladder: tuple[int, ...] = DUE_LADDER) -> str:
    """A mark for today's rung: one per rung before, one per working day after; "" for none."""
    left = (due - clock.today()).days
    if left < 0:
        return f"qua-{clock.today():%Y%m%d}" if is_working_day(clock.today()) else ""
    return f"con-{left}" if left in ladder else ""


def _owed(people, key: str, due: dt.date, words: str, text: str, path: str) -> int:
    mark = _step(due)
    if not mark:
        return 0
    late = mark.startswith("qua")
    head = _("Quá hạn. ") if late else ""
    subject = head + words % {"day": due.strftime("%d/%m/%Y"), "text": text[:160]}
    kind = NoticeKind.OVERDUE if late else NoticeKind.DEADLINE
    return tell(people, f"{key}-{mark}", subject, path=path, kind=kind)


def _questions() -> int:
    rows = PreparedQuestion.objects.filter(
        dropped_at=None, conference__state__in=OPEN_CONFERENCES,
    ).exclude(answer__state=AnswerState.CLEARED)  # fmt: skip
    words = _("Câu trả lời cho họp báo, hạn %(day)s: %(text)s")
    return sum(
        _owed(keepers(row.owner_id), f"cau-hoi-{row.pk}", _local(row.due_at), words, row.question,
              f"hop-bao/{row.conference_id}/")
        for row in rows
    )  # fmt: skip


def _local(moment: dt.datetime) -> dt.date:
    return timezone.localtime(moment, timezone.get_default_timezone()).date()


def _promises() -> int:
    rows = AskedQuestion.objects.filter(state=AskedState.PROMISED)
    words = _("Đã hẹn trả lời báo chí đến hết ngày %(day)s: %(text)s")
    return sum(
        _owed(keepers(row.owner_id), f"hen-{row.pk}", row.due_on, words, row.question,
              f"hop-bao/{row.conference_id}/")
        for row in rows
    )  # fmt: skip


def _inquiries() -> int:
    rows = Inquiry.objects.filter(state=InquiryState.RECEIVED, due_on__isnull=False)
    words = _("Trả lời báo chí đến hết ngày %(day)s: %(text)s")
    return sum(
        _owed(keepers(row.agency_id), f"yeu-cau-{row.pk}", row.due_on, words, row.title,
              f"yeu-cau/{row.pk}/")
        for row in rows
    )  # fmt: skip


def _expiring() -> int:
    """An answer that is about to expire, or has just, for the agency that keeps it."""
    days = [clock.today() + dt.timedelta(days=left) for left in EXPIRY_LADDER]
    rows = Answer.objects.filter(banked_at__isnull=False, valid_until__in=days)
    given = 0
    for row in rows:
        words = {"day": row.valid_until.strftime("%d/%m/%Y"), "text": row.question[:160]}
        given += tell(
            keepers(row.agency_id), f"het-han-{row.pk}-{row.valid_until}",
            _("Câu trả lời trong kho chỉ dùng đến hết ngày %(day)s: %(text)s") % words,
            path=f"kho/{row.pk}/",
        )  # fmt: skip
    return given


def _conference_due() -> int:
    """The province holds one at least every three months; a planned one is answer enough."""
    due = work.province_conference_due()
    planned = work.next_planned()
    if planned is not None and _local(planned.starts_at) <= due:
        return 0
    mark = _step(due, CONFERENCE_LADDER)
    words = _("Họp báo định kỳ của UBND tỉnh cần tổ chức trước hết ngày %(day)s")
    subject = words % {"day": due.strftime("%d/%m/%Y")}
    body = _("Nghị định 244/2026/NĐ-CP, Điều 6: ít nhất 3 tháng một lần.")
    return tell(desk(), f"hop-bao-dinh-ky-{due}-{mark}", subject, body, "hop-bao/") if mark else 0


def _month() -> int:
    """From the 25th: the month before that is not in the log yet."""
    if clock.today().day < MONTH_DAY:
        return 0
    missing = work.missing_months()
    words = _("Chưa ghi thông tin báo chí hằng tháng: %(months)s")
    months = ", ".join(f"{day.month}/{day.year}" for day in missing)
    mark = f"thang-{clock.today():%Y%m}"
    return tell(desk(), mark, words % {"months": months}, path="giao-ban/") if missing else 0


def _names() -> int:
    """On the first day of a month: leaders of agencies that have named nobody."""
    if clock.today().day != 1 or clock.today() < IN_FORCE:
        return 0
    return ask_for_names(register.agencies_without(), f"{clock.today():%Y%m}")


def _report() -> int:
    """The ladder to 20 December, for the desk and the leaders of the province's office."""
    today = clock.today()
    due = due_before(today.year)
    late = today >= due and today.month == due.month and is_working_day(today)
    if (today.month, today.day) not in REPORT_LADDER and not late:
        return 0
    sent = SpeakingReport.objects.filter(year=today.year, agency=None, state=ReportState.SENT)
    if sent.exists():
        return 0
    words = _("Báo cáo công tác phát ngôn năm %(year)s gửi trước ngày %(day)s")
    subject = words % {"year": today.year, "day": due.strftime("%d/%m/%Y")}
    kind = NoticeKind.OVERDUE if late else NoticeKind.REPORT
    office = Agency.objects.filter(code=PROVINCE_OFFICE).values_list("pk", flat=True)
    people = desk() | people_of(list(office), Role.AGENCY_LEADER)
    mark = f"bao-cao-{today:%Y%m%d}"
    return tell(people.distinct(), mark, subject, path="so-lieu/", kind=kind)
