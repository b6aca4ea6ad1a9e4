"""The same number of queries for one row and for a hundred."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.test_keys import make_key
from tests.api.worlds import EVENT, PLACE, use_photo
from tests.portal import items

pytestmark = pytest.mark.django_db
COUNTS = {
    "/items?limit=100": 2,
    "/items?limit=100&detail=full": 2,
    "/places?limit=100": 2,
    "/events?limit=100": 2,
    "/media?limit=100": 3,
    "/changes?limit=100": 2,
    "/statistics": 5,
    "/agencies?limit=100": 1,
    "/sections": 1,
    "/topics": 1,
    "/openapi.json": 0,
    "/catalog.jsonld": 1,
}


def fill(count: int) -> None:
    for number in range(count):
        kind = ({}, {"type": "place", "kind": "park", "facts": PLACE},
                {"type": "happening", "kind": "event", "facts": EVENT})[number % 3]  # fmt: skip
        picture = items.PICTURE | {"media": f"photo:{number}"}
        made = items.make(tell=False, main_picture=picture, **kind)
        use_photo(number, made)


@pytest.mark.parametrize("rows", [3, 102])
def test_lists_ask_the_database_as_often_for_many_rows(ask, rows):
    fill(rows)
    ask("/openapi.json")
    counted = {}
    for path in COUNTS:
        with CaptureQueriesContext(
            connection,
        ) as held:
            response = ask(path)
        assert response.status_code == 200
        counted[path] = len(held)
    assert counted == COUNTS
    assert len(ask("/items", limit=100).json()["data"]) == min(rows, 100)
    assert len(ask("/media", limit=100).json()["data"]) == min(rows, 100)


def test_one_item_in_all_languages(ask):
    source = items.make()
    items.make(locale="en", source=source)
    with CaptureQueriesContext(connection) as held:
        ask(f"/items/{source.pk}")
    assert len(held) == 3


def test_a_key_costs_two_queries_more(ask):
    items.make()
    _key, text = make_key()
    ask("/items", key=text)  # opens the day
    with CaptureQueriesContext(connection) as held:
        ask("/items", key=text)
    assert len(held) == COUNTS["/items?limit=100"] + 2
