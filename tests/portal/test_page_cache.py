"""The page cache: a change is seen at once wherever it shows, and nothing else is lost."""

import datetime as dt
import gzip
import multiprocessing

import pytest
from django.test import Client

from phohien.kernel import clock
from phohien.portal.cache.entries import entries
from phohien.portal.cache.stamps import Stamps, places, stamps
from phohien.portal.cache.worker import reply
from tests import factories
from tests.portal import items

pytestmark = pytest.mark.django_db
FRONTS = ("/vi/", "/en/", "/vi/van-hoa-du-lich/", "/vi/dau-tu/", "/vi/don-vi/12904/",
          "/vi/don-vi/11953/", "/vi/ban-do/", "/vi/lich/", "/vi/cai-chinh/", "/vi/rss.xml",
          "/sitemap-vi.xml", "/sitemap-en.xml", "/robots.txt")  # fmt: skip


def get(path: str, **headers):
    return Client().get(path, headers=headers)


def kept(*more: str) -> set[str]:
    """Which of the addresses are answered from memory now."""
    return {path for path in (*FRONTS, *more) if entries.get(path)}


def fill(*more: str) -> None:
    for path in (*FRONTS, *more):
        get(path)
    assert kept(*more) == {*FRONTS, *more}


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What follows a commit happens at the end of the block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_kept_page_costs_no_query(page_cache, django_assert_num_queries):
    path = items.make().path
    first = get(path)
    with django_assert_num_queries(0):
        again = get(path)
    assert again.content == first.content and again["ETag"] == first["ETag"]


def test_a_new_item_is_seen_at_once_where_it_appears(page_cache, copy, committed):
    other = items.make(section="dau-tu", agency="11953")
    fill(other.path)
    with committed():
        items.make(title="Vừa đăng", section="van-hoa-du-lich", agency="12904")
    gone = {"/vi/", "/vi/van-hoa-du-lich/", "/vi/don-vi/12904/", "/vi/ban-do/", "/vi/rss.xml",
            "/sitemap-vi.xml", "/vi/cai-chinh/"}  # fmt: skip
    assert kept(other.path) >= {"/en/", "/vi/dau-tu/", "/vi/lich/", "/robots.txt", other.path}
    assert not gone & kept() - {"/vi/cai-chinh/"}
    assert "Vừa đăng" in get("/vi/").content.decode()


def test_a_change_of_words_loses_only_the_pages_that_show_them(page_cache, copy, committed):
    row = items.make(title="Cũ", section="van-hoa-du-lich", agency="12904")
    apart = items.make(section="dau-tu", agency="11953")
    fill(row.path, apart.path)
    with committed():
        items.change(row, title="Mới")
    assert kept(row.path, apart.path) >= {
        "/en/", "/vi/dau-tu/", "/vi/lich/", "/vi/don-vi/11953/", "/vi/ban-do/", "/vi/cai-chinh/",
        "/robots.txt", apart.path,
    }  # fmt: skip
    for path in (row.path, "/vi/", "/vi/van-hoa-du-lich/", "/vi/don-vi/12904/", "/vi/rss.xml"):
        assert "Mới" in get(path).content.decode()


def test_a_withdrawal_is_seen_at_once(page_cache, copy, committed):
    row = items.make(title="Sẽ gỡ")
    fill(row.path)
    with committed():
        items.withdraw(row, "Sai số liệu.")
    assert get(row.path).status_code == 410
    assert get(row.path).status_code == 410
    for path in ("/vi/", "/vi/van-hoa-du-lich/", "/vi/don-vi/12904/", "/vi/rss.xml"):
        assert "Sẽ gỡ" not in get(path).content.decode()
    assert "Sai số liệu." in get("/vi/cai-chinh/").content.decode()


def test_a_rollback_loses_nothing(page_cache, copy, committed):
    fill()
    items.make()  # its commit never comes
    assert kept() == set(FRONTS)


def test_a_page_made_while_something_changed_is_not_kept(page_cache):
    row = items.make()
    since = stamps().now()
    get(row.path)
    held = entries.get(row.path)
    stamps().bump([f"item:{row.pk}"])
    held.since, held.checked = since, -1
    assert entries.get(row.path) is None


def test_a_day_ends_for_pages_that_know_the_day(page_cache):
    fill()
    with clock.at(clock.now() + dt.timedelta(days=1)):
        assert kept() >= {"/vi/dau-tu/", "/robots.txt"}
        assert not {"/vi/", "/vi/lich/"} & kept()


def test_a_known_page_is_answered_with_304(page_cache):
    path = items.make().path
    etag = get(path)["ETag"]
    answer = get(path, if_none_match=etag)
    assert answer.status_code == 304 and not answer.content
    assert answer["ETag"] == etag and "max-age" in answer["Cache-Control"]
    assert get(path, if_none_match='W/"other"').status_code == 200
    assert get(path, if_none_match=f'"x", {etag}').status_code == 304


def test_a_page_is_sent_compressed_to_those_who_take_it(page_cache):
    path = items.make().path
    plain, small = get(path), get(path, accept_encoding="br, gzip")
    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content
    assert "Content-Encoding" not in get(path, accept_encoding="gzip;q=0, br")
    assert plain["Vary"] == small["Vary"] == "Accept-Encoding"


def test_head_is_answered_without_a_body(page_cache):
    path = items.make().path
    whole = get(path)
    head = Client().head(path)
    assert head.status_code == 200 and not head.content
    assert head["ETag"] == whole["ETag"] and head["Content-Length"] == str(len(whole.content))


def test_staff_posts_and_questions_pass_through(page_cache):
    client = Client()
    client.force_login(factories.make_user())
    client.get("/vi/")
    assert not entries.get("/vi/")
    get("/vi/?x=1")
    Client().post("/vi/")
    get("/vi/tim-kiem/?q=sen")
    get("/vi/y-kien/")
    get("/vi/khong-co/")
    get("/")
    assert len(entries) == 0


def test_too_much_is_not_kept(page_cache, settings):
    settings.PORTAL_PAGES_KEPT = 300_000
    for number in range(20):
        get(f"/vi/don-vi/{11953 if number % 2 else 12904}/" if number < 2 else "/vi/lich/")
        get(items.make(tell=False).path)
    assert sum(entry.size for entry in entries._held.values()) <= 300_000


def ask(path: str, *fields: str) -> bytes | None:
    rows = [f"GET {path} HTTP/1.1", "Host: testserver", *fields, "", ""]
    return reply("\r\n".join(rows).encode())


def test_the_short_way_gives_the_same_answer(page_cache):
    path = items.make().path
    assert ask(path) is None
    whole = get(path)
    head, _end, body = ask(path).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK\r\n") and body == whole.content
    given = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:])
    assert given[b"Content-Length"] == str(len(body)).encode()
    for name in ("Content-Type", "Cache-Control", "ETag", "Content-Security-Policy", "Vary",
                 "X-Frame-Options", "X-Content-Type-Options", "Content-Language"):  # fmt: skip
        assert given[name.encode()].decode() == whole[name]
    zipped = ask(path, "Accept-Encoding: gzip")
    assert gzip.decompress(zipped.partition(b"\r\n\r\n")[2]) == body
    known = ask(path, f"If-None-Match: {whole['ETag']}")
    assert known.startswith(b"HTTP/1.1 304 ") and known.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    "field",
    ["Cookie: sessionid=x", "Range: bytes=0-1", "Connection: close", "Content-Length: 3",
     "Transfer-Encoding: chunked", "Upgrade: websocket", "Expect: 100-continue"],
)  # fmt: skip
def test_the_short_way_is_for_plain_reading_only(page_cache, field):
    path = items.make().path
    get(path)
    assert ask(path) and ask(path, field) is None
    assert ask(f"{path}?x=1") is None
    assert reply(f"HEAD {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode()) is None
    assert reply(f"GET {path} HTTP/1.1\r\n\r\n".encode()) is None
    assert reply(f"GET {path} HTTP/1.1\r\nHost: a\r\n".encode()) is None


def test_the_short_way_needs_tls_where_tls_is_asked(page_cache, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    path = items.make().path
    get(path)
    settings.SECURE_SSL_REDIRECT = True
    assert ask(path) is None
    assert ask(path, "X-Forwarded-Proto: https")


def _bump(path) -> None:
    Stamps(path).bump(["item:1"])


def test_another_process_makes_it_stale_at_once(tmp_path):
    here = Stamps(tmp_path / "stamps")
    since = here.now()
    assert here.is_fresh(places(["item:1", "item:2"]), since)
    other = multiprocessing.get_context("fork").Process(target=_bump, args=(tmp_path / "stamps",))
    other.start()
    other.join()
    assert other.exitcode == 0
    assert not here.is_fresh(places(["item:1"]), since)
    assert here.is_fresh(places(["item:2"]), since)
