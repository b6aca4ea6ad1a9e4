"""The room of clarifications for every test here."""

import pytest

from tests.clarifications.factories import Room


@pytest.fixture
def room(db) -> Room:
    return Room.make()
