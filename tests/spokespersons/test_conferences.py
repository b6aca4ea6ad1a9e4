"""Press conferences: 24 and 12 hours, three months, promises, door names, evidence."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.notices.models import Notice
from phohien.organisation.enums import Role
from phohien.plans.models import Evidence, PlanTask
from phohien.security.models import AuditEntry
from phohien.spokespersons import services
from phohien.spokespersons.clocks import (
    needs_notice,
    next_conference_due,
    notice_clock,
    refusal_until,
)
from phohien.spokespersons.models import Seat
from phohien.spokespersons.selectors import work
from phohien.spokespersons.services.reminding import remind_daily, remind_hourly
from tests.factories import make_plan, make_user

HOUR = dt.timedelta(hours=1)


def test_the_notice_is_due_24_hours_before_and_a_late_one_stays_late(desk):
    row = desk.conference(starts_at=clock.now() + 30 * HOUR)
    services.invite(actor=desk.writer, conference=row, outlets=[desk.outlet()])
    assert notice_clock(row).hours == 6 - 1  # whole hours that are still left
    assert row.starts_at - refusal_until(row) == 12 * HOUR
    with clock.at(clock.now() + 8 * HOUR):
        row = services.announce_conference(actor=desk.writer, conference=row)
        assert notice_clock(row).is_late
    assert row.state == "announced"


def test_the_province_and_party_bodies_notify_nobody(desk):
    assert needs_notice(desk.department)
    assert not needs_notice(desk.office)


def test_another_time_means_another_notice(desk):
    row = desk.conference()
    services.invite(actor=desk.writer, conference=row, outlets=[desk.outlet()])
    row = services.announce_conference(actor=desk.writer, conference=row)
    fields = {name: getattr(row, name) for name in ("kind", "title", "matters", "chair", "place")}
    row = services.plan_conference(
        actor=desk.writer, conference=row, starts_at=row.starts_at + HOUR, **fields
    )
    assert row.state == "preparing" and row.notified_at is None


def test_nobody_is_announced_to_nobody(desk):
    with pytest.raises(InvalidInput):
        services.announce_conference(actor=desk.writer, conference=desk.conference())


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, dt.date(2026, 10, 1)),
        (dt.date(2026, 11, 30), dt.date(2027, 2, 28)),
        (dt.date(2026, 8, 14), dt.date(2026, 11, 14)),
    ],
)
def test_the_next_one_is_due_after_three_months(last, due):
    assert next_conference_due(last) == due


def test_the_desk_is_warned_until_one_is_planned(desk):
    desk.held(days_ago=1, agency=desk.office, actor=desk.officer)
    due = work.province_conference_due()
    moment = dt.datetime.combine(due - dt.timedelta(days=14), dt.time(9), dt.UTC)
    with clock.at(moment):
        remind_daily()
        warned = Notice.objects.filter(recipient=desk.press, subject__contains="định kỳ")
        assert warned.count() == 1
        desk.conference(
            agency=desk.office, actor=desk.officer, starts_at=moment + dt.timedelta(days=9)
        )
    with clock.at(moment + dt.timedelta(days=7)):
        remind_daily()
        assert warned.count() == 1


def test_a_foreseen_question_goes_to_its_owner_who_answers_but_does_not_run_the_conference(desk):
    row = desk.conference(agency=desk.office, actor=desk.officer)
    prepared = services.foresee_question(
        actor=desk.officer, conference=row, question="Có bán vé không?", owner=desk.department,
        due_at=row.starts_at - HOUR,
    )  # fmt: skip
    assert Notice.objects.filter(recipient=desk.writer, subject__contains="chuẩn bị").exists()
    answer = services.prepare_answer(
        actor=desk.writer, prepared=prepared, text="Không bán vé.", source="Kế hoạch"
    )
    assert answer.agency == desk.department
    with pytest.raises(NotAllowed):
        services.cancel_conference(actor=desk.writer, conference=row, reason="Không cần nữa")
    with pytest.raises(InvalidInput, match="trước giờ họp báo"):
        services.foresee_question(
            actor=desk.officer, conference=row, question="Muộn?", owner=desk.department,
            due_at=row.starts_at + HOUR,
        )  # fmt: skip


def test_a_promise_is_reminded_and_kept_only_with_cleared_words(desk):
    asked = services.record_question(
        actor=desk.writer, conference=desk.held(), question="Bao giờ xong?", state="promised",
        due_on=clock.today() + dt.timedelta(days=5),
    )  # fmt: skip
    told = Notice.objects.filter(recipient=desk.writer, subject__contains="Đã hẹn")
    remind_daily()
    assert told.count() == 2  # when promised, and five days before
    answer = services.draft_promise(
        actor=desk.writer, asked=asked, text="Xong trong tháng 12.", source="Hợp đồng"
    )
    with pytest.raises(RuleBroken, match="chưa được duyệt"):
        services.keep_promise(actor=desk.writer, asked=asked)
    desk.clear(answer)
    asked = services.keep_promise(actor=desk.writer, asked=asked)
    assert asked.state == "kept" and asked.kept_at
    with clock.at(clock.now() + dt.timedelta(days=6)):
        remind_daily()
    assert not Notice.objects.filter(subject__startswith="Quá hạn. Đã hẹn").exists()


def test_a_refusal_names_its_ground_and_reason(desk):
    held = desk.held()
    for ground, reason in (("", "Có lý do rõ ràng"), ("trial", "")):
        with pytest.raises(InvalidInput):
            services.record_question(
                actor=desk.writer, conference=held, question="Ai bị bắt?", state="refused",
                ground=ground, reason=reason,
            )  # fmt: skip


def test_names_for_the_door_are_gone_a_day_later_and_never_in_the_log(desk):
    row = desk.conference(starts_at=clock.now() + 2 * HOUR)
    seat = services.invite(actor=desk.writer, conference=row, outlets=[desk.outlet()])[0]
    services.mark_seat(
        actor=desk.writer, seat=seat, state="registered", people=2,
        door_names="Nguyễn Văn Phóng Viên",
    )  # fmt: skip
    with clock.at(clock.now() + 25 * HOUR):
        assert services.delete_door_names() == 0
    with clock.at(clock.now() + 27 * HOUR):
        assert services.delete_door_names() == 1
        seat.refresh_from_db()
        assert seat.door_names == "" and seat.names_deleted_at and seat.people == 2
        with pytest.raises(InvalidInput):
            services.mark_seat(
                actor=desk.writer, seat=seat, state="attended", people=2, door_names="Lại ghi"
            )
    assert not AuditEntry.objects.filter(changes__icontains="Phóng Viên").exists()
    assert AuditEntry.objects.filter(action="spokespersons.delete_door_names").count() == 1


def test_names_of_a_cancelled_conference_go_at_once(desk):
    row = desk.conference()
    seat = services.invite(actor=desk.writer, conference=row, outlets=[desk.outlet()])[0]
    services.mark_seat(actor=desk.writer, seat=seat, state="registered", door_names="Một người")
    services.cancel_conference(actor=desk.writer, conference=row, reason="Hoãn vì bão")
    assert services.delete_door_names() == 1
    assert not Seat.objects.exclude(door_names="").exists()


def test_holding_it_is_evidence_by_itself_and_a_void_briefing_takes_it_back(desk):
    make_plan([desk.department])
    task = PlanTask.objects.filter(assignments__agency=desk.department).first()
    desk.held(plan_task=task)
    found = Evidence.objects.get(agency=desk.department)
    assert found.kind == "event" and found.assignments.first().state == "in_progress"
    row = services.log_briefing(
        actor=desk.writer, agency=desk.department, held_on=clock.today(), organiser="commission",
        matter="Lễ hội", content="Nội dung", plan_task=task,
    )  # fmt: skip
    assert Evidence.objects.filter(withdrawn_at=None).count() == 2
    services.void_briefing(actor=desk.writer, briefing=row, reason="Ghi nhầm ngày")
    assert Evidence.objects.filter(withdrawn_at=None).count() == 1
    with pytest.raises(InvalidInput, match="không được giao"):
        desk.conference(agency=desk.office, actor=desk.officer, plan_task=task)


def test_the_statement_begins_in_the_newsroom_once(desk):
    row = desk.conference()
    first = services.start_statement(actor=desk.writer, conference=row)
    assert first.state == "draft" and first.agency == desk.department
    assert services.start_statement(actor=desk.writer, conference=row) == first


def test_a_conference_is_not_held_before_its_time(desk):
    with pytest.raises(RuleBroken, match="Chưa đến giờ"):
        services.hold_conference(actor=desk.writer, conference=desk.conference())


def test_whoever_has_nothing_to_do_with_it_may_not(desk):
    with pytest.raises(NotAllowed):
        desk.conference(actor=make_user(Role.AGENCY_OFFICER, "11953"))


def test_the_notice_is_reminded_in_time(desk):
    desk.conference(starts_at=clock.now() + 40 * HOUR)
    assert remind_hourly() >= 1
    assert Notice.objects.filter(subject__contains="trước 24 giờ").exists()
