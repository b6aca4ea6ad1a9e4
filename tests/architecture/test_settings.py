"""Production settings start with what a deployment must give, and refuse without any of it."""

import os
import subprocess
import sys

import pytest
from django.apps import apps
from django.core.management.base import no_translations
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from tests.architecture.source import ROOT

GIVEN = {
    "PHOHIEN_SECRET_KEY": "k" * 64,
    "PHOHIEN_ALLOWED_HOSTS": "phohien.example",
    "PHOHIEN_PRESS_KEYS": "p" * 64 + "," + "q" * 64,
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
}
OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("phohien.")}
START = (
    "import sys; sys.path.insert(0, 'src'); from django.conf import settings as s;"
    "print(s.DEBUG, s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0)"
)


def start(**changes: str | None) -> subprocess.CompletedProcess:
    clean = {name: value for name, value in os.environ.items() if "PHOHIEN" not in name}
    environment = {n: v for n, v in (clean | GIVEN | changes).items() if v is not None}
    return subprocess.run(
        [sys.executable, "-c", START], cwd=ROOT, env=environment, capture_output=True, text=True
    )


def test_production_starts_strict():
    assert start().stdout.split() == ["False", "True", "True", "True"]


@pytest.mark.parametrize(
    "changes",
    [
        {"PHOHIEN_SECRET_KEY": None},
        {"PHOHIEN_SECRET_KEY": ""},
        {"PHOHIEN_SECRET_KEY": "short"},
        {"PHOHIEN_PRESS_KEYS": None},
        {"PHOHIEN_PRESS_KEYS": "short"},
        {"PHOHIEN_PRESS_KEYS": "p" * 64 + ",short"},
        {"PHOHIEN_ALLOWED_HOSTS": None},
        {"PHOHIEN_ALLOWED_HOSTS": ""},
    ],
)
def test_production_refuses_without_its_secrets(changes):
    done = start(**changes)
    assert done.returncode != 0
    assert f"ImproperlyConfigured: {next(iter(changes))}" in done.stderr


@pytest.mark.django_db  # wagtail-localize asks the database while its migrations are loaded
@no_translations
def test_no_migration_is_missing():
    loader = MigrationLoader(None)
    assert not loader.detect_conflicts()
    found = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    changes = found.changes(graph=loader.graph)
    assert not {app: changes[app] for app in changes if app in OURS}
