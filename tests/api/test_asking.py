"""Parameters, pages, methods: refusals in words, never a failure of the program."""

import pytest
from django.test import Client

from tests.portal import items

pytestmark = pytest.mark.django_db
HUGE = "9" * 30


@pytest.mark.parametrize(
    ("path", "query", "name"),
    [
        ("/items", {"lang": "vi"}, "lang"), ("/items", {"limit": "0"}, "limit"),
        ("/items", {"limit": "101"}, "limit"), ("/items", {"limit": "2.0"}, "limit"),
        ("/items", {"limit": "1_0"}, "limit"), ("/items", {"limit": HUGE}, "limit"),
        ("/items", {"limit": ""}, "limit"), ("/items", {"language": "fr"}, "language"),
        ("/items", {"section": "a\0b"}, "section"), ("/items", {"a\0": "b"}, "a␀"),
        ("/items", {"since": "hôm qua"}, "since"), ("/items", {"since": "1"}, "since"),
        ("/items", {"since": "2026-13-01T00:00:00Z"}, "since"),
        ("/items", {"language": ["vi", "en"]}, "language"),
        ("/events", {"since": "2026-02-30"}, "since"), ("/changes", {"after": "-1"}, "after"),
        ("/changes", {"after": HUGE}, "after"), ("/sections", {"x": "1"}, "x"),
        (f"/items/{HUGE}", {}, "number"), ("/items/0", {}, "number"),
        ("/items/abc", {}, "number"), ("/media/film/1", {}, "kind"),
        ("/agencies/A B", {}, "code"), ("/agencies/a%00b", {}, "code"),
        ("/openapi.json", {"x": "1"}, "x"),
    ],
)  # fmt: skip
def test_an_unusable_parameter_is_named_in_both_languages(ask, path, query, name):
    response = ask(path, **query)
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    (wrong,) = response.json()["errors"]
    assert wrong["parameter"] == name
    assert name in wrong["detail"] and name in wrong["detail_en"]


def test_a_refusal_says_what_would_be_right(ask):
    told = ask("/items", limit="999").json()["errors"][0]
    assert told["detail"] == "Tham số “limit” không dùng được; cần số nguyên từ 1 đến 100."
    assert told["detail_en"] == (
        "The parameter “limit” cannot be used; it must be an integer from 1 to 100."
    )


@pytest.mark.parametrize(
    "query",
    [
        {"since": "0001-01-01T00:00:00+14:00"}, {"until": "9999-12-31T23:59:59-14:00"},
        {"since": "9999-12-31T23:59:59.999999Z"}, {"section": "khong-co"}, {"topic": "khong-co"},
        {"agency": "0" * 60},
    ],
)  # fmt: skip
def test_edges_of_time_and_unknown_codes_are_ordinary_questions(ask, query):
    assert ask("/items", **query).status_code == 200


@pytest.mark.parametrize(
    "cursor",
    ["x", "W10", "bnVsbA", "WyJuZXdlc3QiLG51bGwsMV0", "WyJtZWRpYSIsMSwxXQ",
     "WyJuZXdlc3QiLCIyMDI2LTAxLTAxVDAwOjAwOjAwIiwxXQ", "_" * 120],
)  # fmt: skip
def test_a_made_up_cursor_is_a_page_that_is_not_there(ask, cursor):
    response = ask("/items", cursor=cursor)
    assert response.status_code == 404
    assert response.json()["code"] == "unknown-cursor"


@pytest.mark.parametrize("path", ["/events", "/media", "/agencies"])
def test_a_cursor_of_another_list_is_not_taken(ask, path):
    for _number in range(3):
        items.make()
    cursor = ask("/items", limit=1).json()["next"].split("cursor=")[1]
    assert ask(path, cursor=cursor).status_code == 404


def test_pages_neither_repeat_nor_lose_rows_while_items_come_and_go(ask):
    made = [items.make() for _number in range(7)]
    page = ask("/items", limit=3)
    seen = [row["id"] for row in page.json()["data"]]
    items.make()  # in front
    items.withdraw(made[-2])  # one that was seen
    while page.json()["next"]:
        assert page["Link"] == f'<{page.json()["next"]}>; rel="next"'
        cursor = page.json()["next"].split("cursor=")[1]
        page = ask("/items", limit=3, cursor=cursor)
        seen += [row["id"] for row in page.json()["data"]]
    assert seen == [row.pk for row in reversed(made)]


def test_same_moment_does_not_hide_a_row(ask):
    moment = items.clock.now()
    made = {items.make(published_at=moment).pk for _number in range(5)}
    page, seen = ask("/items", limit=2).json(), []
    seen += [row["id"] for row in page["data"]]
    while page["next"]:
        page = ask("/items", limit=2, cursor=page["next"].split("cursor=")[1]).json()
        seen += [row["id"] for row in page["data"]]
    assert len(seen) == 5 and set(seen) == made


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", ["/items", "/items/1", "/khong-co", "/docs"])
def test_nothing_can_be_written(path, method):
    client = Client(enforce_csrf_checks=True)
    response = getattr(client, method)(f"/api/v1{path}")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["code"] == "wrong-method"


def test_an_unknown_address_is_told_in_json(ask):
    for path in ("/khong-co", "/items/", "/items/1/2/3", "/a%00b"):
        response = ask(path)
        assert response.status_code == 404
        assert response["Content-Type"] == "application/problem+json"


def test_too_many_parameters_are_refused(ask):
    assert (
        Client().get("/api/v1/items?" + "&".join(f"a{n}=1" for n in range(6000))).status_code == 400
    )


def test_a_failure_is_told_in_json_and_recorded(ask, monkeypatch, caplog):
    monkeypatch.setattr("phohien.api.v1.counting.counts", lambda *_args: 1 / 0)
    response = Client(raise_request_exception=False).get("/api/v1/statistics")
    assert response.status_code == 500
    assert response.json()["code"] == "failed" and "ZeroDivision" not in response.content.decode()
    assert "the API failed" in caplog.text


def test_problems_are_explained_where_they_point(ask):
    kind = ask("/khong-co").json()["type"]
    path, _hash, anchor = kind.removeprefix("/api/v1").partition("#")
    assert f'id="{anchor}"' in ask(path).content.decode()
