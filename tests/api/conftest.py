"""What tests of the API share: a still clock, an empty cache, a client."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client

from phohien.kernel import clock

NOW = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)  # 09:00 in Việt Nam


@pytest.fixture(autouse=True)
def _still_clock():
    cache.clear()
    with clock.at(NOW):
        yield


@pytest.fixture
def ask():
    """``ask("/items", language="vi")`` → the answer to a visitor, or to ``key``."""

    def get(path: str, key: str = "", method: str = "get", headers=None, **query):
        given = {"Authorization": f"Bearer {key}"} if key else {}
        client = Client(raise_request_exception=True)
        send = getattr(client, method)
        return send(f"/api/v1{path}", query, headers={**given, **(headers or {})})

    return get
