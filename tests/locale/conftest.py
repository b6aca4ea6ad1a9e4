"""The compiled catalogues, fresh, and Django's Vietnamese as the screen gets it."""

import pytest
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from scripts.compile_messages import ROOT, compile_all


@pytest.fixture(scope="session")
def compiled() -> None:
    """Compile what is stale, and let Django and Python forget what they read before."""
    for path in compile_all(ROOT / "locale"):
        translation_file_changed(sender=None, file_path=path)


@pytest.fixture
def vietnamese(compiled):
    with translation.override("vi"):
        yield
