"""Two people press the same button in one moment: exactly one is served."""

import pytest

from phohien.clarifications import services
from phohien.clarifications.enums import Outcome
from phohien.clarifications.models import Letter
from phohien.kernel import clock
from phohien.security.models import AuditEntry
from tests.clarifications.factories import Room
from tests.clearance.test_two_at_once import together

pytestmark = pytest.mark.django_db(transaction=True)


def audited(action: str) -> int:
    return AuditEntry.objects.filter(action=f"clarifications.{action}").count()


@pytest.fixture
def room(transactional_db) -> Room:
    return Room.make()


@pytest.mark.parametrize("turn", range(3))
def test_two_who_close_at_once_close_once(room, turn):
    case = room.case()
    close = {"case": case, "outcome": Outcome.NO_REPLY, "reason": "Là ý kiến."}
    told = together(
        lambda: services.close_case(actor=room.analyst, **close),
        lambda: services.close_case(actor=room.coordinator, **close),
    )
    assert told.count("done") == 1 and audited("close_case") == 1


def test_two_letters_at_once_are_one_round(room):
    case = room.case()
    room.fact(case)
    letter = {
        "case": case, "kind": "demand", "outlet": "Báo Mẫu", "medium": "online",
        "said_title": "Bài", "said_on": clock.today(), "wrong": "Sai.", "right": "Đúng.",
        "grounds": "Căn cứ.",
    }  # fmt: skip
    told = together(
        lambda: services.write_letter(actor=room.officer, **letter),
        lambda: services.write_letter(actor=room.leader, **letter),
    )
    assert told.count("done") == 1 and Letter.objects.count() == 1


def test_two_answers_at_once_are_one_publication(room):
    case = room.case()
    room.fact(case)
    words = {"case": case, "outcome": Outcome.WRONG_FACT, "title": "Đúng là", "lead": "Đúng.",
             "text": "Đúng."}  # fmt: skip
    told = together(
        lambda: services.write_answer(actor=room.officer, **words),
        lambda: services.write_answer(actor=room.leader, **words),
    )
    case.refresh_from_db()
    assert "done" in told and case.publication is not None
    from phohien.newsroom.models import Publication

    assert Publication.objects.count() == 1
