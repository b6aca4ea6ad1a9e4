"""The compiled catalogues, fresh, and Django's Vietnamese as the screen gets it."""

import pytest
from django.utils import translation
from django.utils.translation import trans_real

from scripts.compile_messages import ROOT, compile_all


@pytest.fixture(scope="session")
def compiled() -> None:
    """Compile what is stale; forget what Django read before it was compiled."""
    compile_all(ROOT / "locale")
    trans_real._translations.clear()


@pytest.fixture
def vietnamese(compiled):
    with translation.override("vi"):
        yield
