"""Sources over time: health, moved feeds, politeness, robots.txt, rhythm."""

import asyncio

import pytest

from newswatch.feeds import Item
from newswatch.fetching import Fetcher, Limits, Poller, Source, rhythm
from newswatch.fetching.articles import completed
from newswatch.fetching.health import Health
from newswatch.fetching.hosts import Hosts
from tests.newswatch.fetching.server import conditional, feed, plain, serving, slow


def polled(*answers, apart: float = 0.0, robots: bytes | None = None):
    """Outcomes of polling one source while the server changes its answer, and the server."""

    async def run():
        async with serving() as server, Fetcher(Limits(seconds=2), local=True) as fetcher:
            server.answers["/robots.txt"] = robots or plain(404)
            source, poller = Source(server.address()), Poller(fetcher, Hosts(apart))
            outcomes = []
            for answer in answers:
                server.answers["/feed"] = answer
                outcomes.append(await poller.poll(source))
                outcomes[-1].apply()
            return outcomes, server, source

    return asyncio.run(run())


def test_items_come_once():
    outcomes, _, _ = polled(plain(200, feed(1, 2)), plain(200, feed(2, 3)))
    assert [[item.title for item in o.new] for o in outcomes] == [["Tin 1", "Tin 2"], ["Tin 3"]]


def test_states_are_told_apart():
    same = conditional(feed(1), '"a"')
    answers = (same, same, plain(200, feed()), plain(200, b"<html>"), plain(500), plain(410))
    outcomes, _, source = polled(*answers)
    states = [(o.health.state, o.health.code) for o in outcomes]
    assert states[:3] == [("ok", ""), ("unchanged", ""), ("empty", "")]
    assert states[3:] == [("failed", "web-page"), ("failed", "bad-status"), ("gone", "gone")]
    assert (source.health.failures, source.health.last_success > 0) == (3, True)


def test_the_same_bytes_without_conditions_are_unchanged():
    outcomes, _, _ = polled(plain(200, feed(1)), plain(200, feed(1)))
    assert [o.health.state for o in outcomes] == ["ok", "unchanged"]


def test_304_after_a_failure_is_no_success():
    same = conditional(feed(1), '"a"')
    outcomes, server, _ = polled(same, plain(200, b"<html>"), plain(304), same)
    assert [o.health.state for o in outcomes] == ["ok", "failed", "failed", "ok"]
    assert outcomes[2].health.code == "unexpected-304"
    asked = [request.headers.get("if-none-match") for request in server.asked("/feed")]
    assert asked == [None, '"a"', None, None]


def test_a_failed_answer_does_not_become_the_known_one():
    bad = plain(200, b"<rss><channel><item>", etag='"bad"') + b""
    outcomes, server, source = polled(plain(200, b"no feed", etag='"bad"'), bad)
    assert outcomes[0].health.code == "not-a-feed"
    assert server.asked("/feed")[1].headers.get("if-none-match") is None


def test_a_feed_that_moved_for_good_is_asked_at_its_new_place():
    async def run():
        async with serving() as server, Fetcher(Limits(seconds=2), local=True) as fetcher:
            server.answers |= {
                "/old": plain(301, location="/new"),
                "/new": plain(200, feed(1)),
                "/lost": plain(301, location="/nowhere"),
            }
            poller = Poller(fetcher, Hosts(0))
            moved, lost = Source(server.address("/old")), Source(server.address("/lost"))
            (await poller.poll(moved)).apply()
            (await poller.poll(lost)).apply()
            assert moved.address == server.address("/new")
            assert moved.first_address == server.address("/old")
            assert lost.address == server.address("/lost")  # what leads nowhere is not believed

    asyncio.run(run())


def test_robots_are_obeyed():
    closed = b"User-agent: *\nDisallow: /feed\n"
    outcomes, server, _ = polled(plain(200, feed(1)), robots=plain(200, closed))
    assert outcomes[0].health.code == "robots"
    assert not server.asked("/feed")


@pytest.mark.parametrize(
    ("robots", "code"),
    [(plain(500), "robots-unreadable"), (plain(403), ""), (plain(200, b"\xff"), "")],
)
def test_unreadable_robots(robots, code):
    outcomes, server, _ = polled(plain(200, feed(1)), plain(200, feed(2)), robots=robots)
    assert outcomes[0].health.code == code
    assert len(server.asked("/robots.txt")) == 1


def test_requests_to_one_host_are_apart_and_few():
    async def run():
        async with serving() as server, Fetcher(Limits(seconds=5), local=True) as fetcher:
            for n in range(6):
                server.answers[f"/{n}"] = plain(200, feed(n))
            poller = Poller(fetcher, Hosts(0.5))
            sources = [Source(server.address(f"/{n}")) for n in range(6)]
            async for outcome in poller.poll_all(sources):
                assert outcome.health.state == "ok"
            times = sorted(
                t
                for t, r in zip(server.times, server.requests, strict=True)
                if r.path != "/robots.txt"
            )
            gaps = [b - a for a, b in zip(times, times[1:], strict=False)]
            assert min(gaps) > 0.3
            assert server.most_at_once <= 2

    asyncio.run(run())


def test_slow_requests_to_one_host_are_at_most_two_at_once():
    async def run():
        async with serving() as server, Fetcher(Limits(seconds=5), local=True) as fetcher:
            server.answers["/slow"] = slow(feed(1), 0.3)
            poller = Poller(fetcher, Hosts(0.0))
            sources = [Source(server.address(f"/slow?{n}")) for n in range(5)]
            states = [o.health.state async for o in poller.poll_all(sources)]
            assert states == ["ok"] * 5
            assert server.most_at_once <= 2

    asyncio.run(run())


def test_five_seconds_are_the_rule():
    assert Hosts()._apart == 5.0


def test_retry_after_is_kept():
    outcomes, _, source = polled(plain(429, retry_after="7200"))
    assert outcomes[0].health.code == "busy"
    assert source.next_due - source.health.last_attempt == pytest.approx(7200)


def test_rhythm():
    assert rhythm.after_success(3600, 12, 3600) < 3600
    assert rhythm.after_success(3600, 0, 3600) > 3600
    assert rhythm.after_success(0, 10_000, 60) >= rhythm.SOONEST
    assert rhythm.after_success(1e9, 0, 60) == rhythm.LATEST
    waits = [rhythm.after_failure(n) for n in range(1, 12)]
    assert waits == sorted(waits)
    assert waits[-1] == rhythm.LONGEST_BACK_OFF


def test_due_leaves_out_what_is_gone_or_has_time():
    sources = [Source("http://a.vn/", next_due=5), Source("http://b.vn/", next_due=1)]
    sources += [Source("http://c.vn/", next_due=99), Source("http://d.vn/", health=Health("gone"))]
    poller = Poller(Fetcher(), clock=lambda: 10.0)
    assert [s.address for s in poller.due(sources)] == ["http://b.vn/", "http://a.vn/"]


def test_thin_items_are_completed_from_their_page():
    paragraph = "<p>Sáng nay đoàn công tác kiểm tra tiến độ làm đường ở xã Nghĩa Trụ. </p>"
    page = f"<html><body><article><h1>Tin 1</h1>{paragraph * 9}</article></body></html>".encode()

    async def run():
        async with serving() as server, Fetcher(Limits(seconds=5), local=True) as fetcher:
            server.answers["/1.html"] = plain(200, page, content_type="text/html")
            item = Item("1", server.address("/1.html"), "Tin 1", "Ngắn.", "", "", "", "Báo")
            return await completed(item, Poller(fetcher, Hosts(0)))

    assert "Nghĩa Trụ" in asyncio.run(run()).text
