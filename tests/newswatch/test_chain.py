"""Feeds in, judged and clustered stories out; what was read once does not come again."""

import pytest

from newswatch import Chain, NotAFeed
from newswatch.feeds import Item

TEXT = (
    "Sáng 12/3, UBND tỉnh Hưng Yên làm lễ khởi công tuyến đường dài 14 km, vốn 2.300 tỷ đồng, "
    "nối hai khu công nghiệp. Nhà thầu hứa xong trước cuối năm sau để kịp đón nhà đầu tư mới."
)


def feed(*items: tuple[str, str, str]) -> bytes:
    lines = "".join(
        f"<item><title>{title}</title><link>https://{host}/1.html</link>"
        f"<description>{text}</description>"
        "<pubDate>Thu, 12 Mar 2026 10:00:00 +0700</pubDate></item>"
        for host, title, text in items
    )
    return f"<rss version='2.0'><channel><title>Báo</title>{lines}</channel></rss>".encode()


def test_stories_are_judged_and_joined_across_feeds():
    chain = Chain()
    (first,) = chain.read(feed(("a.vn", "Hưng Yên khởi công đường nối hai khu công nghiệp", TEXT)))
    copy, other = chain.read(
        feed(
            ("b.vn", "Khởi công tuyến đường 14 km", TEXT),
            ("c.vn", "Giá vàng hôm nay", "Vàng miếng bán ra 121 triệu đồng một lượng."),
        )
    )
    assert first.judgement.concerns
    assert (copy.placement.relation, copy.placement.story) == ("same-text", "https://a.vn/1.html")
    assert (other.judgement.concerns, other.placement.relation) == (False, None)


def test_an_item_comes_once():
    chain = Chain()
    data = feed(("a.vn", "Tin", TEXT))
    assert len(chain.read(data)) == 1
    assert chain.read(data) == []


def test_a_bad_feed_adds_nothing():
    chain = Chain()
    with pytest.raises(NotAFeed):
        chain.read(b"<html>")
    assert chain.seen == set()


def test_events_of_all_stories_only_where_asked():
    def items(host: str, title: str, text: str) -> Item:
        return Item("", f"https://{host}/", title, text, "", "2026-05-07T09:00:00+07:00", "", "")

    one = items(
        "a.vn",
        "Cháy xưởng gỗ ở Biên Hòa",
        "Rạng sáng 7/5, xưởng gỗ 2.000 m2 ở Biên Hòa "
        "bốc cháy, bốn xe chữa cháy dập lửa trong hai giờ.",
    )
    two = items(
        "b.vn",
        "Lửa thiêu rụi 2.000 m2 xưởng gỗ ở Biên Hòa",
        "Bốn xe chữa cháy được điều "
        "tới xưởng gỗ ở Biên Hòa rạng sáng 7/5, hai giờ sau lửa mới tắt.",
    )
    relations = [
        Chain(all_events=every).take([one, two])[1].placement.relation for every in (True, False)
    ]
    assert relations == ["same-event", None]
