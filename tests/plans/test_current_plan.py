"""Next year's plan, adopted in autumn, does not hide what is still owed this year."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.kernel.errors import RuleBroken
from phohien.notices.models import Notice
from phohien.organisation.enums import Role
from phohien.plans.enums import PlanState
from phohien.plans.selectors import current_plan
from phohien.plans.services import carry_over
from tests import factories

pytestmark = pytest.mark.django_db


def test_this_years_plan_stays_until_the_year_ends():
    commune = factories.agency()
    with clock.at(dt.date(2026, 11, 23)):
        officer = factories.make_user(Role.AGENCY_OFFICER, commune)
        this_year = factories.make_plan([commune], year=2026)
        next_year = factories.make_plan([commune], year=2027)
        assert current_plan(actor=officer) == this_year
        told = Notice.objects.filter(recipient=officer, kind="plan")
        assert told.count() == 2
    with clock.at(dt.date(2027, 1, 2)):
        assert current_plan(actor=officer) == next_year


def test_the_first_plan_ever_may_be_for_next_year():
    commune = factories.agency()
    with clock.at(dt.date(2026, 11, 23)):
        officer = factories.make_user(Role.AGENCY_OFFICER, commune)
        plan = factories.make_plan([commune], year=2027)
        assert current_plan(actor=officer) == plan


def test_a_closed_plan_takes_no_carried_work():
    commune = factories.agency()
    with clock.at(dt.date(2026, 11, 23)):
        coordinator = factories.make_user(Role.COORDINATOR)
        first = factories.make_plan([commune], year=2026)
        second = factories.make_plan([commune], year=2026, previous=first)
    first.refresh_from_db()
    assert first.state == PlanState.SUPERSEDED and second.state == PlanState.ADOPTED
    with pytest.raises(RuleBroken, match="khép lại"):
        carry_over(actor=coordinator, plan=first, assignment_ids=[])
