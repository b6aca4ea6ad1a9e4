"""An answer that no longer says what its case says is seen before anybody signs it."""

import pytest
from django.test import Client
from django.urls import reverse

from phohien.clarifications import services
from phohien.clarifications.claim_building import is_outdated
from phohien.kernel.errors import InvalidInput

WARNING = "đã đổi sau khi lưu câu trả lời"


def page(room, case) -> str:
    client = Client()
    client.force_login(room.officer)
    return client.get(reverse("clarifications:case", args=[case.pk])).content.decode()


@pytest.fixture
def case(room):
    case = room.case()
    room.fact(case)
    return room.answer(case)


def test_a_fresh_answer_is_up_to_date(room, case):
    assert not is_outdated(case) and WARNING not in page(room, case)


def test_another_choice_of_facts_is_told_until_the_answer_is_saved_again(room, case):
    room.fact(case, statement="Nước cấp cho trường học đạt quy chuẩn.", number="216/KQ-TTQT")
    assert WARNING in page(room, case)
    room.answer(case)
    assert WARNING not in page(room, case)


def test_another_quotation_is_told_too(room, case):
    services.change_saying(
        actor=room.analyst, case=case, quotation="Nước giếng vượt mức cho phép năm lần."
    )
    case.refresh_from_db()
    assert WARNING in page(room, case)


def test_without_an_answer_nothing_is_outdated(room):
    case = room.case()
    room.fact(case)
    assert not is_outdated(case)


def test_the_agency_stays_once_the_answer_bears_its_name(room, case):
    with pytest.raises(InvalidInput, match="đã soạn dưới tên"):
        services.change_saying(actor=room.analyst, case=case, agency=room.expert)
    services.change_saying(actor=room.analyst, case=case, agency=room.owner)
    other = room.case()
    services.change_saying(actor=room.analyst, case=other, agency=room.expert)
    other.refresh_from_db()
    assert other.agency == room.expert
