"""What comes from clarified cases: figures 4 to 6, and their public answer into the bank."""

import datetime as dt

import pytest
from django.urls import reverse

from phohien.clarifications.enums import Matter
from phohien.clearance.models import Case
from phohien.kernel import clock
from phohien.kernel.errors import RuleBroken
from phohien.organisation.enums import Role
from phohien.spokespersons import services
from phohien.spokespersons.figures import figures
from phohien.spokespersons.periods import Period
from phohien.spokespersons.selectors import work
from phohien.spokespersons.subjects import TYPE
from tests.clarifications.factories import Room
from tests.factories import make_user
from tests.newsroom.factories import sign_all


@pytest.fixture
def room(db) -> Room:
    return Room.make()


def here() -> Period:
    today = clock.today()
    return Period(today - dt.timedelta(days=2), today)


def test_cases_are_counted_for_their_agency(room):
    room.case()
    room.case(matter=Matter.WRONG_PRESS)
    found = {row.number: (row.value, row.of) for row in figures(here(), room.owner)}
    assert found[4] == (0, 1) and found[5] == (0, 1) and found[6] == (0, 1)
    assert all(row.value == 0 and not row.of for row in figures(here(), room.commune))


def test_who_may_not_see_a_case_sees_that_it_is_counted_and_no_more(room, client):
    case = room.case()
    url = reverse("spokespersons:figure", args=[4])
    url += f"?tu={here().start:%Y-%m-%d}&den={here().end:%Y-%m-%d}"
    client.force_login(make_user(Role.FINANCE_APPRAISER))
    text = client.get(url).content.decode()
    assert case.title not in text and "1 dòng được tính nhưng anh/chị không được xem" in text
    client.force_login(make_user(Role.PRESS_DESK))
    assert case.title in client.get(url).content.decode()


def test_only_a_public_answer_goes_into_the_bank_and_once(room):
    case = room.case()
    until = clock.today() + dt.timedelta(days=30)
    with pytest.raises(RuleBroken, match="chưa có câu trả lời công khai"):
        services.bank_case(actor=room.officer, case=case, valid_until=until)
    case = room.published()
    assert list(work.bankable_cases(actor=room.officer)) == [case]
    answer = services.bank_case(actor=room.officer, case=case, valid_until=until)
    assert answer.question == case.asked and answer.source.endswith(case.publication.path)
    assert answer.state == "in_clearance" and answer.banked_at is None
    again = services.bank_case(actor=room.officer, case=case, valid_until=until)
    assert again == answer and not work.bankable_cases(actor=room.officer).exists()
    sign_all(Case.objects.get(subject_type=TYPE, subject_id=answer.pk))
    answer.refresh_from_db()
    assert answer.banked_at is not None and answer.is_usable
