"""What the whole suite shares: a database from a migrated template, and which parts a test needs.

A test that needs something outside Python says so with a marker ``needs_<part>``; where the
part is absent it is skipped by name, and the last lines of the run count those skips.
"""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
SHARED = Path(os.environ.get("PHOHIEN_SHARED") or ROOT.parent / "shared")
SKIPPED = "thiếu "


@cache
def _tesseract() -> bool:
    if not shutil.which("tesseract"):
        return False
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True)
    return {"vie", "eng"} <= set(listed.stdout.split())


def _program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


PARTS: dict[str, Callable[[], bool]] = {
    "postgres": lambda: bool(os.environ.get("PHOHIEN_TEST_DATABASE_URL")),
    "redis": lambda: bool(os.environ.get("PHOHIEN_TEST_REDIS_URL")),
    "chromium": _program("chromium", "chromium-browser", "google-chrome"),
    "tesseract": _tesseract,
    "soffice": _program("soffice"),
    "poppler": _program("pdftoppm"),
    "gettext": _program("xgettext"),
    "nginx": _program("nginx", "/usr/sbin/nginx"),
    "shared": SHARED.is_dir,
}
MARKERS = {f"needs_{part}": part for part in PARTS} | {"browser": "chromium", "ocr": "tesseract"}


def pytest_configure(config: pytest.Config) -> None:
    for part in PARTS:
        config.addinivalue_line("markers", f"needs_{part}: skipped by name where it is absent")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes may hold a moment (a zip does); two processes must give a test the same name."""
    return argname if isinstance(val, bytes) else None


def pytest_runtest_setup(item: pytest.Item) -> None:
    _let_go_of_dead_connections()
    for mark in item.iter_markers():
        part = MARKERS.get(mark.name)
        if part and not PARTS[part]():
            pytest.skip(SKIPPED + part)


def _let_go_of_dead_connections() -> None:
    """A database that was exchanged under an open connection ends it; the next test starts anew."""
    from django.conf import settings
    from django.db import connections

    if not settings.configured:
        return  # tests of the libraries alone
    for held in connections.all(initialized_only=True):
        idle = held.vendor == "postgresql" and held.connection and not held.in_atomic_block
        if idle and not held.is_usable():
            held.close()


def pytest_terminal_summary(terminalreporter) -> None:
    reasons = [report.longrepr for report in terminalreporter.stats.get("skipped", [])]
    texts = [str(reason[2] if isinstance(reason, tuple) else reason) for reason in reasons]
    parts = Counter(text.split(SKIPPED)[1].split()[0] for text in texts if SKIPPED in text)
    for part, count in sorted(parts.items()):
        terminalreporter.write_line(f"Bỏ qua {count} kiểm thử vì thiếu {part}.", yellow=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the sample plan and the domain's facts, outside the repository."""
    if not SHARED.is_dir():
        pytest.skip(SKIPPED + "shared")
    return SHARED


@pytest.fixture
def redis_url(settings) -> str:
    """A running Redis, emptied, that the settings point to."""
    import redis

    if not PARTS["redis"]():
        pytest.skip(SKIPPED + "redis")
    settings.REDIS_URL = os.environ["PHOHIEN_TEST_REDIS_URL"]
    redis.Redis.from_url(settings.REDIS_URL).flushall()
    return settings.REDIS_URL


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker) -> Iterator[None]:
    """This process's own database, copied from the template; see tests/databases.py."""
    from tests.databases import database

    with django_db_blocker.unblock():
        copy = database()
        copy.create()
    yield
    with django_db_blocker.unblock():
        copy.drop()


@pytest.fixture
def child_environment(transactional_db) -> dict[str, str]:
    """Environment for a process that works on this test's database and var/."""
    from tests.databases import child_environment

    return child_environment()
