"""Inquiries: how their last day is counted, over Tết too; answers, refusals, reminders."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.working_days import Calendar
from phohien.notices.models import Notice
from phohien.spokespersons import services
from phohien.spokespersons.clocks import inquiry_due
from phohien.spokespersons.selectors import work
from phohien.spokespersons.services.reminding import remind_daily
from tests.spokespersons.factories import at

# Tết Bính Ngọ as the state gave it: 14–22/02/2026 off (weekends among them).
TET = Calendar(frozenset(dt.date(2026, 2, day) for day in (16, 17, 18, 19, 20)), frozenset({}))


@pytest.mark.parametrize(
    ("limit", "received", "due"),
    [
        ("forwarded", at(2026, 11, 2, 9), dt.date(2026, 11, 23)),
        ("forwarded", at(2026, 2, 10, 9), dt.date(2026, 3, 10)),  # over Tết
        ("forwarded", at(2026, 11, 1, 9), dt.date(2026, 11, 20)),  # received on a Sunday
        ("press_head", at(2026, 11, 3, 23, 30), dt.date(2026, 12, 3)),
        ("press_head", at(2026, 1, 17, 9), dt.date(2026, 2, 23)),  # ends in Tết: the day after
        ("press_head", at(2026, 10, 30, 9), dt.date(2026, 11, 30)),  # the 29th is a Sunday
    ],
)
def test_the_last_day_of_the_law(limit, received, due):
    found = inquiry_due(limit, received, calendar=TET)
    assert found.day == due
    assert due.strftime("%d/%m/%Y") in found.reason


def test_holidays_left_out_are_named():
    reason = inquiry_due("forwarded", at(2026, 2, 10, 9), calendar=TET).reason
    assert "16/02/2026, 17/02/2026, 18/02/2026, 19/02/2026, 20/02/2026" in reason


def test_an_evening_in_utc_is_the_next_day_here():
    late = dt.datetime(2026, 11, 2, 17, 30, tzinfo=dt.UTC)  # 00:30 on the 3rd in Việt Nam
    assert inquiry_due("press_head", late, calendar=TET).day == dt.date(2026, 12, 3)


def test_an_agreed_day_has_to_be_given(desk):
    with pytest.raises(InvalidInput) as caught:
        desk.inquiry(limit="agreed")
    assert caught.value.field == "agreed"
    row = desk.inquiry(limit="agreed", agreed=clock.today())
    assert row.due_on == clock.today()
    assert desk.inquiry(limit="none").due_on is None


def test_a_refusal_needs_the_law_and_a_reason(desk):
    row = desk.inquiry()
    with pytest.raises(InvalidInput):
        services.refuse_inquiry(
            actor=desk.writer, inquiry=row, ground="made-up", reason="Lý do dài"
        )
    with pytest.raises(InvalidInput):
        services.refuse_inquiry(actor=desk.writer, inquiry=row, ground="trial", reason="")
    row = services.refuse_inquiry(
        actor=desk.writer, inquiry=row, ground="trial", reason="Vụ án đang được điều tra"
    )
    assert row.state == "refused"
    with pytest.raises(RuleBroken):
        services.withdraw_inquiry(actor=desk.writer, inquiry=row)


def test_reminders_climb_and_stop_with_the_answer(desk):
    row = desk.inquiry(limit="agreed", agreed=clock.today() + dt.timedelta(days=5))
    told = Notice.objects.filter(recipient=desk.writer, url__contains=f"yeu-cau/{row.pk}/")
    counts = []
    for day in (0, 1, 3, 5):
        with clock.at(clock.now() + dt.timedelta(days=day)):
            remind_daily()
            counts.append(told.count())
    assert counts == [1, 1, 2, 3]
    services.withdraw_inquiry(actor=desk.writer, inquiry=row)
    with clock.at(clock.now() + dt.timedelta(days=8)):
        remind_daily()
    assert told.count() == 3


def test_what_is_due_stands_first_and_what_is_done_last(desk):
    done = desk.inquiry(limit="agreed", agreed=clock.today())
    services.withdraw_inquiry(actor=desk.writer, inquiry=done)
    late = desk.inquiry(limit="agreed", agreed=clock.today() + dt.timedelta(days=9))
    soon = desk.inquiry(limit="agreed", agreed=clock.today() + dt.timedelta(days=1))
    free = desk.inquiry(limit="none")
    assert list(work.inquiries(actor=desk.press)) == [soon, late, free, done]


def test_the_same_outlet_by_another_spelling_is_one(desk):
    first = services.outlet_named(actor=desk.press, name="Báo Sông Hồng")
    assert services.outlet_named(actor=desk.press, name="BAO SONG HONG") == first
