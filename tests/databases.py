"""Databases for tests: migrated and given the agencies once, then copied for each process and test.

Emptying tables after a test that commits would lose what migrations put in and run into the
append-only triggers; a fresh copy of the template has neither trouble and is as quick.
"""

import fcntl
import hashlib
import io
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase

from launcher.fingerprints import data_of, migrations

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / ".pytest_cache" / "databases"
TEMPLATE_KEPT = 2 * 24 * 3600  # seconds


def database() -> "SqliteCopy | PostgresCopy":
    copy = SqliteCopy() if connection.vendor == "sqlite" else PostgresCopy()
    TransactionTestCase._fixture_teardown = lambda _case: copy.restore()
    return copy


def child_environment() -> dict[str, str]:
    values = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
        "PHOHIEN_VAR": str(settings.VAR),
        "PHOHIEN_SECRET_KEY": settings.SECRET_KEY,
        "PHOHIEN_REDIS_URL": settings.REDIS_URL,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    if connection.vendor == "postgresql":
        values["PHOHIEN_DATABASE_URL"] = _url_of(connection.settings_dict["NAME"])
    return values


def _url_of(name: str) -> str:
    return os.environ["PHOHIEN_TEST_DATABASE_URL"].rsplit("/", 1)[0] + f"/{name}"


def _migrate() -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    for command in ("load_organisation", "load_clearance", "load_sections"):
        call_command(command, verbosity=0, stdout=io.StringIO())
    connection.close()


def _fingerprint() -> str:
    """Of what the template depends on: migrations, shipped lists, libraries, installed apps."""
    lists = [data_of(room) for room in ("organisation", "clearance", "newsroom")]
    text = "\n".join([migrations(), *lists, *settings.INSTALLED_APPS])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    with (TEMPLATES / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class SqliteCopy:
    """``phohien.sqlite3`` in this process's var/."""

    def __init__(self) -> None:
        self.path = Path(settings.VAR) / "phohien.sqlite3"
        self.template = TEMPLATES / f"{_fingerprint()}.sqlite3"

    def create(self) -> None:
        with _one_at_a_time():
            if not self.template.exists():
                self._make_template()
        shutil.copyfile(self.template, self.path)
        connection.settings_dict["NAME"] = str(self.path)

    def _make_template(self) -> None:
        for old in TEMPLATES.glob("*.sqlite3"):
            if time.time() - old.stat().st_mtime > TEMPLATE_KEPT:
                old.unlink()
        fresh = self.template.with_suffix(".new")
        connection.settings_dict["NAME"] = str(fresh)
        _migrate()
        with sqlite3.connect(fresh) as plain:
            plain.execute("PRAGMA journal_mode=DELETE")
        fresh.rename(self.template)

    def restore(self) -> None:
        """By SQLite's own backup, which respects the locks of threads that still read."""
        connections.close_all()
        source, target = sqlite3.connect(self.template), sqlite3.connect(self.path, timeout=20)
        try:
            source.backup(target)
        finally:
            source.close()
            target.close()

    def drop(self) -> None:
        connections.close_all()


class PostgresCopy:
    """A database of its own on the server, from a template database there."""

    def __init__(self) -> None:
        self.name = f"phohien_test_{os.getpid()}"
        self.template = f"phohien_template_{_fingerprint()}"
        self.server = settings.DATABASES["default"]["NAME"]

    def create(self) -> None:
        with _one_at_a_time():
            if not self._exists(self.template):
                self._make_template()
            self._copy()
        self._use(self.name)

    def _make_template(self) -> None:
        fresh = f"{self.template}_new"
        self._run(f'DROP DATABASE IF EXISTS "{fresh}" WITH (FORCE)', f'CREATE DATABASE "{fresh}"')
        self._use(fresh)
        _migrate()
        self._use(self.server)
        self._run(f'ALTER DATABASE "{fresh}" RENAME TO "{self.template}"')

    def restore(self) -> None:
        connections.close_all()
        self._copy()

    def drop(self) -> None:
        connections.close_all()
        self._run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def _copy(self) -> None:
        self._run(
            f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)',
            f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}" STRATEGY file_copy',
        )

    def _use(self, name: str) -> None:
        connection.close()
        connection.settings_dict["NAME"] = name

    def _exists(self, name: str) -> bool:
        with self._connect() as server:
            query = "SELECT 1 FROM pg_database WHERE datname = %s"
            return server.execute(query, [name]).fetchone() is not None

    def _run(self, *statements: str) -> None:
        with self._connect() as server:
            for statement in statements:
                server.execute(statement)

    def _connect(self):
        import psycopg

        return psycopg.connect(_url_of(self.server), autocommit=True)
