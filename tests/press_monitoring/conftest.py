"""People who watch the press, newspapers to read, and a way to read them once."""

from collections.abc import Callable, Iterator

import pytest

from phohien.organisation.enums import Role
from phohien.press_monitoring import rounds
from phohien.press_monitoring.models import PressSource
from phohien.press_monitoring.placing import Placer
from tests.factories import make_user
from tests.press_monitoring.factories import make_reader, switch_on
from tests.press_monitoring.papers import Papers


@pytest.fixture
def papers() -> Iterator[Papers]:
    served = Papers()
    yield served
    served.close()


@pytest.fixture
def analyst(db):
    return make_user(Role.PRESS_ANALYST, full_name="Trần Thị Theo Dõi")


@pytest.fixture
def coordinator(db):
    return make_user(Role.COORDINATOR, full_name="Phạm Điều Phối")


@pytest.fixture
def poll(db) -> Iterator[Callable[..., int]]:
    """One round over everything that is active, due or not; how many articles were kept."""
    switch_on()
    reader, placer = make_reader(), Placer()

    def poll_once(*, restarted: bool = False) -> int:
        if restarted:
            placer.forget()
        PressSource.objects.update(next_due=None)
        return rounds.run_round("thu", reader, placer, lambda: None)

    yield poll_once
    reader.close()
