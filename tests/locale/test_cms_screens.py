"""The screens of Wagtail's admin at /cms/ show no sentence in English."""

import json
import re

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import NoReverseMatch, reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection

from scripts.merge_upstream_vi import DOMAINS, upstream
from tests.locale.catalogues import ours
from tests.locale.visible_text import EnglishSentences, visible_texts

pytestmark = pytest.mark.django_db

HARD_CODED = {  # in Wagtail's templates, from the name of a field or model, or Django's own data
    *("Actions", "Email", "English", "Locale", "Locales", "Mongolian", "None", "Page", "Search"),
}
SCREENS = [
    ("wagtail.admin", "wagtailadmin_home"),
    ("wagtail.admin", "wagtailadmin_explore_root"),
    ("wagtail.admin", "wagtailadmin_pages:search"),
    ("wagtail.admin", "wagtailadmin_account"),
    ("wagtail.admin", "wagtailadmin_collections:index"),
    ("wagtail.admin", "wagtailadmin_collections:add"),
    ("wagtail.admin", "wagtailadmin_workflows:index"),
    ("wagtail.admin", "wagtailadmin_workflows:add"),
    ("wagtail.admin", "wagtailadmin_workflows:task_index"),
    ("wagtail.admin", "wagtailadmin_reports:locked_pages"),
    ("wagtail.admin", "wagtailadmin_reports:workflow"),
    ("wagtail.admin", "wagtailadmin_reports:workflow_tasks"),
    ("wagtail.admin", "wagtailadmin_reports:site_history"),
    ("wagtail.admin", "wagtailadmin_reports:aging_pages"),
    ("wagtail.admin", "wagtailadmin_reports:page_types_usage"),
    ("wagtail.images", "wagtailimages:index"),
    ("wagtail.images", "wagtailimages:add_multiple"),
    ("wagtail.documents", "wagtaildocs:index"),
    ("wagtail.documents", "wagtaildocs:add_multiple"),
    ("wagtail.snippets", "wagtailsnippets:index"),
    ("wagtail.users", "wagtailusers_users:index"),
    ("wagtail.users", "wagtailusers_users:add"),
    ("wagtail.users", "wagtailusers_groups:index"),
    ("wagtail.users", "wagtailusers_groups:add"),
    ("wagtail.sites", "wagtailsites:index"),
    ("wagtail.sites", "wagtailsites:add"),
    ("wagtail.locales", "wagtaillocales:index"),
    ("wagtail.locales", "wagtaillocales:add"),
    ("wagtail.contrib.redirects", "wagtailredirects:index"),
    ("wagtail.contrib.redirects", "wagtailredirects:add"),
    ("wagtail.contrib.forms", "wagtailforms:index"),
]


@pytest.fixture(scope="module")
def english():
    return EnglishSentences(msgid for domain in DOMAINS for _context, msgid in upstream(domain))


@pytest.fixture
def editor(client, compiled):
    user_model = get_user_model()
    required = {name: "Nguyễn Thị Lan" for name in user_model.REQUIRED_FIELDS if name != "email"}
    user = user_model.objects.create_superuser("lan.nt", "lan.nt@example.vn", None, **required)
    client.force_login(user)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "vi"
    return client


def seen_on(client, address):
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    assert 'lang="vi"' in answer.content.decode()
    return list(visible_texts(answer.content.decode()))


@pytest.mark.parametrize(("app", "screen"), SCREENS, ids=[name for _app, name in SCREENS])
def test_no_english_on_the_screen(editor, english, app, screen):
    if not apps.is_installed(app):
        pytest.skip(f"{app} is not installed")
    texts = seen_on(editor, reverse(screen))
    assert len(texts) > 10
    assert set(english.found_in(texts)) - HARD_CODED == set()


def test_no_english_where_a_group_is_edited_and_deleted(editor, english):
    group = Group.objects.create(name="Nhóm thử")
    seen = _edited_and_deleted(editor, "wagtailusers_groups", group)
    assert "Đã xóa nhóm “Nhóm thử”." in seen
    assert set(english.found_in(seen)) - HARD_CODED == set()


def test_no_english_where_a_collection_is_edited_and_deleted(editor, english):
    collection = Collection.get_first_root_node().add_child(name="Ảnh lễ hội")
    seen = _edited_and_deleted(editor, "wagtailadmin_collections", collection)
    assert "Đã xóa bộ sưu tập “Ảnh lễ hội”." in seen
    assert set(english.found_in(seen)) - HARD_CODED == set()


def test_no_english_where_a_document_is_edited_and_deleted(editor, english):
    try:
        reverse("wagtaildocs_serve", args=[1, "a.txt"])
    except NoReverseMatch:
        pytest.skip("documents have no public address here: wagtail.documents.urls not included")
    paper = get_document_model().objects.create(title="Tệp", file=ContentFile(b"x", "a.txt"))
    seen = _edited_and_deleted(editor, "wagtaildocs", paper)
    assert "Đã xóa tài liệu “Tệp”." in seen
    assert set(english.found_in(seen)) - HARD_CODED == set()


def _edited_and_deleted(client, namespace, row):
    edited, deleted = (reverse(f"{namespace}:{verb}", args=[row.pk]) for verb in ("edit", "delete"))
    seen = [*seen_on(client, edited), *seen_on(client, deleted)]
    after = client.post(deleted, follow=True)
    return seen + list(visible_texts(after.content.decode()))


def test_the_admin_scripts_are_given_every_sentence_in_vietnamese(editor):
    script = editor.get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    given = json.loads(re.search(r"newcatalog = (\{.*?\});\n", script, re.DOTALL)[1])
    for entry in ours("djangojs"):
        name = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
        expected = [entry.msgstr_plural[0]] if entry.msgid_plural else entry.msgstr
        assert given[name] == expected
