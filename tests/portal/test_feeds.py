"""Feeds and sitemaps, read by a parser of others and held to the rules of the feed validator."""

import datetime as dt
import email.utils
import json
import re

import feedparser
import pytest
from django.test import Client
from lxml import etree

from phohien.portal import languages
from tests.portal import items

pytestmark = pytest.mark.django_db
BASE = "https://doingoai.example"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
LINKED = {"body": [{"type": "text", "html": '<p><a href="/vi/ban-do/">Bản đồ</a> &amp; sen</p>'}]}


@pytest.fixture(autouse=True)
def _address(settings):
    settings.BASE_URL = BASE


def get(path: str) -> bytes:
    response = Client().get(path)
    assert response.status_code == 200
    return response.content


LISTS = ("/vi/", "/en/", "/vi/van-hoa-du-lich/", "/vi/don-vi/12904/", "/ja/agencies/12904/")


@pytest.mark.parametrize("place", LISTS)
@pytest.mark.parametrize("form", ["rss.xml", "atom.xml"])
def test_a_parser_of_others_finds_the_feed_well_formed(place, form):
    locale = languages.of_path(place)
    items.make(locale=locale, title="Sen & <sóng>", main_picture=items.PICTURE, **LINKED)
    feed = feedparser.parse(get(place + form))
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.feed.link == BASE + place
    assert feed.feed.get("language", languages.tag(locale)) == languages.tag(locale)
    assert feed.entries[0].title == "Sen & <sóng>"
    assert feed.entries[0].link.startswith(BASE)


@pytest.mark.parametrize("place", LISTS)
def test_an_empty_list_is_still_a_feed(place):
    for form in ("rss.xml", "atom.xml"):
        assert not feedparser.parse(get(place + form)).bozo


def test_rss_keeps_the_rules_of_the_validator():
    items.make(main_picture=items.PICTURE, **LINKED)
    items.make()
    root = etree.fromstring(get("/vi/rss.xml"))
    channel = root.find("channel")
    assert root.get("version") == "2.0"
    assert all(channel.findtext(name) for name in ("title", "link", "description", "language"))
    own = channel.find(f"{ATOM}link[@rel='self']")
    assert own.get("href") == f"{BASE}/vi/rss.xml"
    moments = [channel.findtext("lastBuildDate"), *channel.xpath("item/pubDate/text()")]
    assert all(email.utils.parsedate_to_datetime(moment).tzinfo for moment in moments)
    guids = channel.findall("item/guid")
    assert len({guid.text for guid in guids}) == 2
    assert all(guid.get("isPermaLink") == "false" for guid in guids)
    assert all(guid.text.startswith("tag:doingoai.example,2026:item/") for guid in guids)


def test_atom_keeps_the_rules_of_rfc_4287():
    items.make(main_picture=items.PICTURE, **LINKED)
    root = etree.fromstring(get("/vi/atom.xml"))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"
    assert all(root.findtext(ATOM + name) for name in ("id", "title", "updated"))
    assert {link.get("rel") for link in root.findall(f"{ATOM}link")} >= {"self", "alternate"}
    entry = root.find(f"{ATOM}entry")
    assert all(entry.findtext(ATOM + name) for name in ("id", "title", "updated", "published"))
    assert entry.findtext(f"{ATOM}author/{ATOM}name")
    assert dt.datetime.fromisoformat(entry.findtext(f"{ATOM}updated")).tzinfo
    assert entry.find(f"{ATOM}content").get("type") == "html"


@pytest.mark.parametrize("form", ["rss.xml", "atom.xml", "feed.json"])
def test_no_address_is_relative(form):
    items.make(main_picture=items.PICTURE, **LINKED)
    text = get(f"/vi/{form}").decode().replace("&quot;", '"').replace('\\"', '"')
    assert f'href="{BASE}/vi/ban-do/"' in text
    assert not re.search(r'(?:href|src)="/', text)


def test_the_json_feed_follows_version_1_1():
    row = items.make(main_picture=items.PICTURE)
    feed = json.loads(get("/vi/feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}/vi/feed.json" and feed["language"] == "vi"
    entry = feed["items"][0]
    assert entry["url"] == BASE + row.path and entry["content_html"]
    assert dt.datetime.fromisoformat(entry["date_published"]).tzinfo
    assert entry["authors"][0]["name"] and entry["image"].startswith(BASE)


def test_a_withdrawn_item_leaves_every_feed():
    row = items.make(title="Sẽ gỡ")
    items.withdraw(row)
    for form in ("rss.xml", "atom.xml", "feed.json"):
        assert "Sẽ gỡ" not in get(f"/vi/{form}").decode()


def test_the_sitemap_index_names_a_sitemap_of_each_language():
    root = etree.fromstring(get("/sitemap.xml"))
    found = [loc.text for loc in root.iter(f"{SITEMAP}loc")]
    for code in languages.codes():
        assert f"{BASE}/sitemap-{code}.xml" in found
        assert f"{BASE}/sitemap-news-{code}.xml" in found
    for loc in found:
        etree.fromstring(get(loc.removeprefix(BASE)))


def test_a_sitemap_names_every_language_of_an_item_and_answers_everywhere():
    source = items.make(slug="chua-keo")
    translation = {"of": "x", "machine": False, "engine": "", "reviewer": ""}
    english = items.make(locale="en", slug="keo", source=source, translation=translation)
    items.withdraw(items.make(slug="da-go"))
    root = etree.fromstring(get("/sitemap-en.xml"))
    urls = {url.findtext(f"{SITEMAP}loc"): url for url in root.findall(f"{SITEMAP}url")}
    others = urls[BASE + english.path].findall(f"{XHTML}link")
    assert {link.get("hreflang"): link.get("href") for link in others} == {
        "vi": BASE + source.path, "en": BASE + english.path,
    }  # fmt: skip
    assert not [loc for loc in urls if "da-go" in loc]
    agencies = [loc for loc in urls if "/agencies/" in loc and loc.count("/") > 5]
    for loc in [loc for loc in urls if loc not in agencies] + agencies[:3]:
        get(loc.removeprefix(BASE))


def test_the_news_sitemap_holds_two_days():
    fresh = items.make(title="Mới & nóng")
    old = items.clock.now() - dt.timedelta(hours=49)
    items.make(published_at=old)
    root = etree.fromstring(get("/sitemap-news-vi.xml"))
    assert [loc.text for loc in root.iter(f"{SITEMAP}loc")] == [BASE + fresh.path]
    assert root.find(f".//{NEWS}title").text == "Mới & nóng"
    assert root.find(f".//{NEWS}language").text == "vi"
    assert dt.datetime.fromisoformat(root.find(f".//{NEWS}publication_date").text).tzinfo
