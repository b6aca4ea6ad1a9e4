"""Due times in working hours; who is reminded of what waits, once per reason."""

import datetime as dt

import pytest
from django.utils import timezone

from phohien.clearance import checklist
from phohien.clearance.deadlines import add_working_hours
from phohien.clearance.reminding import remind_steps
from phohien.clearance.services import claim_step, clear_step
from phohien.kernel import clock
from phohien.kernel.jobs import tick
from phohien.kernel.jobs.queue import claim
from phohien.kernel.jobs.worker import run
from phohien.kernel.models import Job, JobState
from phohien.kernel.working_days import Calendar
from phohien.notices.models import Notice
from phohien.organisation.services import end_grant
from phohien.organisation.stand_ins import name_stand_in
from tests import factories

ZONE = timezone.get_default_timezone()
TET = Calendar(frozenset({dt.date(2026, 11, 24)}), frozenset({dt.date(2026, 11, 28)}))
YES = checklist.all_yes()


def moment(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, "%d/%m %H:%M").replace(year=2026, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("23/11 09:00", 2, "23/11 11:00"),
        ("23/11 11:00", 2, "23/11 14:00"),  # over lunch
        ("23/11 08:00", 8, "23/11 17:00"),
        ("23/11 06:30", 1, "23/11 09:00"),  # before the office opens
        ("23/11 12:20", 1, "23/11 14:00"),
        ("23/11 16:00", 4, "25/11 11:00"),  # the 24th is a holiday
        ("27/11 16:00", 2, "28/11 09:00"),  # a worked Saturday
        ("28/11 16:00", 2, "30/11 09:00"),  # over Sunday
        ("29/11 10:00", 16, "01/12 17:00"),
        ("23/11 22:00", 1, "25/11 09:00"),
    ],
)
def test_hours_are_office_hours(start, hours, end):
    assert add_working_hours(moment(start), hours, TET) == moment(end)


def test_a_step_is_due_from_when_it_opened(room):
    with clock.at(moment("30/11 09:00")):
        case = room.case()
    with clock.at(moment("30/11 15:00")):
        clear_step(actor=room.editor, step=case.steps.get(order=1), checklist=YES)
    first, second = case.steps.order_by("order")
    assert first.due_at == moment("01/12 09:00")
    assert second.due_at == moment("01/12 15:00")


def told(person, part: str) -> int:
    return Notice.objects.filter(recipient=person, key__contains=part).count()


def test_new_work_is_told_once_to_who_may_sign(room):
    case = room.case()
    assert told(room.editor, ":open") == 1 and told(room.leader, ":open") == 0
    clear_step(actor=room.editor, step=case.steps.get(order=1), checklist=YES)
    assert told(room.leader, ":open") == 1
    assert told(room.writer, ":open") == 0


def test_an_overdue_step_reminds_once_and_on_each_working_day(room):
    with clock.at(moment("30/11 09:00")):
        room.case()
    for when, expected in [
        ("01/12 08:59", 0),
        ("01/12 09:01", 1),
        ("01/12 16:00", 1),
        ("02/12 08:00", 2),
        ("04/12 08:00", 3),
        ("05/12 08:00", 3),  # Saturday
        ("06/12 08:00", 3),
        ("07/12 08:00", 4),
    ]:
        with clock.at(moment(when)):
            remind_steps()
            remind_steps()
        assert told(room.editor, ":late:") == expected, when


def test_only_the_holder_of_a_claimed_step_is_reminded(room):
    second = factories.make_user("editor", room.owner)
    with clock.at(moment("30/11 09:00")):
        case = room.case()
        claim_step(actor=second, step=case.steps.get(order=1))
    with clock.at(moment("02/12 09:00")):
        remind_steps()
    assert (told(second, ":late:"), told(room.editor, ":late:")) == (1, 0)


def test_a_step_nobody_can_sign_alarms_coordinators_daily_and_waits(room):
    case = room.case(writer_ids=frozenset({room.editor.pk}))
    step = case.steps.get(order=1)
    assert told(room.coordinator, ":nobody:") == 1
    notice = Notice.objects.get(recipient=room.coordinator)
    assert "Biên tập" in notice.subject and "không được bỏ qua" in notice.body
    with clock.at(clock.now() + dt.timedelta(days=1)):
        remind_steps()
        remind_steps()
    assert told(room.coordinator, ":nobody:") == 2
    step.refresh_from_db()
    assert step.state == "open"


def test_a_stand_in_ends_the_alarm(room):
    deputy = factories.make_user("agency_officer", room.owner)
    today = clock.today()
    room.case(writer_ids=frozenset({room.editor.pk}))
    name_stand_in(
        actor=room.editor, absent=room.editor, stand_in=deputy, role="editor",
        valid_from=today, valid_to=today + dt.timedelta(days=5),
    )  # fmt: skip
    with clock.at(clock.now() + dt.timedelta(days=1)):
        remind_steps()
    assert told(room.coordinator, ":nobody:") == 1


def test_a_holder_who_lost_the_role_does_not_keep_the_others_from_hearing(room):
    second = factories.make_user("editor", room.owner)
    with clock.at(moment("30/11 09:00")):
        case = room.case()
        claim_step(actor=second, step=case.steps.get(order=1))
    with clock.at(moment("02/12 09:00")):
        end_grant(actor=None, grant=second.grants.get())
        remind_steps()
    assert told(room.editor, ":late:") == 1


def test_the_clock_does_it_each_half_hour(room):
    with clock.at(moment("30/11 09:00")):
        room.case()
        tick()  # the first slot ever is the next one to come
    with clock.at(moment("01/12 09:31")):
        tick()
        job = Job.objects.get(name="clearance.remind")
        while (taken := claim()) is not None:
            if taken.pk == job.pk:
                run(taken)
        job.refresh_from_db()
    assert job.state == JobState.DONE, job.error
    assert told(room.editor, ":late:") == 1
