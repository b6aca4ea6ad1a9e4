"""Feeds as Vietnamese sites send them, and what must be refused."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newswatch.errors import FeedTooLarge, NotAFeed
from newswatch.feeds import Limits, parse

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SHARED = (
    Path(os.environ.get("PHOHIEN_SHARED") or Path(__file__).parents[4] / "shared") / "data/feeds"
)


def rss(items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>', more: str = "") -> bytes:
    channel = f"<title>Báo Thử</title><link>https://thu.vn/</link>{items}"
    return f'{head}<rss version="2.0"{more}><channel>{channel}</channel></rss>'.encode()


def item(body: str) -> str:
    return f"<item>{body}</item>"


def one(body: str, **more):
    (found,) = parse(rss(item(body)), now=NOW, **more)
    return found


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("Sat, 27 Jan 24 14:15:00 +0700", "2024-01-27T14:15:00+07:00"),
        ("10/2/2026 9:25:00 AM", "2026-10-02T09:25:00+07:00"),
        ("10/2/2026 9:25:00 PM", "2026-10-02T21:25:00+07:00"),
        ("21/11/2022 21:25", "2022-11-21T21:25:00+07:00"),
        ("Mon, 21 Nov 2022 21:25:15 +07", "2022-11-21T21:25:15+07:00"),
        ("Mon, 21 Nov 2022 21:25:15 GMT+7", "2022-11-21T21:25:15+07:00"),
        ("Mon, 21 Nov 2022 14:25:15 GMT", "2022-11-21T14:25:15+00:00"),
        ("2022-11-21T21:25:15", "2022-11-21T21:25:15+07:00"),
        ("2022-11-21 21:25:15Z", "2022-11-21T21:25:15+00:00"),
        ("2022-11-21T21:25:15.123+07:00", "2022-11-21T21:25:15+07:00"),
        ("Thứ hai, 21/11/2022, 21:25 (GMT+7)", "2022-11-21T21:25:00+07:00"),
        ("21:25 | 21/11/2022", "2022-11-21T21:25:00+07:00"),
        ("Mon, 21 Nov 2022 21:25:15", "2022-11-21T21:25:15+07:00"),
        ("Wed, 25 Nov 2026 08:00:00 +0700", "2026-11-23T19:00:00+07:00"),
        ("hôm qua", ""),
        ("99/99/2026 10:00", ""),
    ],
)
def test_times(raw, iso):
    assert one(f"<title>a</title><pubDate>{raw}</pubDate>").published == iso


def test_an_item_without_a_time_does_not_take_its_neighbours():
    items = item("<title>a</title>") + item("<title>b</title><pubDate>21/11/2022 10:00</pubDate>")
    first, second = parse(rss(items), now=NOW)
    assert (first.published, second.published) == ("", "2022-11-21T10:00:00+07:00")


def test_entities_inside_cdata_and_twice_escaped():
    found = one(
        "<title><![CDATA[ C&aacute; &amp;amp; t&ocirc;m ]]></title>"
        "<description><![CDATA[<b>L&agrave;n</b> s&oacute;ng<br/>hai]]></description>"
    )
    assert (found.title, found.summary) == ("Cá & tôm", "Làn sóng\nhai")


def test_decomposed_letters_are_composed():
    assert one("<title>Hưng Yên</title>").title == "Hưng Yên"


def test_related_links_at_the_end_are_no_summary():
    links = "".join(f'<li><a href="/{n}">Một tin hoàn toàn khác số {n}</a></li>' for n in range(3))
    markup = f"<![CDATA[<p>Lô nhãn đầu tiên lên đường.</p><ul>{links}</ul>]]>"
    found = one(f"<title>a</title><description>{markup}</description>")
    assert found.summary == "Lô nhãn đầu tiên lên đường."


def test_image_broken_break_and_unquoted_attributes():
    found = one(
        "<title>a</title><description><![CDATA["
        "<a href=/x><img width=130 src=/anh/1.jpg></a></br>Nội dung.]]></description>",
        address="https://thu.vn/rss",
    )
    assert (found.image, found.summary) == ("https://thu.vn/anh/1.jpg", "Nội dung.")


def test_enclosure_whose_length_is_no_length():
    found = one(
        '<title>a</title><enclosure url="https://thu.vn/a.jpg" type="image/jpeg" length="600px"/>'
    )
    assert found.image == "https://thu.vn/a.jpg"


def test_relative_and_broken_links_become_whole():
    assert one("<title>a</title><link>\n/tin/\n1.html\n</link>").url == "https://thu.vn/tin/1.html"


def test_script_addresses_are_dropped():
    assert one("<title>a</title><link>javascript:alert(1)</link>").url == ""


def test_raw_ampersand_and_undeclared_prefix():
    found = one("<title>a</title><link>https://thu.vn/?a=1&b=2</link><media:x>1</media:x>")
    assert found.url == "https://thu.vn/?a=1&b=2"


def test_atom_self_link_inside_items():
    body = '<title>a</title><atom:link rel="self" href="https://thu.vn/rss"/><link>https://thu.vn/1</link>'
    data = rss(item(body), more=' xmlns:atom="http://www.w3.org/2005/Atom"')
    assert parse(data, now=NOW)[0].url == "https://thu.vn/1"


def test_browser_notice_in_front():
    notice = "This XML file does not appear to have any style information.\n"
    assert parse(notice.encode() + rss(item("<title>a</title>"), head=""), now=NOW)[0].title == "a"


@pytest.mark.parametrize("code", ["utf-16", "utf-8-sig"])
def test_other_encodings(code):
    data = rss(item("<title>Phố Hiến</title>"), head="").decode().encode(code)
    assert parse(data, now=NOW)[0].title == "Phố Hiến"


def test_atom():
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Nguồn</title><entry><id>tag:1</id>'
        '<title type="html">Một &lt;b&gt;tin&lt;/b&gt;</title><link href="https://thu.vn/1"/>'
        "<updated>2026-01-02T00:00:00Z</updated><published>2026-01-01T08:00:00+07:00</published>"
        "<author><name>Người Viết</name></author><summary>Lead</summary></entry></feed>"
    )
    (found,) = parse(data.encode(), now=NOW)
    assert (found.id, found.title, found.published) == (
        "tag:1",
        "Một tin",
        "2026-01-01T08:00:00+07:00",
    )
    assert "Người Viết" not in repr(found)


def test_rdf():
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>N</title><link>https://thu.vn</link></channel>"
        '<item rdf:about="https://thu.vn/1"><title>Tin</title><link>https://thu.vn/1</link>'
        "<dc:date>2026-01-01T08:00:00+07:00</dc:date></item></rdf:RDF>"
    )
    (found,) = parse(data.encode(), now=NOW)
    assert (found.title, found.published) == ("Tin", "2026-01-01T08:00:00+07:00")


def test_json_feed():
    entry = {
        "id": "1", "url": "https://thu.vn/1", "title": "Tin", "content_html": "<p>Nội dung</p>",
        "date_published": "2026-01-01T08:00:00+07:00",
    }  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "N", "items": [entry]}
    (found,) = parse(json.dumps(feed).encode(), now=NOW)
    assert (found.title, found.url) == ("Tin", "https://thu.vn/1")
    assert datetime.fromisoformat(found.published) == datetime(2026, 1, 1, 1, tzinfo=UTC)
    assert "Nội dung" in found.summary + found.text


def test_news_sitemap():
    data = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://thu.vn/1</loc>'
        "<news:news><news:publication><news:name>Báo Thử</news:name></news:publication>"
        "<news:publication_date>2026-01-01T08:00:00+07:00</news:publication_date>"
        "<news:title>Tin</news:title></news:news></url></urlset>"
    )
    (found,) = parse(data.encode(), now=NOW)
    assert (found.url, found.title, found.source) == ("https://thu.vn/1", "Tin", "Báo Thử")
    assert found.published == "2026-01-01T08:00:00+07:00"


def test_an_empty_feed_is_no_failure():
    assert parse(rss(""), now=NOW) == []


def test_a_cut_feed_keeps_what_came():
    data = rss("".join(item(f"<title>{n}</title>") for n in range(10)))
    assert len(parse(data[: len(data) * 2 // 3], now=NOW)) >= 3


def test_a_page_instead_of_a_feed_names_the_feed_it_links():
    page = b'<!DOCTYPE html><html><link type="application/rss+xml" href="/tin.rss"></html>'
    with pytest.raises(NotAFeed, match="/tin.rss"):
        parse(page, now=NOW)


@pytest.mark.parametrize(
    "data", [b"", b"  \n", b"xin chao", b"<a><b/></a>", b'{"a": 1}', b"\x00\xff" * 40]
)
def test_what_is_no_feed_is_refused(data):
    with pytest.raises(NotAFeed):
        parse(data, now=NOW)


def test_entities_are_refused():
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(NotAFeed, match="thực thể"):
        parse(rss(item("<title>&b;</title>"), head=bomb), now=NOW)


def test_size_and_depth_are_bounded():
    with pytest.raises(FeedTooLarge):
        parse(rss(item("<title>a</title>")), now=NOW, limits=Limits(bytes=50))
    deep = "<a>" * 5000 + "</a>" * 5000
    with pytest.raises(FeedTooLarge):
        parse(rss(item(deep)), now=NOW)


@pytest.mark.needs_shared
def test_real_samples():
    counts = {}
    for path in SHARED.glob("*.*"):
        if path.suffix in (".xml", ".rss") and not path.name.startswith("notafeed"):
            items = parse(path.read_bytes(), now=NOW)
            counts[path.name[:16]] = len(items)
            assert all(i.title and i.url and i.published.endswith("+07:00") for i in items)
            assert all("<" not in i.title + i.summary and "&" not in i.summary[:3] for i in items)
    assert sorted(counts.values()) == [1, 1, 25, 54]


@pytest.mark.parametrize("end", ["x", "x</a>", "</a>"])
def test_endless_links_are_read_at_once(end):
    links = "<p><a href=1>Một liên kết dài hơn mười lăm chữ</a> " * 3000
    markup = f"<![CDATA[Nội dung. {links}{end}]]>"
    assert one(f"<title>a</title><description>{markup}</description>").summary.startswith(
        "Nội dung."
    )
