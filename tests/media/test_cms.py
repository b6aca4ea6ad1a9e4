"""Files in /cms/: an editor sees and changes what policy says, by every address Wagtail has."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from phohien.media.models import Clip, Paper, Photo
from phohien.security.models import AuditEntry
from tests import factories
from tests.media import films, pictures
from tests.media.conftest import OTHER, OWN


@pytest.fixture
def cms(client, editor):
    client.force_login(editor)
    return client


def form(**changes) -> dict:
    return {
        "title": "Chùa Keo", "alt": "Gác chuông", "caption": "Gác chuông chùa Keo",
        "credit": "Nguyễn Văn Mẫu", "source": "Xã", "licence": "own_shared", "consent": "nobody",
        "agency": factories.agency(OWN).pk, "tags": "", "rights_holder": "", "taken_on": "",
    } | changes  # fmt: skip


def picture(name: str = "a.jpg", **drawn) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pictures.jpeg(320, 200, **drawn), "image/jpeg")


def test_an_editor_sees_the_list_with_small_pictures(cms, make_photo):
    own, foreign = make_photo(title="Ảnh của xã"), make_photo(title="Ảnh xã khác", agency=OTHER)
    page = cms.get("/cms/images/").content.decode()
    assert own.title in page and foreign.title not in page
    small = re.search(r'src="(/tep/anh/[^"]+)"', page)[1]
    assert cms.get(small).status_code == 200
    cms.logout()
    assert cms.get(small).status_code == 404


@pytest.mark.parametrize(
    "name", ["edit", "delete", "image_usage", "delete_multiple", "edit_multiple"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_anothers_photo_is_neither_shown_nor_changed(cms, make_photo, name, method):
    photo = make_photo(agency=OTHER, title="Ảnh xã khác")
    before = Photo.objects.values().get(pk=photo.pk)
    address = reverse(f"wagtailimages:{name}", args=[photo.pk])
    data = form(title="Đã sửa") | {f"image-{photo.pk}-title": "Đã sửa"}
    response = getattr(cms, method)(address, data)
    assert response.status_code in {302, 403, 404, 405}
    assert Photo.objects.values().get(pk=photo.pk) == before


@pytest.mark.parametrize("name", ["preview", "generate_url", "url_generator"])
def test_nor_by_the_side_doors(cms, make_photo, name):
    photo = make_photo(agency=OTHER)
    args = [photo.pk] if name == "url_generator" else [photo.pk, "original"]
    try:
        address = reverse(f"wagtailimages:{name}", args=args)
    except Exception:  # this version of Wagtail has no such address
        return
    assert cms.get(address).status_code in {302, 403, 404}


@pytest.mark.parametrize("action", ["delete", "add_tags", "add_to_collection"])
def test_bulk_actions_leave_others_and_delete_nobodys(cms, make_photo, action):
    own, foreign = make_photo(), make_photo(agency=OTHER)
    address = reverse("wagtail_bulk_action", args=["media", "photo", action])
    query = f"?id={own.pk}&id={foreign.pk}"
    cms.get(address + query)
    cms.post(address + query, {"tags": "moi", "collection": 1})
    assert Photo.objects.count() == 2
    assert not foreign.tags.exists()


def test_papers_and_clips_of_others_likewise(cms, make_paper, make_clip):
    paper, clip = make_paper(agency=OTHER), make_clip(agency=OTHER)
    for address in (
        reverse("wagtaildocs:edit", args=[paper.pk]),
        reverse("wagtaildocs:delete", args=[paper.pk]),
        reverse("wagtailsnippets_media_clip:edit", args=[clip.pk]),
        reverse("wagtailsnippets_media_clip:delete", args=[clip.pk]),
        reverse("wagtailsnippets_media_clip:usage", args=[clip.pk]),
    ):
        assert cms.get(address).status_code in {302, 403, 404}, address
        assert cms.post(address, form(title="Đã sửa")).status_code in {302, 403, 404, 405}, address
    assert Paper.objects.get().title == "Sách ảnh" and Clip.objects.get().title == "Hội chùa"


def test_a_photo_comes_in_through_the_form_with_an_entry(cms):
    assert cms.get("/cms/images/add/").status_code == 200
    response = cms.post("/cms/images/add/", form(file=picture()))
    assert response.status_code == 302, response.context["form"].errors
    photo = Photo.objects.get()
    assert photo.agency.code == OWN and len(photo.file_hash) == 40
    assert AuditEntry.objects.get(action="media.add_photo").object_id == str(photo.pk)


@pytest.mark.parametrize("field", ["alt", "caption", "credit", "source", "agency"])
def test_the_words_are_required(cms, field):
    response = cms.post("/cms/images/add/", form(file=picture(), **{field: ""}))
    assert response.status_code == 200 and field in response.context["form"].errors
    assert not Photo.objects.exists()


def test_the_chooser_of_an_item_asks_the_same(cms):
    address = reverse("wagtailimages_chooser:create")
    prefix = "image-chooser-upload-"
    blank = {prefix + key: value for key, value in form(file=picture(), credit="").items()}
    assert cms.post(address, blank).json()["step"] == "reshow_creation_form"
    given = {prefix + key: value for key, value in form(file=picture()).items()}
    assert cms.post(address, given).json()["step"] == "chosen"
    assert AuditEntry.objects.filter(action="media.add_photo").count() == 1


def test_an_editor_does_not_upload_for_another_agency(cms):
    other = factories.agency(OTHER).pk
    response = cms.post("/cms/images/add/", form(file=picture(), agency=other))
    assert "agency" in response.context["form"].errors


def test_what_the_file_says_fills_what_is_blank(cms):
    from phohien.media import iptc

    body = iptc.write(pictures.jpeg(320, 200), title="Hội", caption="Rước kiệu", credit="TTXVN",
                      source="TTXVN", licence="x")  # fmt: skip
    file = SimpleUploadedFile("a.jpg", body, "image/jpeg")
    cms.post("/cms/images/add/", form(file=file, caption="", credit="", source=""))
    photo = Photo.objects.get()
    assert (photo.caption, photo.credit, photo.source) == ("Rước kiệu", "TTXVN", "TTXVN")


def test_an_own_photo_is_changed_with_an_entry_but_never_its_file(cms, make_photo):
    photo = make_photo()
    address = reverse("wagtailimages:edit", args=[photo.pk])
    page = cms.get(address)
    assert page.status_code == 200 and "file" not in page.context["form"].fields
    stored = photo.file.name
    changed = form(caption="Mùa thu", file=picture(seed=99))
    assert cms.post(address, changed).status_code == 302
    photo.refresh_from_db()
    assert photo.caption == "Mùa thu" and photo.file.name == stored
    entry = AuditEntry.objects.get(action="media.change_photo")
    assert "caption" in entry.changes


def test_the_heap_leads_to_the_form(cms):
    for room in ("images", "documents"):
        response = cms.get(f"/cms/{room}/multiple/add/")
        assert response.status_code == 302 and response["Location"] == f"/cms/{room}/add/"


def test_a_clip_comes_in_and_can_be_chosen(cms):
    address = reverse("wagtailsnippets_media_clip:add")
    assert cms.get(address).status_code == 200
    file = SimpleUploadedFile("hoi.mp4", films.mp4(95), "video/mp4")
    given = form(title="Hội chùa", transcript="Tiếng trống.", file=file)
    response = cms.post(address, given)
    assert response.status_code == 302, response.context["form"].errors
    clip = Clip.objects.get()
    assert clip.seconds == 95 and len(clip.file_hash) == 40
    assert AuditEntry.objects.filter(object_type="media.Clip").count() == 1
    bad = SimpleUploadedFile("hoi.mp4", b"nothing", "video/mp4")
    assert "file" in cms.post(address, given | {"file": bad}).context["form"].errors


def test_a_paper_comes_in_and_is_read(cms):
    pdf = films.pdf()
    given = form(title="Sách", file=SimpleUploadedFile("sach.pdf", pdf, "application/pdf"))
    response = cms.post("/cms/documents/add/", given)
    assert response.status_code == 302, response.context["form"].errors
    paper = Paper.objects.get()
    assert cms.get(paper.url).status_code == 200
    assert AuditEntry.objects.filter(action="media.add_paper").count() == 1


def test_own_papers_and_clips_are_opened_and_changed(cms, make_paper, make_clip):
    paper, clip = make_paper(), make_clip()
    stored = (paper.file.name, clip.file.name)
    for address in (
        reverse("wagtaildocs:edit", args=[paper.pk]),
        reverse("wagtailsnippets_media_clip:edit", args=[clip.pk]),
    ):
        assert cms.get(address).status_code == 200
        given = form(title="Tên mới", transcript="Tiếng trống.")
        response = cms.post(address, given)
        assert response.status_code == 302, response.context["form"].errors
    paper.refresh_from_db()
    clip.refresh_from_db()
    assert (paper.title, clip.title) == ("Tên mới", "Tên mới")
    assert (paper.file.name, clip.file.name) == stored
    assert AuditEntry.objects.get(action="media.change_paper").changes["title"][1] == "Tên mới"
