"""Live items for the public site's tests: as rows with a true fingerprint, quickly and many."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.portal.cache.entries import entries

NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)  # 09:00 in Việt Nam
KEPT = 64 * 1024 * 1024


@pytest.fixture(autouse=True)
def _still_clock():
    with clock.at(NOW):
        yield


@pytest.fixture
def page_cache(settings):
    """The page cache as in production, empty."""
    settings.PORTAL_PAGES_KEPT = KEPT
    entries.clear()
    yield entries
    entries.clear()


@pytest.fixture
def copy(settings, tmp_path):
    """An empty folder as the place of the static copy."""
    settings.PORTAL_COPY = str(tmp_path / "site")
    return tmp_path / "site"
