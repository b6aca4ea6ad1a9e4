"""The screens as people use them: the desk, one item's places, a receipt, a phone in a commune."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from phohien.clearance.models import Case
from phohien.newsroom import services as newsroom
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency
from phohien.syndication import services
from phohien.syndication.enums import DeliveryState as D
from phohien.syndication.models import Airing, Channel, Delivery, Take
from tests.factories import make_user
from tests.media import pictures
from tests.newsroom.factories import sign_all
from tests.syndication.conftest import make_channel
from tests.syndication.test_people import SPOKEN

PAGES = ("", "so/", "danh-sach/", "ban-tin/", "kho/", "kho/so/", "danh-sach/moi/", "ban-tin/moi/")


@pytest.fixture
def hand(desk, coordinator):
    channel, publication = make_channel("zip_by_hand", responsible=make_user()), desk.live()
    (delivery,) = services.queue(actor=coordinator, publication=publication, channels=[channel])
    return delivery


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_empty_and_full(desk, coordinator, client, hand, page):
    client.force_login(coordinator)
    assert client.get(f"/lam-viec/kenh/{page}").status_code == 200
    Delivery.objects.all().delete()
    Channel.objects.all().delete()
    assert client.get(f"/lam-viec/kenh/{page}").status_code == 200


def test_a_person_does_their_task_with_a_receipt(hand, client):
    client.force_login(hand.assigned_to)
    assert hand.publication.title in client.get("/lam-viec/kenh/").content.decode()
    page = f"/lam-viec/kenh/lan/{hand.pk}/"
    assert "Tải gói ZIP" in client.get(page).content.decode()
    assert client.get(f"{page}goi/").content[:2] == b"PK"
    refused = client.post(f"{page}bien-nhan/", {"note": "Đăng ở bảng tin cửa khẩu"})
    assert refused.status_code == 422 and "Đăng ở bảng tin cửa khẩu" in refused.content.decode()
    proof = SimpleUploadedFile("man hinh.jpg", pictures.jpeg(300, 200), "image/jpeg")
    done = client.post(f"{page}bien-nhan/", {"note": "Bảng tin cửa khẩu", "file": proof})
    assert done.status_code == 302
    hand.refresh_from_db()
    assert (hand.state, hand.by_hand) == (D.ACKNOWLEDGED, False)
    assert b"".join(client.get(f"{page}tep/").streaming_content)[:2] == b"\xff\xd8"


def test_a_withdrawn_item_gives_no_package_any_more(hand, desk, client):
    newsroom.withdraw(actor=desk.leader, publication=hand.publication, reason="Sai.")
    client.force_login(hand.assigned_to)
    assert client.get(f"/lam-viec/kenh/lan/{hand.pk}/goi/").status_code == 409


def test_strangers_see_nothing_of_it(hand, client):
    stranger = make_user(Role.AGENCY_OFFICER, "11977")
    client.force_login(stranger)
    for page in ("", "goi/", "tep/", "bai-mang/"):
        assert client.get(f"/lam-viec/kenh/lan/{hand.pk}/{page}").status_code == 404
    assert client.get(f"/lam-viec/kenh/bai/{hand.publication_id}/").status_code == 404
    assert hand.publication.title not in client.get("/lam-viec/kenh/so/").content.decode()


def test_the_ledger_is_searched_and_exported_alike(hand, coordinator, client):
    client.force_login(coordinator)
    found = client.get("/lam-viec/kenh/so/?q=mua+sen").content.decode()
    assert hand.publication.title in found
    assert hand.publication.title not in client.get("/lam-viec/kenh/so/?con=live").content.decode()
    sheet = client.get("/lam-viec/kenh/so/?q=mua+sen&xuat=xlsx")
    rows = list(
        load_workbook(io.BytesIO(b"".join(sheet))).active.iter_rows(min_row=4, values_only=True)
    )
    assert [row[0] for row in rows] == [hand.publication.title]
    text = client.get("/lam-viec/kenh/so/?q=mua+sen&xuat=csv").content.decode("utf-8-sig")
    assert hand.publication.title in text and hand.version.fingerprint in text


def test_an_item_is_sent_from_its_page(desk, coordinator, client):
    channel, publication = make_channel(), desk.live()
    client.force_login(coordinator)
    page = f"/lam-viec/kenh/bai/{publication.pk}/"
    assert channel.name in client.get(page).content.decode()
    client.post(page, {"kenh": [channel.pk]})
    assert Delivery.objects.get().channel == channel


def test_a_post_is_composed_counted_proposed_and_approved(desk, coordinator, client):
    channel, publication = make_channel("social_by_hand", network="zalo"), desk.live()
    (delivery,) = services.queue(actor=coordinator, publication=publication, channels=[channel])
    page = f"/lam-viec/kenh/lan/{delivery.pk}/bai-mang/"
    client.force_login(coordinator)
    assert client.get(page).status_code == 200 and not hasattr(delivery, "post")
    words = {"title": "x" * 200, "text": publication.agency.name, "tags": "HungYen"}
    counted = client.post(f"{page}xem/", words).content.decode()
    assert "200 trên 150" in counted and "Sẽ bị cắt" in counted
    words["title"] = "Mùa sen"
    client.post(page, words)
    client.post(f"{page}trinh/")
    assert client.post(f"{page}duyet/").status_code == 403
    client.force_login(make_user(Role.COORDINATOR))
    assert "Duyệt đúng những chữ này" in client.get(page).content.decode()
    client.post(f"{page}duyet/")
    delivery = Delivery.objects.get(pk=delivery.pk)
    assert delivery.post.state == "approved"


def test_a_bulletin_from_form_to_the_phone_of_a_commune(desk, coordinator, client):
    client.force_login(coordinator)
    words = {
        "agency": desk.commune.pk, "title": "Lịch tiêm", "summary": "Tiêm tại trạm", "text": SPOKEN,
        "source": "Trạm y tế", "priority": "normal", "valid_from": "2026-01-01",
        "valid_to": "2099-01-01", "slots": ["morning"], "scope": "chosen",
        "communes": [desk.commune.pk],
    }  # fmt: skip
    short = client.post("/lam-viec/kenh/ban-tin/moi/", words | {"communes": []})
    assert short.status_code == 422
    done = client.post("/lam-viec/kenh/ban-tin/moi/", words)
    page = done["Location"]
    assert client.get(f"{page}tep.docx").status_code == 409  # not cleared: no file to read from
    client.post(f"{page}trinh/")
    sign_all(Case.objects.get(subject_type="bulletin", state="open"))
    client.post(f"{page}gui/")
    assert client.get(f"{page}tep.docx").content[:2] == b"PK"
    assert client.get(f"{page}tep.json").json()["communes"][0]["code"] == desk.commune.code
    assert "1 trên 1 nơi chưa xác nhận" in client.get(page).content.decode()
    client.force_login(desk.writer)
    assert "Lịch tiêm" in client.get("/lam-viec/kenh/").content.decode()
    airing = Airing.objects.get()
    client.post(f"/lam-viec/kenh/ban-tin/phat/{airing.pk}/", {"times": "2"})
    airing.refresh_from_db()
    assert (airing.times, airing.confirmed_by) == (2, desk.writer)


def test_press_takes_from_the_pool_and_others_do_not_enter(desk, coordinator, client):
    publication = desk.live()
    client.force_login(coordinator)
    client.post("/lam-viec/kenh/kho/chia-se/", {"thing": f"item:{publication.pk}"})
    press = Agency.objects.filter(kind="press").first()
    client.force_login(make_user(Role.AGENCY_OFFICER, press))
    assert publication.title in client.get("/lam-viec/kenh/kho/").content.decode()
    from phohien.syndication.models import Offer

    offer = Offer.objects.get()
    taken = client.post(f"/lam-viec/kenh/kho/{offer.pk}/lay/", {"purpose": "Số mai"})
    assert taken.content[:2] == b"PK" and Take.objects.get().agency == press
    client.force_login(make_user(Role.AGENCY_OFFICER, "11977"))
    assert client.post(f"/lam-viec/kenh/kho/{offer.pk}/lay/").status_code == 404


def test_a_channel_is_made_and_changed_with_its_wire(coordinator, client):
    client.force_login(coordinator)
    words = {
        "code": "bao-moi", "name": "Báo mới", "kind": "domestic_press", "way": "http_push",
        "form": "ninjs", "is_active": "on", "correct_hours": "24", "withdraw_hours": "4",
        "url": "https://bao.example/tin", "secret_env": "mat-khau",
    }  # fmt: skip
    assert client.post("/lam-viec/kenh/danh-sach/moi/", words).status_code == 422
    words["secret_env"] = "PHOHIEN_CHANNEL_BAO_MOI"
    assert client.post("/lam-viec/kenh/danh-sach/moi/", words).status_code == 302
    channel = Channel.objects.get(code="bao-moi")
    assert channel.settings["secret_env"] == "PHOHIEN_CHANNEL_BAO_MOI"
    page = client.get(f"/lam-viec/kenh/danh-sach/{channel.pk}/").content.decode()
    assert "PHOHIEN_CHANNEL_BAO_MOI" in page


def test_the_shipped_channels_load_twice_alike(db):
    from phohien.syndication.loading import load_channels

    Channel.objects.all().delete()
    first, total = load_channels()
    Channel.objects.filter(code="vietnam-vn").update(name="Tên đã sửa")
    assert (first, load_channels()) == (total, (0, total))
    assert Channel.objects.get(code="vietnam-vn").name == "Tên đã sửa"
    assert Channel.objects.values("kind").distinct().count() >= 9
