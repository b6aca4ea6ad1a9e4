"""The demo's cases of clarification are made through the services and stand in five states."""

import datetime as dt
import random

import pytest

from phohien.clarifications import figures
from phohien.clarifications.enums import CaseState, Outcome
from phohien.clarifications.models import Case
from phohien.clarifications.reminding import standing_of
from phohien.demo import clarifications, desk, people, press_monitoring
from phohien.kernel import clock
from phohien.newsroom import selectors as newsroom
from phohien.organisation.models import User
from tests.newsroom.factories import load


@pytest.fixture(autouse=True)
def _monday_morning():
    with clock.at(dt.datetime(2026, 11, 23, 3, 0, tzinfo=dt.UTC)):
        yield


@pytest.mark.django_db
def test_five_cases_in_five_states_and_no_more_when_built_again():
    load()
    people.build(random.Random(2026), dt.date(2026, 1, 5))
    analyst = User.objects.get(username="theodoibaochi")
    press_monitoring.build(analyst=analyst)
    assert clarifications.build(analyst=analyst) == clarifications.build(analyst=analyst) == 5
    fish, names, ours, opinion, letterbox = Case.objects.order_by("pk")
    assert fish.state == CaseState.ANSWERED and standing_of(fish) == "done" and fish.story_id
    assert {row.locale for row in newsroom.translations_of(fish.publication)} == {"vi", "en"}
    assert names.state == CaseState.OPEN and standing_of(names) == "running"
    assert names.requests.get().state == "prepared"
    assert ours.outcome == Outcome.WE_WERE_WRONG and ours.publication.kind == "correction"
    assert opinion.outcome == Outcome.NO_REPLY and opinion.outcome_reason
    assert letterbox.state == CaseState.OPEN and standing_of(letterbox) == "soon"
    day = clock.today()
    assert fish in figures.correction_demands(day - dt.timedelta(days=2), day)
    desk.forget()
