"""Every kind of page: what it shows, in which language, with how many queries."""

import datetime as dt
import json
import logging
import re

import pytest
from django.db import connection
from django.test import Client

from phohien.newsroom.models import FormerPath, Version
from phohien.portal import languages
from tests.portal import items

pytestmark = pytest.mark.django_db
PLACE = {
    "type": "place", "kind": "pagoda",
    "facts": {"latitude": 20.45, "longitude": 106.22, "commune": "12904",
              "commune_name": "Xã Vũ Thư", "visiting": "Mở cửa từ 6 giờ."},
}  # fmt: skip


def happening(starts: dt.date, ends: dt.date | None = None) -> dict:
    facts = {"starts_on": starts.isoformat(), "ends_on": (ends or starts).isoformat(),
             "place_name": "Phố Hiến", "organiser": ""}  # fmt: skip
    return {"type": "happening", "kind": "event", "facts": facts}


def get(path: str, status: int = 200, **headers):
    response = Client().get(path, headers=headers)
    assert response.status_code == status, response.content[:500]
    return response


def text(path: str, status: int = 200) -> str:
    return get(path, status).content.decode()


def ld(html: str) -> list[dict]:
    rows = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return [json.loads(row) for row in rows]


FIXED = ("ban-do", "lich", "lich/2026", "don-vi", "don-vi/12904", "cai-chinh", "nguon-tin",
         "y-kien", "ngoai-tuyen", "tim-kiem", "media", "media/photo", "van-hoa-du-lich",
         "phong-vien", "lien-he", "lam-ro")  # fmt: skip
OTHER = ("map", "calendar", "calendar/2026", "agencies", "agencies/12904", "corrections", "feeds",
         "feedback", "offline", "search")  # fmt: skip


@pytest.mark.parametrize("word", ["", *FIXED])
def test_every_fixed_page_stands_in_vietnamese(word):
    items.make()
    html = text(f"/vi/{word}/" if word else "/vi/")
    assert '<html lang="vi">' in html


@pytest.mark.parametrize("word", ["", *OTHER])
@pytest.mark.parametrize("locale", [code for code in languages.codes() if code != "vi"])
def test_every_fixed_page_stands_in_the_other_languages(locale, word):
    items.make()
    response = get(f"/{locale}/{word}/" if word else f"/{locale}/")
    assert f'<html lang="{languages.tag(locale)}">' in response.content.decode()
    assert response["Content-Language"] == languages.tag(locale)


def test_an_item_shows_its_cleared_words_and_nothing_of_the_draft():
    publication = items.make(title="Lễ hội hoa sen", main_picture=items.PICTURE)
    html = text(publication.path)
    assert "<h1>Lễ hội hoa sen</h1>" in html
    assert "Đầm rộng hơn mười mẫu nằm bên đê." in html
    assert "/tep/anh/7/0a0a0a0a/dam-sen-480.webp 480w" in html
    assert "Người Chụp Mẫu" in html
    assert "Bản nháp" not in html


def tamper(publication, parts: dict) -> None:
    """As somebody could who reaches the database past its own triggers."""
    row, words = publication.current, publication.current.snapshot | parts
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE newsroom_version DISABLE TRIGGER USER")
        else:
            query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
            for (name,) in cursor.execute(query, ["newsroom_version"]).fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
    Version.objects.filter(pk=row.pk).update(snapshot=words)


def test_words_that_are_not_the_cleared_ones_are_not_served(caplog):
    publication = items.make(title="Bài đã duyệt")
    tamper(publication, {"title": "Chữ bị sửa"})
    with caplog.at_level(logging.CRITICAL, "phohien.portal.alarm"):
        page = text(publication.path, 404)
        front = text("/vi/")
    assert "Chữ bị sửa" not in page + front
    assert f"version {publication.current_id}" in caplog.text


def test_a_withdrawn_item_keeps_its_address_and_says_why():
    publication = items.make(title="Số lượng khách", body=[{"type": "text", "html": "<p>Sai</p>"}])
    items.withdraw(publication, "Con số khách chưa được kiểm tra.")
    html = text(publication.path, 410)
    assert "Con số khách chưa được kiểm tra." in html
    assert "23/11/2026" in html or "23 tháng 11" in html
    assert "<p>Sai</p>" not in html
    assert "noindex" in html
    assert publication.path in text("/vi/cai-chinh/")
    assert publication.path not in text("/vi/")


def test_a_correction_is_told_on_the_item_and_in_the_register():
    publication = items.make(title="Diện tích")
    items.change(publication, correction=True, note="Diện tích đúng là 2.514,81 km².")
    assert "Diện tích đúng là 2.514,81 km²." in text(publication.path)
    assert "Diện tích đúng là 2.514,81 km²." in text("/vi/cai-chinh/")


def test_a_former_address_leads_on():
    publication = items.make()
    FormerPath.objects.create(path="/vi/tin-doi-ngoai/ten-cu/", publication=publication)
    response = get("/vi/tin-doi-ngoai/ten-cu/", 301)
    assert response["Location"] == publication.path


@pytest.mark.parametrize(
    ("path", "tag", "words"),
    [
        ("/vi/khong-co/", "vi", "Không có trang nào ở địa chỉ này"),
        ("/vi/van-hoa-du-lich/khong-co/", "vi", "Không có trang nào ở địa chỉ này"),
        ("/en/nothing/at/all/", "en", ""),
        ("/zh-hans/nothing/", "zh-Hans", ""),
        ("/vi/van-hoa-du-lich/p/2/", "vi", ""),
        ("/vi/don-vi/khong-co/", "vi", ""),
        ("/vi/lich/1999/", "vi", ""),
        ("/nowhere/", "vi", ""),
    ],
)
def test_what_is_not_there_is_told_in_the_language_of_the_address(path, tag, words):
    response = get(path, 404)
    html = response.content.decode()
    assert f'<html lang="{tag}">' in html
    assert words in html
    assert response["Cache-Control"] == "no-store"


def test_a_stranger_without_an_address_is_answered_in_the_browsers_language():
    assert '<html lang="ko">' in get("/nowhere/", 404, accept_language="ko-KR,ko").content.decode()


def test_staff_keep_the_workspaces_own_404():
    assert "portal.css" not in text("/lam-viec/khong-co/", 404)


def test_a_broken_page_says_so_in_the_language_of_the_address(monkeypatch):
    def broken(*_arguments, **_named):
        raise RuntimeError

    monkeypatch.setattr("phohien.portal.selectors.map.tiles", broken)
    response = Client(raise_request_exception=False).get("/en/map/")
    assert response.status_code == 500
    assert '<html lang="en">' in response.content.decode()


@pytest.mark.parametrize(
    ("accepted", "front"),
    [("", "/vi/"), ("en-GB,en;q=0.8", "/en/"), ("zh-CN", "/zh-hans/"), ("fr,ja;q=0.5", "/ja/"),
     ("de", "/vi/"), ("vi;q=0.2,ko", "/ko/"), ("en;q=zwei", "/vi/")],
)  # fmt: skip
def test_the_root_leads_to_the_readers_language(accepted, front):
    response = get("/", 302, accept_language=accepted)
    assert response["Location"] == front
    assert "Accept-Language" in response["Vary"]


def test_an_item_names_its_languages_and_its_one_address(settings):
    settings.BASE_URL = "https://doingoai.example"
    vietnamese = items.make(slug="chua-keo")
    english = items.make(locale="en", slug="keo-pagoda", source=vietnamese, translation={
        "of": vietnamese.current.fingerprint, "machine": True, "engine": "Máy A",
        "reviewer": "Người Hiệu Đính"})  # fmt: skip
    html = text(english.path)
    base = "https://doingoai.example"
    assert f'<link rel="canonical" href="{base}{english.path}">' in html
    assert f'hreflang="vi" href="{base}{vietnamese.path}"' in html
    assert f'hreflang="x-default" href="{base}{english.path}"' in html
    assert "Người Hiệu Đính" in html
    assert f'href="{english.path}"' in text(vietnamese.path)


def test_readers_of_a_translation_learn_that_the_source_moved_on():
    vietnamese = items.make()
    translation = {"of": "x", "machine": False, "engine": "", "reviewer": ""}
    english = items.make(locale="en", source=vietnamese, translation=translation)
    english.source_changed_at = items.clock.now()
    english.save()
    assert "notice-source_changed" in text(english.path)


def test_structured_data_by_type():
    day = dt.date(2026, 12, 20)
    article, place = items.make(kind="news"), items.make(**PLACE)
    event = items.make(**happening(day, day + dt.timedelta(days=2)))
    found = {row["@type"]: row for page in (article, place, event) for row in ld(text(page.path))}
    assert {"NewsArticle", "TouristAttraction", "Event", "BreadcrumbList"} <= found.keys()
    assert found["NewsArticle"]["datePublished"] == article.first_published_at.isoformat()
    assert found["TouristAttraction"]["geo"]["latitude"] == 20.45
    assert (found["Event"]["startDate"], found["Event"]["endDate"]) == ("2026-12-20", "2026-12-22")
    assert "GovernmentOrganization" in [row["@type"] for row in ld(text("/vi/don-vi/12904/"))]
    crumbs = found["BreadcrumbList"]["itemListElement"]
    assert [row["position"] for row in crumbs] == [1, 2, 3]


def test_open_graph_is_absolute(settings):
    settings.BASE_URL = "https://doingoai.example"
    html = text(items.make(main_picture=items.PICTURE).path)
    share = "https://doingoai.example/tep/anh/7/0a0a0a0a/dam-sen-1200x630.jpg"
    assert f'<meta property="og:image" content="{share}">' in html
    assert '<meta property="og:type" content="article">' in html


def test_the_calendar_runs_forward_and_remembers():
    soon, past = dt.date(2026, 12, 5), dt.date(2026, 3, 1)
    items.make(title="Hội chợ cuối năm", **happening(soon))
    items.make(title="Hội xuân", **happening(past))
    coming = text("/vi/lich/")
    assert "Hội chợ cuối năm" in coming and "Hội xuân" not in coming
    year = text("/vi/lich/2026/")
    assert year.index("Hội xuân") < year.index("Hội chợ cuối năm")
    assert "Hội chợ cuối năm" in text("/vi/")


def test_a_happening_goes_into_the_readers_own_calendar():
    row = items.make(title="Hội sen, đêm; rằm", **happening(dt.date(2026, 12, 5)))
    response = get(f"{row.path}event.ics")
    lines = response.content.decode().split("\r\n")
    assert response["Content-Type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20261205" in lines and "DTEND;VALUE=DATE:20261206" in lines
    assert "SUMMARY:Hội sen\\, đêm\\; rằm" in lines
    assert all(len(line.encode()) <= 75 for line in lines)
    get(f"{items.make().path}event.ics", 404)


def test_a_commune_page_tells_what_is_said_by_it_and_about_it():
    items.make(title="Do xã đăng", agency="12904")
    items.make(title="Nói về xã", agency="so-vhttdl", places=[{"code": "12904", "name": "Xã A"}])
    items.make(title="Chuyện nơi khác", agency="so-vhttdl")
    html = text("/vi/don-vi/12904/")
    assert "Do xã đăng" in html and "Nói về xã" in html
    assert "Chuyện nơi khác" not in html


def test_the_map_has_every_commune():
    html = text("/vi/ban-do/")
    assert len(set(re.findall(r'href="/vi/don-vi/(\d{5})/"', html))) == 104


def test_a_long_section_has_numbered_pages():
    for _number in range(26):
        items.make(tell=False)
    first, second = text("/vi/van-hoa-du-lich/"), text("/vi/van-hoa-du-lich/p/2/")
    assert 'href="/vi/van-hoa-du-lich/p/2/"' in first
    shown = [
        set(re.findall(r'href="(/vi/van-hoa-du-lich/bai-\d+/)"', page)) for page in (first, second)
    ]
    assert [len(rows) for rows in shown] == [24, 2]
    assert not shown[0] & shown[1]


def test_the_library_leads_to_the_items():
    row = items.make(main_picture=items.PICTURE)
    html = text("/vi/media/")
    assert f'href="{row.path}"' in html and "dam-sen-480.webp" in html
    assert f'href="{row.path}"' not in text("/vi/media/clip/")


@pytest.mark.parametrize("path", ["/vi/", "/vi/y-kien/", "/robots.txt", "/sw.js", "/sitemap.xml"])
def test_no_cookie_is_set_and_no_session_asked(path):
    response = get(path)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("path", ["/vi/", "/vi/ban-do/", "/vi/van-hoa-du-lich/", "/sitemap.xml"])
def test_public_pages_are_read_only(path):
    assert Client().post(path).status_code == 405


# Literal counts: they may only fall. The same for one item and for a hundred.
QUERIES = {
    "/vi/": 7,
    "/vi/van-hoa-du-lich/": 3,
    "/vi/don-vi/12904/": 6,
    "/vi/ban-do/": 4,
    "/vi/lich/": 2,
    "/vi/cai-chinh/": 4,
    "/vi/media/": 2,
    "/vi/rss.xml": 1,
    "/vi/feed.json": 1,
    "/sitemap-vi.xml": 4,
}


def queries(path: str, assert_num, count: int) -> None:
    with assert_num(count):
        get(path)


@pytest.mark.parametrize("path", QUERIES)
def test_a_list_costs_the_same_for_one_item_and_for_a_hundred(path, django_assert_num_queries):
    day = dt.date(2026, 12, 1)
    items.make(tell=False)
    items.make(tell=False, **happening(day))
    get("/vi/")  # what a process reads once
    queries(path, django_assert_num_queries, QUERIES[path])
    for number in range(100):
        items.make(tell=False, main_picture=items.PICTURE)
        if number % 10 == 0:
            items.make(tell=False, **happening(day))
            items.make(tell=False, **PLACE)
    queries(path, django_assert_num_queries, QUERIES[path])


@pytest.mark.parametrize(
    ("parts", "count"), [({}, 6), (PLACE, 7), (happening(dt.date(2026, 12, 1)), 6)]
)
def test_an_item_costs_few_queries(parts, count, django_assert_num_queries):
    rows = [items.make(tell=False, **parts) for _number in range(9)]
    items.change(rows[0], note="Sửa chính tả.")
    get("/vi/")
    queries(rows[0].path, django_assert_num_queries, count)


def test_an_item_of_many_places_costs_one_more(django_assert_num_queries):
    codes = ("12904", "12916", "11953")
    places = [{"code": code, "name": code} for code in codes]
    rows = [items.make(tell=False, places=places) for _number in range(6)]
    queries(rows[0].path, django_assert_num_queries, 7)
