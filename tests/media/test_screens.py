"""The workspace's screens for files: lists, one file, uploading, reading before uploading."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phohien.media import iptc, services
from phohien.media.enums import Consent, Licence
from phohien.media.models import Clip, Paper, Photo
from phohien.organisation.enums import Role
from tests import factories
from tests.media import films, pictures
from tests.media.conftest import OTHER, OWN

WORDS = {
    "alt": "Gác chuông", "caption": "Gác chuông chùa Keo", "credit": "Nguyễn Văn Mẫu",
    "source": "Xã tự chụp", "licence": "own_shared", "consent": "nobody",
}  # fmt: skip


def file(body: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, body)


def sent(**changes) -> dict:
    return WORDS | {"agency": factories.agency(OWN).pk} | changes


def test_the_list_holds_what_the_person_may_see(make_photo, client, officer):
    mine, theirs = make_photo(title="Ảnh xã nhà"), make_photo(title="Ảnh nơi khác", agency=OTHER)
    shown = make_photo(title="Ảnh đã đăng", agency=OTHER)
    services.set_live_uses(subject_type="publication", subject_id=1, photo_ids=[shown.pk])
    client.force_login(officer)
    page = client.get("/lam-viec/anh/anh/").content.decode()
    assert mine.title in page and shown.title in page and theirs.title not in page
    assert client.get(f"/lam-viec/anh/anh/{theirs.pk}/").status_code == 404
    assert client.get(f"/lam-viec/anh/anh/{shown.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("q=keo", {"Chùa Keo"}),
        ("giay_phep=cc_by", {"Đền Trần"}),
        ("dung=live", {"Đền Trần"}),
        ("dung=never", {"Chùa Keo"}),
        ("giay_phep=khong-co", {"Chùa Keo", "Đền Trần"}),
    ],
)
def test_filters_are_addresses(make_photo, client, officer, query, titles):
    make_photo(title="Chùa Keo", caption="Gác chuông")
    temple = make_photo(title="Đền Trần", caption="Lễ hội", licence=Licence.CC_BY)
    services.set_live_uses(subject_type="publication", subject_id=1, photo_ids=[temple.pk])
    client.force_login(officer)
    page = client.get(f"/lam-viec/anh/anh/?{query}").content.decode()
    assert {title for title in ("Chùa Keo", "Đền Trần") if title in page} == titles


@pytest.mark.parametrize("kind", ["anh", "video"])
def test_three_rows_cost_the_same_queries_as_one(
    make_photo, make_clip, client, officer, django_assert_num_queries, settings, kind
):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    client.force_login(officer)
    for count in (1, 3):
        while Clip.objects.count() < count:
            make_clip(poster=make_photo())
        client.get(f"/lam-viec/anh/{kind}/")  # draws the small sizes
        with django_assert_num_queries(12):
            client.get(f"/lam-viec/anh/{kind}/")


def test_a_photo_is_uploaded_from_a_phone(client, officer):
    client.force_login(officer)
    assert client.get("/lam-viec/anh/tai-len/anh/").status_code == 200
    response = client.post(
        "/lam-viec/anh/tai-len/anh/", sent(file=file(pictures.jpeg(320, 200), "IMG.jpg"))
    )
    photo = Photo.objects.get()
    assert response.status_code == 302 and response["Location"] == f"/lam-viec/anh/anh/{photo.pk}/"
    page = client.get(response["Location"])
    assert page.status_code == 200 and WORDS["caption"] in page.content.decode()


def test_what_is_wrong_stays_in_the_form(client, officer):
    client.force_login(officer)
    body = file(b"not a picture", "a.jpg")
    response = client.post("/lam-viec/anh/tai-len/anh/", sent(file=body, credit=""))
    text = response.content.decode()
    assert response.status_code == 422 and "Hãy điền mục này." in text
    body = file(b"not a picture", "a.jpg")
    text = client.post("/lam-viec/anh/tai-len/anh/", sent(file=body)).content.decode()
    assert "không phải ảnh đọc được" in text and WORDS["caption"] in text


def test_nobody_uploads_for_another_agency(client, officer):
    client.force_login(officer)
    other = factories.agency(OTHER).pk
    body = file(pictures.jpeg(320, 200), "a.jpg")
    assert (
        client.post("/lam-viec/anh/tai-len/anh/", sent(file=body, agency=other)).status_code == 422
    )
    assert not Photo.objects.exists()
    client.force_login(factories.make_user(Role.REVIEWER))
    assert client.get("/lam-viec/anh/tai-len/anh/").status_code == 403


def test_clips_and_papers_have_their_forms(client, officer, make_photo):
    client.force_login(officer)
    agency = factories.agency(OWN).pk
    words = {"title": "Hội chùa", "credit": "Xã", "source": "Xã", "licence": "own",
             "agency": agency}  # fmt: skip
    clip = words | {"transcript": "Tiếng trống.", "consent": "public_event",
                    "poster": make_photo().pk, "file": file(films.mp4(), "hoi.mp4"),
                    "captions": file(b"WEBVTT\n\n", "hoi.vtt")}  # fmt: skip
    assert client.post("/lam-viec/anh/tai-len/video/", clip).status_code == 302
    assert Clip.objects.get().poster and Clip.objects.get().captions
    pdf = films.pdf()
    paper = words | {"file": file(pdf, "sach.pdf")}
    assert client.post("/lam-viec/anh/tai-len/tailieu/", paper).status_code == 302
    assert Paper.objects.get().file.name.endswith(".pdf")
    for word, row in (("video", Clip.objects.get()), ("tailieu", Paper.objects.get())):
        assert client.get(f"/lam-viec/anh/{word}/").status_code == 200
        assert client.get(f"/lam-viec/anh/{word}/{row.pk}/").status_code == 200


def test_a_chosen_photo_is_read_and_fills_only_what_is_empty(client, officer, make_photo):
    body = iptc.write(
        pictures.jpeg(320, 200), title="Hội", caption="Rước kiệu chùa Keo", credit="TTXVN",
        source="TTXVN", licence="CC BY 4.0", date=dt.date(2026, 9, 14),
    )  # fmt: skip
    client.force_login(officer)
    typed = {"credit": "Nguyễn Văn Mẫu", "file": file(body, "a.jpg")}
    text = client.post("/lam-viec/anh/doc-tep/", typed).content.decode()
    assert "Rước kiệu chùa Keo" in text and 'value="2026-09-14"' in text
    assert 'id="id_credit"' not in text and 'id="id_source"' in text
    assert not Photo.objects.exists()


def test_reading_tells_of_doubles_and_of_the_place(client, officer, make_photo):
    body = pictures.jpeg(320, 200, exif=pictures.exif_with_place())
    make_photo(body=body, title="Ảnh cũ")
    client.force_login(officer)
    text = client.post("/lam-viec/anh/doc-tep/", {"file": file(body, "a.jpg")}).content.decode()
    assert "Ảnh cũ" in text and "GPS" in text
    wrong = client.post("/lam-viec/anh/doc-tep/", {"file": file(b"x", "a.jpg")}).content.decode()
    assert "không phải ảnh" in wrong


def test_words_are_changed_on_the_page(make_photo, client, officer):
    photo = make_photo()
    client.force_login(officer)
    page = f"/lam-viec/anh/anh/{photo.pk}/"
    changed = sent(title="Chùa Keo", caption="Chùa Keo mùa thu", shareable="on")
    assert client.post(page, changed).status_code == 302
    photo.refresh_from_db()
    assert photo.caption == "Chùa Keo mùa thu" and photo.shareable
    wrong = client.post(page, changed | {"licence": "licensed"})
    assert wrong.status_code == 422 and "sở hữu của người khác" in wrong.content.decode()


def test_a_person_who_only_sees_cannot_change(make_photo, client):
    photo = make_photo()
    client.force_login(factories.make_user(Role.REVIEWER))
    page = f"/lam-viec/anh/anh/{photo.pk}/"
    assert client.get(page).status_code == 200
    assert client.post(page, sent(title="x")).status_code == 403
    assert client.post(page + "xoa/").status_code == 403
    assert client.post(page + "rut-dong-y/", {"reason": "x"}).status_code == 403


def test_taking_back_and_deleting(make_photo, client, officer):
    photo = make_photo()
    client.force_login(officer)
    page = f"/lam-viec/anh/anh/{photo.pk}/"
    assert client.post(page + "rut-dong-y/", {"reason": ""}).status_code == 422
    assert client.post(page + "rut-dong-y/", {"reason": "Có thư."}).status_code == 302
    photo.refresh_from_db()
    assert photo.consent == Consent.WITHDRAWN
    assert "rút lại sự đồng ý" in client.get(page).content.decode()
    assert client.post(page + "xoa/").status_code == 302
    assert not Photo.objects.exists()
