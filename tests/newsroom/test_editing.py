"""The plain form on a draft: photos in and out, two writers at once, the same thing sent twice."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from phohien.newsroom import services
from phohien.newsroom.models import Publication
from tests.media.pictures import jpeg
from tests.newsroom.factories import Desk
from tests.newsroom.test_journey import client_of, form_of, photo_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk.make()


def hidden(html: str) -> dict:
    """The fields that a browser sends along unasked."""
    tags = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", html)
    pairs = [
        (re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)) for tag in tags
    ]
    return {name[1]: value[1] if value else "" for name, value in pairs if name}


def sent(client, item, desk, **changed) -> dict:
    """What the edit form sends when nothing but ``changed`` was touched."""
    shown = client.get(reverse("newsroom:edit", args=[item.pk])).content.decode()
    words = {
        f"co-{number}-{name}": value
        for number, one in enumerate(["chính", "hai", "ba"])
        for name, value in (("alt", f"Tả ảnh {one}"), ("caption", f"Chú thích {one}"))
    }
    chosen = {
        f"anh-{number}-{name}": value
        for number in range(4)
        for name, value in (("licence", "own_shared"), ("consent", "public_event"))
    }
    return form_of(desk) | words | chosen | hidden(shown) | changed


def draft_with_photos(desk: Desk) -> Publication:
    rows = [photo_of(desk.commune, desk.writer) for _one in range(3)]
    below = [
        {"photo": row, "alt": f"Tả ảnh {one}", "caption": f"Chú thích {one}"}
        for row, one in zip(rows[1:], ["hai", "ba"], strict=True)
    ]
    return desk.draft(
        main_photo=rows[0],
        main_alt="Tả ảnh chính",
        main_caption="Chú thích chính",
        body=[("text", "<p>Một đoạn.</p>"), ("gallery", below)],
    )


def latest(item: Publication):
    fresh = Publication.objects.get(pk=item.pk)
    return fresh.page.specific.get_latest_revision_as_object()


def pictures(page) -> list[str]:
    gallery = [block for block in page.body if block.block_type in ("picture", "gallery")]
    rows = [one for block in gallery for one in (
        block.value if block.block_type == "gallery" else [block.value]
    )]  # fmt: skip
    return [one["alt"] for one in rows]


def test_untouched_photos_stay_as_they_were(desk):
    item, officer = draft_with_photos(desk), client_of(desk.writer)
    before = latest(item)
    data = sent(officer, item, desk, text="Một đoạn khác.")
    assert officer.post(reverse("newsroom:edit", args=[item.pk]), data).status_code == 302
    after = latest(item)
    assert after.main_photo_id == before.main_photo_id
    assert after.main_alt == "Tả ảnh chính"
    assert pictures(after) == ["Tả ảnh hai", "Tả ảnh ba"]
    assert after.body[0].value.source == "<p>Một đoạn khác.</p>"


def test_words_of_a_photo_change_and_a_photo_goes(desk):
    item, officer = draft_with_photos(desk), client_of(desk.writer)
    data = sent(officer, item, desk) | {"co-1-alt": "Tả lại ảnh hai", "co-2-remove": "on"}
    assert officer.post(reverse("newsroom:edit", args=[item.pk]), data).status_code == 302
    assert pictures(latest(item)) == ["Tả lại ảnh hai"]


def test_without_its_head_the_next_photo_heads_the_item(desk):
    item, officer = draft_with_photos(desk), client_of(desk.writer)
    second = latest(item).body[1].value[0]["photo"].pk
    data = sent(officer, item, desk) | {"co-0-remove": "on"}
    assert officer.post(reverse("newsroom:edit", args=[item.pk]), data).status_code == 302
    page = latest(item)
    assert (page.main_photo_id, page.main_alt) == (second, "Tả ảnh hai")
    assert pictures(page) == ["Tả ảnh ba"]


def test_a_photo_is_added_to_a_draft(desk):
    officer = client_of(desk.writer)
    officer.post(reverse("newsroom:write"), form_of(desk))
    item = Publication.objects.get()
    file = SimpleUploadedFile("sen.jpg", jpeg(), content_type="image/jpeg")
    data = sent(officer, item, desk) | {
        "anh-0-file": file,
        "anh-0-alt": "Đầm sen lúc sáng sớm",
        "anh-0-caption": "Đầm sen",
        "anh-0-credit": "Người Chụp Mẫu",
        "anh-0-consent": "nobody",
    }
    response = officer.post(reverse("newsroom:edit", args=[item.pk]), data)
    assert response.status_code == 302, response.content.decode()[:3000]
    assert latest(item).main_alt == "Đầm sen lúc sáng sớm"


def test_the_second_of_two_writers_is_told_and_loses_nothing(desk):
    item, officer = desk.draft(), client_of(desk.writer)
    mine = sent(officer, item, desk, text="Chữ của tôi trong thẻ thứ nhất.")
    services.save_draft(actor=desk.leader, publication=item, lead="Sapo mới của lãnh đạo.")
    refused = officer.post(reverse("newsroom:edit", args=[item.pk]), mine)
    html = refused.content.decode()
    assert refused.status_code == 422
    assert desk.leader.full_name in html
    assert "Chữ của tôi trong thẻ thứ nhất." in html
    assert latest(item).lead == "Sapo mới của lãnh đạo."
    meant = mine | {"revision": hidden(html)["revision"]}
    assert officer.post(reverse("newsroom:edit", args=[item.pk]), meant).status_code == 302
    assert latest(item).body[0].value.source == "<p>Chữ của tôi trong thẻ thứ nhất.</p>"


def test_the_same_item_sent_twice_is_one(desk):
    officer = client_of(desk.writer)
    first = officer.post(reverse("newsroom:write"), form_of(desk))
    again = officer.post(reverse("newsroom:write"), form_of(desk))
    assert first.url == again.url
    assert Publication.objects.count() == 1
    officer.post(reverse("newsroom:write"), form_of(desk, lead="Tin khác cùng tiêu đề."))
    assert Publication.objects.count() == 2


def test_a_title_that_only_looks_filled_is_refused(desk):
    response = client_of(desk.writer).post(
        reverse("newsroom:write"), form_of(desk, title="\u200b\u200b \u2060")
    )
    assert response.status_code == 422
    assert "Hãy ghi tiêu đề." in response.content.decode()


def test_a_link_to_a_draft_says_nothing_of_its_address(desk):
    secret = desk.draft(slug="ten-mieng-chua-cong-bo")
    link = f'<p><a linktype="page" id="{secret.page_id}">xem thêm</a></p>'
    item = desk.draft(body=[("text", link)])
    from phohien.newsroom import snapshots

    assert "ten-mieng" not in str(snapshots.draft_of(item).snapshot)
    desk.live(secret)
    assert secret.path in str(snapshots.draft_of(item).snapshot)
