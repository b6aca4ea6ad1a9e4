"""Every door of Wagtail against words that nobody cleared: none of them leads to the public."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale, Page

from phohien.kernel import clock
from phohien.newsroom import selectors, services
from phohien.newsroom.gate import NotCleared
from phohien.newsroom.models import Item, Publication, Version
from tests.factories import make_user
from tests.newsroom.factories import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk.make()


@pytest.fixture
def draft(desk) -> Publication:
    return desk.draft(title="Chưa ai duyệt")


def assert_not_public(row: Publication) -> None:
    row.refresh_from_db()
    assert row.state == "draft" and not Version.objects.filter(publication=row).exists()
    assert selectors.by_path(row.path) is None
    assert not Page.objects.get(pk=row.page_id).live


def by_revision(page: Item) -> None:
    page.latest_revision.publish()


def by_action(page: Item) -> None:
    PublishPageRevisionAction(page.latest_revision, user=None).execute(skip_permission_checks=True)


def by_saving(page: Item) -> None:
    page.live = True
    page.save()


def by_alias(page: Item) -> None:
    CreatePageAliasAction(page, parent=page.get_parent(), update_slug="bi-danh", user=None).execute(
        skip_permission_checks=True
    )


def by_translation_copy(page: Item) -> None:
    copied = page.copy_for_translation(Locale.objects.get(language_code="en"))
    copied.save_revision().publish()


def by_new_page(page: Item) -> None:
    parent = page.get_parent()
    parent.add_child(
        instance=Item(
            title="Chen ngang", slug="chen-ngang", lead="x", agency=page.agency, live=True
        )
    )


@pytest.mark.parametrize(
    "door", [by_revision, by_action, by_saving, by_alias, by_translation_copy, by_new_page]
)
def test_a_door_refuses_what_nobody_cleared(draft, door):
    with pytest.raises(NotCleared):
        door(draft.page.specific)
    assert_not_public(draft)


def test_a_copy_of_a_live_item_is_a_draft_that_nobody_cleared(desk):
    page = desk.live().page.specific
    with pytest.raises(NotCleared):
        CopyPageAction(page, update_attrs={"slug": "ban-sao"}, keep_live=True).execute(
            skip_permission_checks=True
        )
    copied = CopyPageAction(page, update_attrs={"slug": "ban-sao"}, keep_live=False).execute(
        skip_permission_checks=True
    )
    assert_not_public(Publication.objects.get(page_id=copied.pk))


def test_wagtails_schedule_publishes_nothing_of_ours(draft):
    page = draft.page.specific
    page.go_live_at = clock.now() - dt.timedelta(hours=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    with pytest.raises(NotCleared):
        call_command("publish_scheduled")
    assert_not_public(draft)


def test_a_flag_set_in_the_database_shows_nothing_to_the_public(draft):
    Page.objects.filter(pk=draft.page_id).update(live=True)
    assert selectors.by_path(draft.path) is None
    Publication.objects.filter(pk=draft.pk).update(first_published_at=clock.now())
    assert selectors.by_path(draft.path) is None


def test_changing_a_live_page_behind_our_back_leaves_the_public_words(desk):
    row = desk.live(title="Lời đã duyệt")
    Page.objects.filter(pk=row.page_id).update(title="Lời chưa duyệt")
    page = row.page.specific
    page.refresh_from_db()
    page.save()
    assert selectors.by_path(row.path).current.content["title"] == "Lời đã duyệt"


def test_going_back_to_an_older_draft_is_a_draft(desk):
    row = desk.live(title="Bản đầu")
    first = row.page.specific.latest_revision
    services.save_draft(actor=desk.writer, publication=row, title="Bản hai")
    first.publish()  # Wagtail mirrors nothing to the public
    assert selectors.by_path(row.path).current.number == 1


EDITING = [
    ("wagtailadmin_pages:edit", {"action-publish": "1", "body-count": "0", "sources-count": "0"}),
    ("wagtailadmin_pages:unpublish", {}),
    ("wagtailadmin_pages:delete", {}),
    ("wagtailadmin_pages:move", {}),
    ("wagtailadmin_pages:copy", {"new_title": "x", "new_slug": "x", "publish_copies": "on"}),
    ("wagtailadmin_pages:workflow_history", {}),
    ("wagtailadmin_pages:lock", {}),
]


@pytest.mark.parametrize(("route", "data"), EDITING)
def test_the_editors_admin_publishes_nothing(desk, draft, route, data):
    client = Client()
    client.force_login(desk.editor)
    response = client.post(reverse(route, args=[draft.page_id]), data)
    assert response.status_code < 500
    assert_not_public(draft)


@pytest.mark.parametrize("route", [route for route, _data in EDITING])
def test_an_editor_of_elsewhere_does_not_reach_the_page(draft, route):
    stranger = make_user("editor", "so-cong-thuong")
    client = Client()
    client.force_login(stranger)
    response = client.get(reverse(route, args=[draft.page_id]))
    assert response.status_code in (302, 403, 404, 405)
    assert "Chưa ai duyệt" not in response.content.decode()


def test_an_editor_opens_and_saves_the_page_in_wagtail(desk, draft):
    client = Client()
    client.force_login(desk.editor)
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[draft.page_id]))
    assert shown.status_code == 200
    assert "action-publish" not in shown.content.decode()


def test_officers_do_not_enter_the_admin(desk, draft):
    client = Client()
    client.force_login(desk.writer)
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[draft.page_id]))
    assert shown.status_code == 403


def test_wagtail_previews_nothing(desk, client):
    row = desk.draft()
    client.force_login(desk.editor)
    assert (
        client.get(reverse("wagtailadmin_pages:view_draft", args=[row.page_id])).status_code == 302
    )
