"""What "before a day" means, from the words to the last day of what an agency owes."""

import datetime as dt
import importlib

import pytest
from django.apps import apps

from phohien.organisation.enums import Role
from phohien.plans import services
from phohien.plans.deadlines import says_before
from phohien.plans.models import Assignment
from tests import factories

DAY = dt.date(2026, 12, 1)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("gửi báo cáo trước ngày 01/12/2026", True),
        ("Trước 1/12", True),
        ("trước ngày 01 tháng 12\nnăm 2026", True),
        ("gửi truoc ngay 01.12.2026", True),
        ("chậm nhất ngày 01/12/2026", False),
        ("đến hết ngày 01/12/2026", False),
        ("trước ngày 11/12/2026", False),
        ("trước ngày 01/11, xong ngày 01/12/2026", False),
        ("trước tháng 12", False),
    ],
)
def test_only_before_that_very_day_excludes_it(words, expected):
    assert says_before(DAY, words) is expected


def test_without_a_day_there_is_nothing_to_exclude():
    assert not says_before(None, "trước ngày 01/12/2026")


@pytest.fixture
def plan(db):
    """A plan whose tasks are due before 1 December, one of them in words of its own."""
    made = factories.make_plan([factories.agency("11953")], deadline=DAY, adopt=False)
    made.tasks.update(text="Gửi báo cáo trước ngày 01/12/2026.", deadline_is_exclusive=True)
    return made


def test_what_is_given_ends_the_day_before(plan):
    task, agency = plan.tasks.first(), factories.agency("11977")
    assert (task.deadline, task.last_day) == (DAY, dt.date(2026, 11, 30))
    coordinator = factories.make_user(Role.COORDINATOR)
    given = services.assign(actor=coordinator, task=task, agency=agency, role="perform")
    assert given.deadline == dt.date(2026, 11, 30)


def test_plans_that_were_there_are_read_again_once(plan):
    plan.tasks.update(deadline_is_exclusive=False)
    kept = plan.tasks.last()
    type(kept).objects.filter(pk=kept.pk).update(text="Hoàn thành chậm nhất ngày 01/12/2026.")
    Assignment.objects.filter(plan=plan).update(deadline=DAY)
    migration = importlib.import_module("phohien.plans.migrations.0005_deadline_before")
    for _time in range(2):
        migration.read_words(apps, None)
        assert set(Assignment.objects.filter(plan=plan).values_list("task_id", "deadline")) == {
            (task.pk, DAY if task.pk == kept.pk else dt.date(2026, 11, 30))
            for task in plan.tasks.all()
        }
