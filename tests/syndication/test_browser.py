"""In Chromium: the screens of carrying fit a phone and have no violations that axe finds."""

import datetime as dt
import os
from pathlib import Path

import pytest

from phohien.clearance.models import Case
from phohien.kernel import clock
from phohien.newsroom import services as newsroom
from phohien.organisation.enums import Role
from phohien.syndication import services
from phohien.syndication.loading import load_channels
from phohien.syndication.models import Airing, Channel, Delivery, Offer
from tests.browsing import follow
from tests.factories import agency, make_user
from tests.newsroom.factories import Desk, sign_all
from tests.reports.test_browser import browser, faults  # noqa: F401 - a fixture
from tests.syndication.conftest import make_channel
from tests.syndication.test_people import SPOKEN
from tests.web.test_browser import open_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("PHOHIEN_SHOTS", "")


@pytest.fixture
def busy(transactional_db):
    """A desk on an ordinary day: things standing, waiting, failed, to be taken down."""
    desk, person = Desk.make(), make_user(Role.COORDINATOR, full_name="Phạm Điều Phối")
    load_channels()
    Channel.objects.filter(way__in=("http_push", "email", "sftp")).update(is_active=False)
    Channel.objects.filter(code="facebook").update(responsible=person)
    by_hand = list(Channel.objects.filter(code__in=("bao-chi-khac", "facebook", "cua-khau")))
    first = desk.live(title="Lễ hội chùa Keo mùa thu đón khách quốc tế")
    second = desk.live(title="Mùa sen nở sớm ở Phố Hiến")
    for publication in (first, second):
        services.queue(actor=person, publication=publication, channels=by_hand)
    put_up = Delivery.objects.get(publication=second, channel__code="bao-chi-khac")
    services.record_receipt(
        actor=person, delivery=put_up, url="https://bao.example/mua-sen-no-som", note="Trang nhất"
    )
    services.start_post(
        actor=person, delivery=Delivery.objects.get(publication=first, channel__code="facebook")
    )
    services.open_offer(actor=person, thing=first)
    third = desk.live(title="Thông báo giờ mở cửa bảo tàng")
    services.queue(actor=person, publication=third, channels=by_hand[:1])
    gone = Delivery.objects.get(publication=third, channel=by_hand[0])
    services.record_receipt(actor=person, delivery=gone, url="https://bao.example/bao-tang")
    newsroom.withdraw(actor=desk.leader, publication=third, reason="Giờ mở cửa đã đổi.")
    _bulletin(desk, person)
    return desk, person


def _bulletin(desk: Desk, person) -> None:
    bulletin = services.write_bulletin(
        actor=desk.writer,
        agency=desk.commune,
        communes=[desk.commune, agency("11977")],
        title="Lịch tiêm phòng cho trẻ nhỏ",
        summary="Trẻ dưới 5 tuổi tiêm tại trạm y tế trong tuần này.",
        text=SPOKEN,
        source="Trạm y tế xã",
        topics=["van-hoa-du-lich"],
        priority="urgent",
        valid_from=clock.today(),
        valid_to=clock.today() + dt.timedelta(days=3),
        slots=["morning", "afternoon"],
    )
    services.request_bulletin(actor=desk.writer, bulletin=bulletin)
    sign_all(Case.objects.get(subject_type="bulletin"))
    bulletin.refresh_from_db()
    services.send_bulletin(actor=person, bulletin=bulletin)


def pages(desk: Desk) -> dict[str, str]:
    waiting = Delivery.objects.get(channel__code="bao-chi-khac", state="queued")
    leaving = Delivery.objects.get(state="to_withdraw")
    post = Delivery.objects.get(channel__code="facebook", post__isnull=False)
    airing = Airing.objects.filter(commune=desk.commune).get()
    return {
        "viec": "",
        "so": "so/",
        "bai": f"bai/{post.publication_id}/",
        "kenh": "danh-sach/",
        "mot-kenh": f"danh-sach/{post.channel_id}/",
        "lan": f"lan/{waiting.pk}/",
        "go": f"lan/{leaving.pk}/",
        "bai-mang": f"lan/{post.pk}/bai-mang/",
        "cac-ban-tin": "ban-tin/",
        "ban-tin": f"ban-tin/{airing.bulletin_id}/",
        "soan-ban-tin": "ban-tin/moi/",
        "kho": "kho/",
    }


@pytest.mark.parametrize("width", [360, 1280])
def test_the_screens_fit_and_are_accessible(browser, live_server, busy, width):  # noqa: F811
    desk, person = busy
    assert Offer.objects.exists() and make_channel
    page = open_as(browser, live_server, person, width, bypass_csp=True)
    wrong = {}
    for name, path in pages(desk).items():
        page.goto(f"{live_server.url}/lam-viec/kenh/{path}")
        _shoot(page, f"{name}-{width}")
        if found := faults(page):
            wrong[name] = found
    phone = open_as(browser, live_server, desk.writer, width, bypass_csp=True)
    airing = Airing.objects.get(commune=desk.commune)
    phone.goto(f"{live_server.url}/lam-viec/kenh/ban-tin/{airing.bulletin_id}/")
    _shoot(phone, f"xa-phat-{width}")
    follow(phone, phone.get_by_role("button", name="Đã phát"))
    airing.refresh_from_db()
    assert airing.confirmed_by == desk.writer
    assert not wrong, wrong


def _shoot(page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)
