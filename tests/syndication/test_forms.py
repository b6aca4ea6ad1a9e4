"""The forms of an item: valid for readers not written here, the same bytes each time."""

import io
import json
import zipfile

import pytest
from lxml import etree
from PIL import Image

from phohien.media import iptc
from phohien.newsroom import services as newsroom
from phohien.syndication import packing
from phohien.syndication.parcels import parcel_of
from phohien.syndication.rendering import article_of, newsml, ninjs
from tests.media.conftest import make_photo  # noqa: F401 - a fixture
from tests.syndication.conftest import make_channel, new_version, work

G2 = {"g": newsml.NAMESPACE, "x": newsml.XHTML}
# What ninjs 2.1 asks of each property that we use: its type, and the closed lists.
STRINGS = {
    "uri", "type", "representationtype", "version", "firstcreated", "versioncreated", "pubstatus",
    "copyrightholder", "copyrightnotice", "usageterms", "ednote", "language", "title", "by", "name",
}  # fmt: skip
ROWS = {
    "descriptions": {"role", "contenttype", "value"},
    "bodies": {"role", "contenttype", "charcount", "wordcount", "value"},
    "headlines": {"role", "contenttype", "value"},
    "organisations": {"name", "rel", "uri", "literal", "symbols", "contactinfo"},
    "places": {"name", "rel", "uri", "literal", "contactinfo", "geojson"},
    "subjects": {"name", "rel", "uri", "literal", "creator", "relevance", "confidence"},
    "infosources": {"name", "role", "uri", "literal", "contactinfo"},
    "renditions": {
        "name", "href", "contenttype", "title", "height", "width", "sizeinbytes", "duration",
        "format",
    },
    "altids": {"role", "value"},
}  # fmt: skip
CLOSED = {
    "type": {"text", "audio", "video", "picture", "graphic", "composite", "component"},
    "representationtype": {"full", "partial"},
    "pubstatus": {"usable", "withheld", "canceled"},
}


def check_ninjs(item: dict) -> None:
    for key, value in item.items():
        if key in STRINGS:
            assert isinstance(value, str) and value, key
            assert value in CLOSED.get(key, {value}), key
        elif key in ROWS:
            assert all(set(row) <= ROWS[key] for row in value), key
        elif key == "associations":
            for row in value:
                assert {"name", "uri"} <= set(row)
                check_ninjs(row)
        else:
            assert key == "standard", f"{key} is no property of ninjs 2.1"


@pytest.fixture
def publication(desk, make_photo):  # noqa: F811
    photo = make_photo(taken_on="2026-06-13")
    return desk.live(
        title="Sen nở “đầu mùa” ở Phố Hiến",
        main_photo=photo,
        main_alt="Đầm sen lúc bình minh",
        main_caption="Đầm sen bên đê",
        body=[
            ("heading", "Đường đến"),
            ("text", '<p>Đi <a href="https://example.org/?a=1&amp;b=2">xe buýt</a>.</p>'),
            ("quote", {"text": "Mời bạn đến chơi.", "who": "Bà Mẫu"}),
        ],
        sources=[("source", {"label": "Số liệu thống kê", "url": "https://example.org/so-lieu"})],
    )


def test_ninjs_says_everything_in_its_own_terms(publication):
    article = article_of(publication.current)
    item = ninjs.item(article)
    check_ninjs(item)
    assert item["bodies"][1]["wordcount"] == len(article.text.split()) > 5
    (picture,) = item["associations"]
    assert picture["renditions"][0]["href"].startswith("http")
    assert picture["by"] == "Nguyễn Văn Mẫu"
    assert publication.agency.name in item["usageterms"]


def test_a_withdrawn_ninjs_item_keeps_its_name_and_loses_its_words(publication):
    article = article_of(publication.current)
    gone = ninjs.withdrawal(article, "Sai số liệu.", "2026-11-23T00:00:00+00:00")
    check_ninjs(gone)
    assert gone["uri"] == ninjs.item(article)["uri"] and gone["pubstatus"] == "canceled"
    assert "bodies" not in gone and "headlines" not in gone


def test_newsml_is_read_by_another_reader_of_the_standard(publication):
    import NewsMLG2

    article = article_of(publication.current)
    root = etree.fromstring(newsml.message(article, sent=article.published_at))
    for element in root.findall("g:itemSet/g:newsItem", G2):
        read = NewsMLG2.NewsMLG2Document(etree.tostring(element)).get_item()
        assert (read.standardversion, read.conformance) == (newsml.VERSION, "power")
        kind = read.itemmeta.itemclass.qcode
        meaning = NewsMLG2.qcode_to_uri(kind)
        assert meaning.startswith("http://cv.iptc.org/newscodes/ninature/")
        status = NewsMLG2.qcode_to_uri(read.itemmeta.pubstatus.qcode)
        assert status == "http://cv.iptc.org/newscodes/pubstatusg2/usable"
        assert str(read.itemmeta.versioncreated) == article.published_at.isoformat()


def test_newsml_follows_the_order_and_attributes_of_the_schema(publication):
    article = article_of(publication.current)
    root = etree.fromstring(newsml.message(article, sent=article.published_at))
    text, picture = root.findall("g:itemSet/g:newsItem", G2)
    for item in (text, picture):
        assert {"guid", "version", "standard", "standardversion", "conformance"} <= set(item.keys())
        names = [etree.QName(one).localname for one in item]
        assert names == ["catalogRef", "rightsInfo", "itemMeta", "contentMeta", "contentSet"]
        meta = [etree.QName(one).localname for one in item.find("g:itemMeta", G2)]
        assert meta[:6] == [
            "itemClass", "provider", "versionCreated", "firstCreated", "pubStatus", "title",
        ]  # fmt: skip
    link = text.find("g:itemMeta/g:link", G2)
    assert link.get("residref") == picture.get("guid")
    html = text.find("g:contentSet/g:inlineXML/x:html", G2)
    assert "Đi xe buýt." in "".join(html.itertext())
    assert html.find(".//x:a", G2).get("href") == "https://example.org/?a=1&b=2"


def test_corrections_say_so_in_each_form(desk, publication):
    version = new_version(desk, publication, note="Ngày 13 chứ không phải ngày 12.")
    article = article_of(version)
    assert "Cải chính: Ngày 13" in ninjs.item(article)["ednote"]
    root = etree.fromstring(newsml.message(article, sent=article.published_at))
    assert root.find(".//g:signal", G2).get("qcode") == "sig:correction"


def test_the_package_is_complete_and_the_same_each_time(publication):
    article = article_of(publication.current)
    body = packing.package(article, publication)
    assert body == packing.package(article, publication)
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        (photo,) = [name for name in names if name.startswith("anh/")]
        words = iptc.read(Image.open(io.BytesIO(archive.read(photo))))
        text = archive.read("bai.txt").decode()
    assert {"bai.html", "bai.txt", "bai.ninjs.json", "bai.newsml.xml", "ghi-cong.txt",
            "giay-phep.txt", "manifest.json", photo} == set(names)  # fmt: skip
    assert {row["name"] for row in manifest["files"]} == set(names) - {"manifest.json"}
    assert manifest["languages"][0]["locale"] == "vi" and manifest["pictures"][0]["file"] == photo
    assert (words.credit, words.caption) == ("Nguyễn Văn Mẫu", "Đầm sen bên đê")
    assert words.rights and "Mời bạn đến chơi." in text and publication.agency.name in text


def test_a_parcel_has_the_same_bytes_at_every_try(desk, publication):
    channel = make_channel("folder", form="zip")
    from phohien.syndication import services
    from tests.factories import make_user

    (delivery,) = services.queue(
        actor=make_user("coordinator"), publication=publication, channels=[channel]
    )
    first, again = parcel_of(delivery, "publish"), parcel_of(delivery, "publish")
    assert (first.body, first.key) == (again.body, again.key)


@pytest.mark.parametrize("form", ["json", "atom", "rss", "ninjs", "newsml"])
def test_the_feed_shows_what_stands_there_and_names_what_is_gone(desk, client, form):
    channel = make_channel(is_automatic=True)
    kept, gone = desk.live(), desk.live()
    work()
    address = f"/kenh/{channel.code}/tin.{form}"
    before = client.get(address)
    assert kept.title in before.content.decode() and gone.title in before.content.decode()
    assert client.get(address, headers={"if-none-match": before["ETag"]}).status_code == 304
    newsroom.withdraw(actor=desk.leader, publication=gone, reason="Sai số liệu gốc.")
    after = client.get(address).content.decode()  # at once, before any job has run
    assert kept.title in after
    if form == "newsml":
        assert after.count("stat:canceled") == 1 and after.count("stat:usable") == 1
    else:
        assert gone.current.snapshot["lead"] in before.content.decode()
        assert after.count(gone.current.snapshot["lead"]) < before.content.decode().count(
            gone.current.snapshot["lead"]
        )
    if form != "rss":
        assert "Sai số liệu gốc." in after


def test_only_feeds_have_feeds(db, client):
    closed = make_channel("zip_by_hand")
    assert client.get(f"/kenh/{closed.code}/tin.json").status_code == 404
    assert client.get("/kenh/khong-co/tin.json").status_code == 404
    assert client.get(f"/kenh/{make_channel().code}/tin.exe").status_code == 404


def test_letters_that_no_xml_can_hold_break_nothing(desk, client):
    channel = make_channel(is_automatic=True)
    publication = desk.live(title="Mùa\x0b sen", lead="Nở\x01 sớm.")
    work()
    newsml.message(article_of(publication.current), sent=publication.current.published_at)
    for form in ("atom", "rss", "newsml"):
        etree.fromstring(client.get(f"/kenh/{channel.code}/tin.{form}").content)
    newsroom.withdraw(actor=desk.leader, publication=publication, reason="Sai\x02 số.")
    etree.fromstring(client.get(f"/kenh/{channel.code}/tin.atom").content)
    etree.fromstring(client.get(f"/kenh/{channel.code}/tin.newsml").content)
