"""Another agency's people against every address of one item: it does not exist for them."""

import pytest
from django.test import Client
from django.urls import reverse

from phohien.newsroom.models import Publication, Version
from phohien.security.models import AuditEntry
from tests.newsroom.factories import Desk

pytestmark = pytest.mark.django_db

READ = ["item", "edit"]
WRITE = [
    "edit", "hand_in", "publish", "schedule", "unschedule", "withdraw", "emergency", "machine",
    "review",
]  # fmt: skip
BODY = {"reason": "Thử", "at": "2030-01-01T08:00", "note": "Thử", "title": "Đổi tên", "lead": "x"}


@pytest.fixture
def item() -> Publication:
    return Desk.make().draft(title="Bài của đơn vị khác")


@pytest.fixture
def stranger() -> Client:
    client = Client()
    client.force_login(Desk.make("12271").leader)
    return client


@pytest.mark.parametrize("route", READ)
def test_a_stranger_reads_nothing(item, stranger, route):
    response = stranger.get(reverse(f"newsroom:{route}", args=[item.pk]))
    assert response.status_code == 404
    assert "Bài của đơn vị khác" not in response.content.decode()


@pytest.mark.parametrize("route", WRITE)
def test_a_stranger_changes_nothing(item, stranger, route):
    before = AuditEntry.objects.count()
    response = stranger.post(reverse(f"newsroom:{route}", args=[item.pk]), BODY)
    assert response.status_code == 404
    item.refresh_from_db()
    assert (item.title, item.work) == ("Bài của đơn vị khác", "editing")
    assert AuditEntry.objects.count() == before and not Version.objects.exists()


def test_a_stranger_neither_translates_nor_asks_the_machine(item, stranger):
    for route, more in (("start_translation", "en"), ("suggest", "headline")):
        response = stranger.post(reverse(f"newsroom:{route}", args=[item.pk, more]))
        assert response.status_code == 404


def test_lists_of_a_stranger_do_not_name_it(item, stranger):
    for route in ("index", "languages"):
        shown = stranger.get(reverse(f"newsroom:{route}") + "?loc=tat-ca").content.decode()
        assert "Bài của đơn vị khác" not in shown
