"""The room of clarifications for every test here."""

import pytest

from phohien.clarifications import services
from phohien.newsroom import services as newsroom
from tests.clarifications.factories import Room
from tests.newsroom.factories import sign_all


@pytest.fixture
def room(db) -> Room:
    return Room.make()


@pytest.fixture
def case(room):
    """A case whose answer is public, unless the module has one of its own."""
    return room.published()


@pytest.fixture
def english(room, case):
    """The English answer to the ``case`` of the test, public."""
    words = {
        "quotation_translated": "Well water exceeds the limit tenfold.",
        "asked": "What?",
        "statement_0": "All samples met the standard.",
        "document_0": "Test results",
    }
    row = services.translate_answer(
        actor=room.officer,
        case=case,
        locale="en",
        title="Well water meets the standard",
        lead="All twelve samples met the standard.",
        text="Samples were taken.",
        words=words,
    )
    sign_all(newsroom.request_clearance(actor=room.officer, publication=row))
    newsroom.publish(actor=room.leader, publication=row)
    row.refresh_from_db()
    return row
