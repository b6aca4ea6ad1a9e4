"""The door at /tep/: public exactly while a live use stands, staff by policy, else nothing."""

import pytest
from django.core.files.base import ContentFile

from phohien.media import selectors, services
from phohien.media.models import PhotoRendition
from phohien.organisation.enums import Role
from tests import factories

ABOUT = {"subject_type": "publication", "subject_id": 1}


def body_of(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_draft_photo_is_nothing_to_the_public_and_there_for_its_agency(
    make_photo, client, officer, stranger
):
    shown = selectors.picture(make_photo())
    assert client.get(shown["src"]).status_code == 404
    client.force_login(stranger)
    assert client.get(shown["src"]).status_code == 404
    client.force_login(officer)
    response = client.get(shown["src"])
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-cache"
    assert body_of(response)[:3] == b"\xff\xd8\xff"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, Role.COORDINATOR])
def test_those_whose_work_is_content_see_drafts(make_photo, client, role):
    agency = "11977" if role == Role.EDITOR else None
    client.force_login(factories.make_user(role, agency))
    assert client.get(selectors.picture(make_photo())["src"]).status_code == 200


@pytest.mark.parametrize("role", [Role.FINANCE_APPRAISER, None])
def test_others_do_not(make_photo, client, role):
    client.force_login(factories.make_user(role))
    assert client.get(selectors.picture(make_photo())["src"]).status_code == 404


def test_published_it_is_open_and_withdrawn_it_is_closed_again(make_photo, client):
    photo = make_photo()
    shown = selectors.picture(photo)
    services.set_live_uses(**ABOUT, photo_ids=[photo.pk])
    for row in [*shown["sources"], shown["share"]]:
        response = client.get(row["url"])
        assert response.status_code == 200
        assert response["Content-Type"] == row.get("type", "image/jpeg")
        assert "max-age=600" in response["Cache-Control"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "Cookie" not in response.get("Vary", "")
    services.clear_live_uses(**ABOUT)
    assert {client.get(row["url"]).status_code for row in shown["sources"]} == {404}


def test_the_photo_as_uploaded_is_never_public(make_photo, client, officer):
    photo = make_photo()
    services.set_live_uses(**ABOUT, photo_ids=[photo.pk])
    assert client.get(photo.url).status_code == 404
    client.force_login(officer)
    assert client.get(photo.url).status_code == 200


def test_a_wrong_mark_name_or_kind_is_nothing(make_photo, make_paper, client):
    photo, paper = make_photo(), make_paper()
    services.set_live_uses(**ABOUT, photo_ids=[photo.pk], paper_ids=[paper.pk])
    src = selectors.picture(photo)["src"]
    mark = photo.file_hash[:8]
    for wrong in (
        src.replace(mark, "00000000"),
        src.replace("/anh/", "/video/"),
        src.replace("/anh/", "/khac/"),
        src + ".jpg",
        paper.url.replace(f"/{paper.pk}/", f"/{paper.pk + 1}/"),
        f"/tep/anh/{photo.pk}/{mark}/..%2f..%2fsecrets.env",
    ):
        assert client.get(wrong).status_code == 404, wrong
    assert client.get(src).status_code == 200


def test_a_size_of_one_photo_is_not_served_as_anothers(make_photo, client):
    public, draft = make_photo(), make_photo()
    selectors.picture(public)
    name = selectors.picture(draft)["src"].rsplit("/", 1)[1]
    PhotoRendition.objects.filter(image=public).update(file="sizes/none.jpg")
    services.set_live_uses(**ABOUT, photo_ids=[public.pk])
    assert client.get(f"/tep/anh/{public.pk}/{public.file_hash[:8]}/{name}").status_code == 404


def test_the_same_version_costs_a_304_and_only_while_public(make_photo, client):
    photo = make_photo()
    src = selectors.picture(photo)["src"]
    services.set_live_uses(**ABOUT, photo_ids=[photo.pk])
    etag = client.get(src)["ETag"]
    assert client.get(src, headers={"If-None-Match": etag}).status_code == 304
    services.clear_live_uses(**ABOUT)
    assert client.get(src, headers={"If-None-Match": etag}).status_code == 404


def test_head_has_the_length_and_posting_is_refused(make_photo, client):
    photo = make_photo()
    src = selectors.picture(photo)["src"]
    services.set_live_uses(**ABOUT, photo_ids=[photo.pk])
    head = client.head(src)
    assert head.status_code == 200 and int(head["Content-Length"]) > 1000
    assert client.post(src).status_code == 405


@pytest.mark.parametrize(
    ("asked", "status", "told", "first", "length"),
    [
        ("bytes=0-99", 206, "bytes 0-99/10240", 0, 100),
        ("bytes=10000-", 206, "bytes 10000-10239/10240", 10000, 240),
        ("bytes=-40", 206, "bytes 10200-10239/10240", 10200, 40),
        ("bytes=10200-99999", 206, "bytes 10200-10239/10240", 10200, 40),
        ("bytes=10240-", 416, "bytes */10240", 0, 0),
        ("bytes=0-1,5-6", 200, None, 0, 10240),
        ("bytes=9-3", 200, None, 0, 10240),
        ("dozens=1-2", 200, None, 0, 10240),
    ],
)
def test_a_clip_is_sent_in_the_ranges_a_player_asks_for(
    make_clip, client, asked, status, told, first, length
):
    clip = make_clip()
    services.set_live_uses(**ABOUT, clip_ids=[clip.pk])
    response = client.get(clip.url, headers={"Range": asked})
    assert response.status_code == status
    assert response.get("Content-Range") == told
    whole = bytes(range(256)) * 40
    assert body_of(response) == whole[first : first + length]
    if status != 416:
        assert response["Content-Type"] == "video/mp4"
        assert int(response["Content-Length"]) == length


def test_a_range_of_another_version_gives_the_whole(make_clip, client):
    clip = make_clip()
    services.set_live_uses(**ABOUT, clip_ids=[clip.pk])
    stale = {"Range": "bytes=0-9", "If-Range": '"other"'}
    assert client.get(clip.url, headers=stale).status_code == 200
    fresh = stale | {"If-Range": client.get(clip.url)["ETag"]}
    assert client.get(clip.url, headers=fresh).status_code == 206


def test_subtitles_come_with_their_clip(make_clip, client):
    clip = make_clip()
    clip.captions.save("hội.vtt", ContentFile(b"WEBVTT\n"))
    assert client.get(clip.captions_url).status_code == 404
    services.set_live_uses(**ABOUT, clip_ids=[clip.pk])
    assert client.get(clip.captions_url)["Content-Type"] == "text/vtt; charset=utf-8"


def test_a_pdf_opens_and_a_word_file_is_saved(make_paper, client):
    pdf, word = make_paper(), make_paper(name="kế hoạch.docx")
    services.set_live_uses(**ABOUT, paper_ids=[pdf.pk, word.pk])
    assert client.get(pdf.url)["Content-Type"] == "application/pdf"
    assert "Content-Disposition" not in client.get(pdf.url)
    assert client.get(word.url)["Content-Disposition"].startswith('attachment; filename="ke-hoach')


def test_nginx_may_send_the_bytes(make_clip, client, settings):
    settings.MEDIA_ACCEL_PREFIX = "/_tep/"
    clip = make_clip()
    assert client.get(clip.url).status_code == 404
    services.set_live_uses(**ABOUT, clip_ids=[clip.pk])
    response = client.get(clip.url)
    assert response["X-Accel-Redirect"] == f"/_tep/{clip.file.name}"
    assert response.content == b""


def test_no_other_address_leads_to_a_file(make_photo, make_paper, client):
    photo, paper = make_photo(), make_paper()
    services.set_live_uses(**ABOUT, photo_ids=[photo.pk], paper_ids=[paper.pk])
    for address in (
        f"/media/{photo.file.name}",
        f"/documents/{paper.pk}/{paper.filename}",
        f"/images/x/{photo.pk}/original/",
        f"/{photo.file.name}",
    ):
        assert client.get(address).status_code == 404, address
