"""Each reminder on its day, once, also when a day was missed."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.notices.models import Notice
from phohien.organisation.enums import Role
from phohien.plans.models import Assignment
from phohien.plans.reminders import remind_all, remind_deadlines, step_of
from tests import factories

pytestmark = pytest.mark.django_db
DEADLINE = dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (31, None), (30, "before-30"), (29, "before-30"), (14, "before-14"), (12, "before-14"),
        (7, "before-7"), (1, "before-1"), (0, "before-0"), (-1, "late-1"), (-7, "late-1"),
        (-8, "late-2"),
    ],
)  # fmt: skip
def test_steps(days, step):
    assert step_of(days) == step


@pytest.fixture
def plan():
    with clock.at(dt.date(2026, 1, 12)):
        commune = factories.agency()
        plan = factories.make_plan([commune], year=2026, deadline=DEADLINE)
        factories.make_user(Role.AGENCY_OFFICER, commune, full_name="Cán bộ mẫu")
    return plan


def subjects() -> list[str]:
    rows = Notice.objects.filter(
        recipient__full_name="Cán bộ mẫu", kind__in=["deadline", "overdue"]
    )
    return list(rows.order_by("pk").values_list("subject", flat=True))


def test_every_day_of_the_last_month_gives_each_reminder_once(plan):
    day = DEADLINE - dt.timedelta(days=40)
    while day <= DEADLINE + dt.timedelta(days=15):
        with clock.at(day):
            remind_deadlines(plan)
            remind_deadlines(plan)
        day += dt.timedelta(days=1)
    told = subjects()
    assert len(told) == 5 + 3
    assert told[0].startswith("3 việc còn 30 ngày") and "hôm nay" in told[4]
    assert "quá hạn 1 ngày" in told[5] and "quá hạn 8 ngày" in told[6]


def test_what_is_done_or_set_aside_is_not_reminded(plan):
    officer = Assignment.objects.first().agency.grants.first().user
    with clock.at(dt.date(2026, 11, 1)):
        for row in Assignment.objects.filter(plan=plan):
            factories.set_progress(officer, row, "set_aside", reason="Đã chuyển cho đơn vị khác.")
        remind_deadlines(plan)
    assert subjects() == []


def test_silence_and_missing_people_are_told_once(plan):
    with clock.at(dt.date(2026, 5, 20)):
        assert remind_all() > 0
        assert remind_all() == 0
    kinds = set(Notice.objects.values_list("kind", flat=True))
    assert {"no_update", "focal_point"} <= kinds
