"""Posts need a second person, bulletins a clearance, the pool rights: by hand but not by whim."""

import datetime as dt
import io
import struct
import zipfile

import pytest
from django.core.files.base import ContentFile

from phohien.clearance.models import Case
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.media import services as media
from phohien.newsroom import services as newsroom
from phohien.notices.models import Notice
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency
from phohien.syndication import packing, services
from phohien.syndication.bulletins import mp3
from phohien.syndication.enums import BulletinState, PostState
from phohien.syndication.models import Airing, Offer, Post
from phohien.syndication.rendering import article_of
from phohien.syndication.social import composing, limits, requests
from tests.factories import agency, make_user
from tests.media.conftest import make_photo  # noqa: F401 - a fixture
from tests.newsroom.factories import sign_all
from tests.syndication.conftest import later, make_channel, new_version

NETWORKS = ("youtube", "facebook", "tiktok", "zalo")
SPOKEN = "Bà con chú ý lịch tiêm phòng cho trẻ nhỏ tại trạm y tế xã trong tuần này. " * 10


@pytest.fixture
def post(desk, coordinator) -> Post:
    channel = make_channel("social_by_hand", network="facebook")
    publication = desk.live()
    (delivery,) = services.queue(actor=coordinator, publication=publication, channels=[channel])
    return services.start_post(actor=coordinator, delivery=delivery)


@pytest.mark.parametrize("network", NETWORKS)
def test_a_draft_fits_its_network_and_names_the_agency(desk, network):
    publication = desk.live(title="Tiêu đề " * 30, lead="Câu dài về mùa sen. " * 29)
    article = article_of(publication.current)
    words = composing.draft(article, network)
    found = composing.review(article, network, words)
    assert not [one for one in found.counts if one.is_over]
    assert composing.names_agency(article, words) and article.url in words.text


def test_what_is_too_long_is_counted_in_the_networks_own_units():
    assert limits.count("youtube", "text", "ế" * 2000).used == 6000  # bytes
    assert limits.count("tiktok", "text", "🪷" * 1101).used == 2202  # UTF-16
    over = limits.count("zalo", "title", "a" * 149 + "bcd")
    assert (over.is_over, over.cut) == (True, "cd")
    assert all(
        row.source and row.checked for one in NETWORKS for row in limits.limits(one).values()
    )


def test_requests_are_as_documented_and_silent(desk):
    article = article_of(desk.live().current)
    words = composing.draft(article, "facebook")
    asked = requests.request_of(article, "facebook", words)
    assert asked.body["link"] == article.url and "/feed" in asked.url
    zalo = requests.request_of(article, "zalo", composing.draft(article, "zalo"))
    assert zalo.body["comment"] == "hide" and len(zalo.body["title"]) <= 150
    with pytest.raises(ValueError):
        requests.request_of(article, "tiktok", composing.draft(article, "tiktok"))


def test_nobody_approves_their_own_post(post, coordinator):
    services.propose_post(actor=coordinator, post=post)
    with pytest.raises(NotAllowed):
        services.approve_post(actor=coordinator, post=post)
    second = make_user(Role.COORDINATOR)
    assert services.approve_post(actor=second, post=post).state == PostState.APPROVED


def test_changed_words_lose_the_approval_and_the_receipt_waits_for_it(post, coordinator):
    second = make_user(Role.COORDINATOR)
    services.propose_post(actor=coordinator, post=post)
    services.approve_post(actor=second, post=post)
    text = f"{post.text}\nMời bà con ghé thăm."
    services.write_post(
        actor=coordinator, post=post, title="", text=text, tags=[], media=list(post.media)
    )
    with pytest.raises(RuleBroken):
        services.record_receipt(
            actor=coordinator, delivery=post.delivery, url="https://facebook.example/1"
        )
    post.refresh_from_db()
    assert (post.state, post.fingerprint) == (PostState.DRAFT, "")
    review = composing.review(
        article_of(post.delivery.version), "facebook", composing.Words(text=text)
    )
    assert review.new_sentences == ("Mời bà con ghé thăm.",)


def test_a_post_without_the_agency_is_not_proposed(post, coordinator):
    services.write_post(actor=coordinator, post=post, title="", text="Mùa sen.", tags=[], media=[])
    with pytest.raises(InvalidInput, match="phải nêu tên"):
        services.propose_post(actor=coordinator, post=post)


@pytest.fixture
def bulletin(desk, coordinator):
    return services.write_bulletin(
        actor=desk.writer,
        agency=desk.commune,
        communes=[desk.commune, agency("11977")],
        title="Lịch tiêm phòng",
        summary="Trẻ dưới 5 tuổi tiêm tại trạm y tế.",
        text=SPOKEN,
        source="Trạm y tế",
        topics=["van-hoa-du-lich"],
        priority="normal",
        valid_from=clock.today(),
        valid_to=clock.today() + dt.timedelta(days=3),
        slots=["morning"],
    )


def test_an_uncleared_bulletin_does_not_go_out(bulletin, coordinator):
    with pytest.raises(RuleBroken, match="chưa được duyệt"):
        services.send_bulletin(actor=coordinator, bulletin=bulletin)
    assert not Airing.objects.exists()


def cleared(bulletin, writer):
    services.request_bulletin(actor=writer, bulletin=bulletin)
    sign_all(Case.objects.get(subject_type="bulletin", subject_id=bulletin.pk, state="open"))
    bulletin.refresh_from_db()
    return bulletin


def test_a_cleared_bulletin_is_sent_confirmed_and_stopped(bulletin, desk, coordinator):
    assert cleared(bulletin, desk.writer).state == BulletinState.CLEARED
    airings = services.send_bulletin(actor=coordinator, bulletin=bulletin)
    assert len(airings) == 2
    assert Notice.objects.filter(recipient=desk.writer, subject__contains="cần phát").exists()
    mine = Airing.objects.get(bulletin=bulletin, commune=desk.commune)
    with pytest.raises((NotVisible, NotAllowed)):
        services.confirm_airing(actor=coordinator, airing=mine)
    services.confirm_airing(actor=desk.writer, airing=mine, times=2)
    silent = Airing.objects.filter(bulletin=bulletin, read_at=None)
    assert [row.commune.code for row in silent] == ["11977"]
    services.stop_bulletin(actor=coordinator, bulletin=bulletin, reason="Đổi lịch.")
    with pytest.raises(RuleBroken):
        services.confirm_airing(actor=desk.writer, airing=mine)


def test_changed_words_of_a_bulletin_need_a_new_clearance_changed_days_do_not(
    bulletin, desk, coordinator
):
    cleared(bulletin, desk.writer)
    until = clock.today() + dt.timedelta(days=9)
    services.write_bulletin(actor=coordinator, bulletin=bulletin, valid_to=until)
    bulletin.refresh_from_db()
    assert bulletin.state == BulletinState.CLEARED
    services.write_bulletin(actor=coordinator, bulletin=bulletin, text=SPOKEN + " Thêm.")
    bulletin.refresh_from_db()
    assert (bulletin.state, bulletin.cleared_fingerprint) == (BulletinState.DRAFT, "")
    with pytest.raises(RuleBroken):
        services.send_bulletin(actor=coordinator, bulletin=bulletin)
    assert Case.objects.get(subject_type="bulletin").state == "void"


def test_a_text_of_a_wrong_length_is_not_handed_in(bulletin, desk):
    services.write_bulletin(actor=desk.writer, bulletin=bulletin, text="Ngắn quá.")
    with pytest.raises(InvalidInput, match="150"):
        services.request_bulletin(actor=desk.writer, bulletin=bulletin)


def frames(count: int, *, head: bytes = b"\xff\xfb\x90\xc4") -> bytes:
    """MPEG-1 layer III, 128 kbit/s, 44.1 kHz, mono: 417 bytes and 26.1 ms each."""
    return (head + bytes(413)) * count


def test_sound_is_measured_from_its_frames():
    tag = b"ID3\x04\x00\x00" + struct.pack(">I", 100) + bytes(100)
    sound = mp3.read(tag + frames(383))
    assert (sound.rate, sound.kbps, sound.is_mono) == (44100, 128, True)
    assert abs(sound.seconds - 10) < 0.1 and sound.advice == []
    for wrong in (b"RIFF" + bytes(4000), b"", b"\xff\xfb\x90\xc4", frames(3) + bytes(9000)):
        assert mp3.read(wrong) is None
    with pytest.raises(InvalidInput):
        mp3.checked(ContentFile(b"<html>" * 500, "x.mp3"))


def press_person():
    return make_user(Role.AGENCY_OFFICER, Agency.objects.filter(kind="press").first())


def test_press_takes_an_item_and_is_told_of_its_withdrawal(desk, coordinator):
    publication = desk.live()
    offer = services.open_offer(actor=coordinator, thing=publication)
    reporter = press_person()
    taken = services.take(actor=reporter, offer=offer, purpose="Số báo ngày mai")
    assert taken.agency.kind == "press" and taken.version == publication.current
    with pytest.raises((NotVisible, NotAllowed)):
        services.take(actor=desk.writer, offer=offer)
    new_version(desk, publication, note="Sửa ngày.")
    assert Notice.objects.filter(recipient=reporter, subject__contains="bản mới").exists()
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Sai ảnh.")
    offer.refresh_from_db()
    assert offer.closed_at and "Sai ảnh." in offer.closed_reason
    assert Notice.objects.filter(recipient=reporter, subject__contains="Thôi dùng").exists()
    with pytest.raises((NotVisible, NotAllowed, RuleBroken)):
        services.take(actor=reporter, offer=offer)


def test_an_embargo_holds_until_its_moment(desk, coordinator):
    offer = services.open_offer(actor=coordinator, thing=desk.live(), embargo_until=later(hours=5))
    reporter = press_person()
    with pytest.raises(RuleBroken, match="giờ"):
        services.take(actor=reporter, offer=offer)
    with clock.at(later(hours=6)):
        assert services.take(actor=reporter, offer=offer)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"licence": "licensed", "rights_holder": "Hãng ảnh"}, "sở hữu của người khác"),
        ({"licence": "own"}, "giữ mọi quyền"),
        ({"shareable": False}, "chưa được đơn vị đánh dấu"),
    ],
)
def test_others_property_does_not_get_into_the_pool(desk, coordinator, make_photo, fields, words):  # noqa: F811
    known = {"shareable": True, "agency": desk.commune.code}
    photo = make_photo(**(known | fields))
    desk.live(main_photo=photo)
    with pytest.raises(InvalidInput, match=words):
        services.open_offer(actor=coordinator, thing=photo)
    assert not Offer.objects.exists()


def test_a_photo_that_no_public_item_shows_is_not_offered(desk, coordinator, make_photo):  # noqa: F811
    photo = make_photo(shareable=True, agency=desk.commune.code)
    with pytest.raises(InvalidInput, match="chưa qua duyệt"):
        services.open_offer(actor=coordinator, thing=photo)


def test_secrets_do_not_get_into_channel_settings(coordinator):
    with pytest.raises(InvalidInput):
        services.create_channel(
            actor=coordinator, code="a", name="A", kind="internet", way="http_push",
            settings={"url": "https://a.example/", "secret_env": "mat-khau-that"},
        )  # fmt: skip
    with pytest.raises(InvalidInput):
        services.create_channel(
            actor=coordinator, code="a", name="A", kind="internet", way="http_push",
            settings={"url": "https://a.example/", "password": "mat-khau-that"},
        )  # fmt: skip
    with pytest.raises(NotAllowed):
        services.create_channel(
            actor=press_person(), code="a", name="A", kind="internet", way="feed"
        )


def test_a_photo_whose_right_is_lost_leaves_the_pool_and_the_packages(
    desk,
    coordinator,
    make_photo,  # noqa: F811
):
    photo = make_photo(shareable=True, agency=desk.commune.code)
    publication = desk.live(main_photo=photo)
    offer = services.open_offer(actor=coordinator, thing=photo)
    services.take(actor=press_person(), offer=offer)
    media.withdraw_consent(actor=coordinator, row=photo, reason="Người trong ảnh đề nghị.")
    offer.refresh_from_db()
    assert offer.closed_at is not None
    body = packing.package(article_of(publication.current), publication)
    names = zipfile.ZipFile(io.BytesIO(body)).namelist()
    assert not [name for name in names if name.startswith("anh/")]
