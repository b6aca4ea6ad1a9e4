"""A press desk with people."""

import pytest

from tests.spokespersons.factories import Desk


@pytest.fixture
def desk(db) -> Desk:
    return Desk.make()
