"""Every limit to the day: over Tết 2026, after office hours, exchanged days, edited tables."""

import datetime as dt

import pytest
from django.utils import timezone, translation

from phohien.kernel import clock
from phohien.kernel.errors import RuleBroken
from phohien.kernel.models import Holiday
from phohien.notices.models import Notice
from phohien.press_desk import services
from phohien.press_desk.deadlines import deadline_of
from phohien.press_desk.kinds import kinds
from phohien.press_desk.services import watching
from phohien.press_desk.services.receiving import is_late_notice
from phohien.press_desk.services.records import current_deadline
from phohien.security.models import AuditEntry
from tests.press_desk.factories import moment

pytestmark = pytest.mark.django_db


def due(kind: str, received: str, event: str = "") -> str:
    found = deadline_of(
        kinds()[kind],
        counting_from=moment(received) if received else None,
        event_at=moment(event) if event else None,
    ).due_at
    local = timezone.get_default_timezone()
    return timezone.localtime(found, local).strftime("%Y-%m-%d %H:%M") if found else ""


@pytest.mark.parametrize(
    ("kind", "received", "end"),
    [
        # Tết Bính Ngọ: 14/02 (a Saturday) to 22/02/2026; back at work on Monday 23/02.
        ("activity", "2026-02-13 09:00", "2026-02-27 17:00"),
        ("activity", "2026-02-13 16:59", "2026-02-27 17:00"),
        ("activity", "2026-02-13 17:00", "2026-03-02 17:00"),
        ("activity", "2026-02-13 20:15", "2026-03-02 17:00"),
        ("activity", "2026-02-17 10:00", "2026-03-02 17:00"),
        ("interview", "2026-02-12 08:00", "2026-02-26 17:00"),
        ("correspondent_opinion", "2026-02-13 09:00", "2026-02-27 17:00"),
        ("film_screening", "2026-02-13 09:00", "2026-03-03 17:00"),
        ("non_resident", "2026-02-13 09:00", "2026-03-03 17:00"),
        ("delegation_local", "2026-02-13 09:00", "2026-03-03 17:00"),
        ("delegation_state", "2026-02-13 09:00", "2026-02-25 17:00"),
        ("assistant_renewal", "2026-02-13 09:00", "2026-02-25 17:00"),
        # Ten calendar days from 13/02 are 23/02; from 10/02 they are 20/02, in Tết: moved on.
        ("assistant_new", "2026-02-13 09:00", "2026-02-23 17:00"),
        ("collaborator", "2026-02-10 09:00", "2026-02-23 17:00"),
        ("collaborator", "2026-12-01 09:00", "2026-12-11 17:00"),
        # Saturday 22/08/2026 is worked in exchange for Monday 31/08: it counts.
        ("activity", "2026-08-21 09:00", "2026-08-27 17:00"),
        ("activity", "2026-08-20 18:30", "2026-08-27 17:00"),
        ("activity", "2026-08-22 09:00", "2026-08-28 17:00"),
        # National Day: 31/08 to 02/09 off.
        ("activity", "2026-08-28 09:00", "2026-09-09 17:00"),
        # Around 23/11 and 24/11/2026 as the table has them: an ordinary week.
        ("activity", "2026-12-04 09:00", "2026-12-11 17:00"),
    ],
)
def test_the_last_day(kind, received, end):
    assert due(kind, received) == end


def test_tet_is_told_day_by_day():
    found = deadline_of(
        kinds()["activity"], counting_from=moment("2026-02-13 09:00"), event_at=None
    )
    with translation.override("vi"):
        lines = found.lines()
    assert lines[0] == "Thứ Sáu 13/02/2026: nhận, ngày này không tính"
    assert all(day.number is None for day in found.days[1:10])
    assert [day.date.day for day in found.days] == [13, *range(14, 28)]
    off = [line for line in lines if line.startswith("Thứ Ba 17/02/2026")]
    assert off and "nghỉ: " in off[0] and "Tết" in off[0] and "không tính" in off[0]
    assert "Thứ Hai 23/02/2026: ngày thứ 1" in lines
    assert lines[-1] == "Thứ Sáu 27/02/2026: ngày thứ 5, hết hạn"
    assert len(lines) == 15


def test_after_hours_is_told():
    found = deadline_of(
        kinds()["activity"], counting_from=moment("2026-02-13 20:15"), event_at=None
    )
    with translation.override("vi"):
        lines = found.lines()
    assert lines[0].startswith("Thứ Sáu 13/02/2026: nhận sau giờ làm việc")
    assert "Thứ Hai 23/02/2026: coi là ngày nhận, ngày này không tính" in lines
    assert lines[-1].startswith("Thứ Hai 02/03/2026: ngày thứ 5")


def test_a_worked_saturday_is_told():
    found = deadline_of(
        kinds()["activity"], counting_from=moment("2026-08-21 09:00"), event_at=None
    )
    with translation.override("vi"):
        assert any("22/08/2026: ngày thứ 1, làm bù" in line for line in found.lines())


def test_kinds_without_a_number_have_no_legal_limit():
    change = deadline_of(
        kinds()["programme_change"],
        counting_from=moment("2026-02-13 09:00"),
        event_at=moment("2026-02-24 07:00"),
    )
    assert (change.is_legal, change.due_at) == (False, moment("2026-02-24 07:00"))
    assert due("outdoor_display", "2026-02-13 09:00") == ""
    assert due("press_conference", "2026-12-01 09:00", "2026-12-03 14:00") == "2026-12-03 14:00"


def test_an_edited_table_moves_the_limit_and_is_told(desk):
    with clock.at(moment("2026-12-04 09:00")):
        request = desk.in_hand()
        assert request.due_at == moment("2026-12-11 17:00")
        Holiday.objects.create(date=dt.date(2026, 12, 9), name="Nghỉ đột xuất")
        Holiday.objects.create(date=dt.date(2026, 12, 12), name="Làm bù", is_working_swap=True)
        assert current_deadline(request).due_at == moment("2026-12-12 17:00")
        assert watching.recount_all() == 1
        assert watching.recount_all() == 0
        request.refresh_from_db()
        assert request.due_at == moment("2026-12-12 17:00")
        Holiday.objects.filter(date__in=(dt.date(2026, 12, 9), dt.date(2026, 12, 12))).delete()
        assert watching.recount_all() == 1
        request.refresh_from_db()
        assert request.due_at == moment("2026-12-11 17:00")
    entry = AuditEntry.objects.filter(action="press_desk.recount").order_by("pk").first()
    assert entry.changes["due_at"] == ["17:00 11/12/2026", "17:00 12/12/2026"]
    assert Notice.objects.filter(subject__contains="bảng ngày nghỉ đổi").exists()


def test_missing_papers_never_stop_a_count_from_receipt(desk):
    with clock.at(moment("2026-02-12 09:00")):
        request = desk.in_hand("activity")
        first = request.due_at
        services.ask(actor=desk.officer, request=request, papers=["form"])
    with clock.at(moment("2026-02-23 09:00")):
        request.refresh_from_db()
        assert request.counting_from == moment("2026-02-12 09:00")
        services.take_answer(actor=desk.officer, request=request)
    request.refresh_from_db()
    assert request.due_at == first == moment("2026-02-26 17:00")


def test_a_count_from_the_valid_file_begins_when_it_is_complete(desk):
    """Followed over Tết 2026: filed on 12/02, asked on 13/02, complete on 23/02."""
    with clock.at(moment("2026-02-12 09:00")):
        request, link = desk.with_link("assistant_renewal")
        services.claim(actor=desk.officer, request=request)
    with clock.at(moment("2026-02-13 10:00")):
        request = services.ask(actor=desk.officer, request=request, papers=["photo"])
        assert (request.counting_from, request.due_at) == (None, None)
        assert current_deadline(request).is_legal
    with clock.at(moment("2026-02-23 08:00")):
        services.answer_by_link(link=link, words="Đây là ảnh mới.")
        request.refresh_from_db()
        assert request.counting_from == moment("2026-02-23 08:00")
        assert request.due_at == moment("2026-02-26 17:00")
        services.accept_file(actor=desk.officer, request=request)
    with clock.at(moment("2026-02-24 08:00")):
        request.refresh_from_db()
        request = services.ask(actor=desk.officer, request=request, papers=["photo"])
    assert request.due_at == moment("2026-02-26 17:00"), "once accepted the count runs on"
    entries = AuditEntry.objects.filter(action="press_desk.ask")
    assert {tuple(row.changes["press_state"]) for row in entries} == {("in_hand", "awaiting")}


def test_a_count_that_may_not_wait_refuses_the_button(desk):

    request = desk.in_hand("activity")
    with pytest.raises(RuleBroken, match="không cho tạm dừng"):
        services.accept_file(actor=desk.officer, request=request)


def test_silence_allows_a_film_and_nothing_else(desk):
    with clock.at(moment("2026-12-01 09:00")):
        film, stay = desk.received("film_screening", people=[]), desk.received("activity")
    assert film.due_at == moment("2026-12-10 17:00")
    with clock.at(moment("2026-12-10 16:59")):
        assert watching.lapse_all() == 0
    with clock.at(moment("2026-12-10 17:01")):
        assert watching.lapse_all() == 1
        assert watching.lapse_all() == 0
    film.refresh_from_db()
    stay.refresh_from_db()
    assert (film.state, stay.state) == ("tacit", "received")


def test_a_late_press_conference_is_seen(desk):

    with clock.at(moment("2026-12-01 09:00")):
        late = desk.received("press_conference", people=[], event_at=moment("2026-12-02 08:59"))
        fine = desk.received("press_conference", people=[], event_at=moment("2026-12-02 09:00"))
    assert (is_late_notice(late), is_late_notice(fine)) == (True, False)


def office(desk, kind, starts_on, **more):
    end = {"office_address": None, "office_branch": starts_on}[kind]
    return desk.received(kind, people=[], starts_on=starts_on, ends_on=end, **more)


def test_an_office_that_opens_is_only_told_and_late_notice_is_seen(desk):
    with clock.at(moment("2026-12-01 09:00")):
        late = office(desk, "office_address", dt.date(2026, 12, 16))
        fine = office(desk, "office_address", dt.date(2026, 12, 17))
        assert (is_late_notice(late), is_late_notice(fine)) == (True, False)
        assert watching.lapse_all() == 0
    with clock.at(moment("2026-12-17 00:00")):
        assert watching.lapse_all() == 2
    fine.refresh_from_db()
    assert fine.state == "tacit"


def test_a_branch_may_open_fifteen_days_after_notice_unless_the_ministry_objects(desk):
    with clock.at(moment("2026-12-01 09:00")):
        row = office(desk, "office_branch", dt.date(2027, 1, 4))
        other = office(desk, "office_branch", dt.date(2027, 1, 5))
        assert row.due_at == moment("2026-12-16 17:00")
        services.claim(actor=desk.officer, request=other)
        done = services.record_ministry(
            actor=desk.officer, request=other, outcome="refusal", reason="Chưa đủ điều kiện."
        )
        assert done.state == "refused"
    with clock.at(moment("2026-12-16 17:00")):
        assert watching.lapse_all() == 1


def test_reminders_once_and_then_each_working_day(desk):
    with clock.at(moment("2026-12-04 09:00")):
        request = desk.in_hand()  # due Friday 11/12
        assert watching.remind() == 0
    with clock.at(moment("2026-12-10 09:00")):
        assert watching.remind() == 1  # the one who has it
        assert watching.remind() == 0
    with clock.at(moment("2026-12-14 09:00")):
        assert watching.remind() == 2  # now both of the desk
        assert watching.remind() == 0
    assert request.code in Notice.objects.latest("pk").subject
