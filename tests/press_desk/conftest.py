"""The desk, and private files in a folder of the test's own."""

import pytest
from django.core.files.storage import storages

from tests.press_desk.factories import Desk


@pytest.fixture
def desk(db) -> Desk:
    return Desk.make()


@pytest.fixture
def vault(tmp_path, monkeypatch):
    """Where sealed files lie during the test."""
    storage = storages["private"]
    monkeypatch.setattr(storage, "_location", str(tmp_path))
    for name in ("base_location", "location"):
        storage.__dict__.pop(name, None)
    yield tmp_path
    for name in ("base_location", "location"):
        storage.__dict__.pop(name, None)
