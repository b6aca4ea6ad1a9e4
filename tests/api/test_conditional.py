"""ETag, Last-Modified, HEAD, CORS and what caches may keep."""

import datetime as dt

import pytest

from phohien.kernel import clock
from tests.api.conftest import NOW
from tests.portal import items

pytestmark = pytest.mark.django_db


def test_the_same_answer_is_not_sent_twice(ask):
    items.make()
    first = ask("/items")
    again = ask("/items", headers={"If-None-Match": f'"other", W/{first["ETag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"] and again["Cache-Control"] == first["Cache-Control"]
    items.make()
    assert ask("/items", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_the_moment_of_the_last_change_counts_withdrawals_too(ask):
    made = [items.make(), items.make()]
    with clock.at(NOW + dt.timedelta(hours=1)):
        first = ask("/items")
        since = {"If-Modified-Since": first["Last-Modified"]}
        assert ask("/items", headers=since).status_code == 304
        items.withdraw(made[0])
        type(made[0]).objects.filter(pk=made[0].pk).update(changed_at=clock.now())
    with clock.at(NOW + dt.timedelta(hours=2)):
        assert ask("/items", headers=since).status_code == 200


def test_what_has_just_changed_has_no_moment_yet(ask):
    items.make(published_at=clock.now())
    assert "Last-Modified" not in ask("/items")


def test_a_mark_wins_over_a_moment(ask):
    items.make()
    with clock.at(NOW + dt.timedelta(hours=1)):
        moment = ask("/items")["Last-Modified"]
        headers = {"If-None-Match": '"old"', "If-Modified-Since": moment}
        assert ask("/items", headers=headers).status_code == 200


def test_head_is_get_without_its_body(ask):
    items.make()
    got, head = ask("/items"), ask("/items", method="head")
    assert head.status_code == 200 and head.content == b""
    assert head["Content-Length"] == str(len(got.content))
    assert head["ETag"] == got["ETag"] and head["Content-Type"] == got["Content-Type"]
    assert ask("/items/999", method="head").status_code == 404


def test_shared_caches_keep_what_visitors_get_only_shortly(ask):
    response = ask("/sections")
    assert response["Cache-Control"] == "public, max-age=5, must-revalidate"
    assert "Authorization" in response["Vary"] and "Cookie" not in response["Vary"]
    assert ask("/khong-co")["Cache-Control"] == "no-store"


def test_pages_elsewhere_may_read_without_cookies(ask):
    response = ask("/sections", headers={"Origin": "https://bao.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert ask("/khong-co")["Access-Control-Allow-Origin"] == "*"
    asked = ask("/items", method="options")
    assert asked.status_code == 204
    assert "Authorization" in asked["Access-Control-Allow-Headers"]


def test_nothing_of_a_session_changes_the_answer(ask, admin_client):
    assert admin_client.get("/api/v1/sections").content == ask("/sections").content
    assert not admin_client.get("/api/v1/sections").cookies


def test_the_language_of_the_words_is_told(ask):
    made = items.make(locale="zh-hans")
    assert ask("/items", language="zh-hans")["Content-Language"] == "zh-Hans"
    assert ask(f"/items/{made.pk}")["Content-Language"] == "zh-Hans"
