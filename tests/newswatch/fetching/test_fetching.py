"""Fetching from a real server on loopback that misbehaves in the ways servers do."""

import asyncio
import json
import os
import subprocess
import sys

import pytest

from newswatch.errors import FetchFailed
from newswatch.fetching import Fetcher, Limits
from newswatch.fetching.addresses import check_ip, checked
from tests.newswatch.fetching.server import conditional, endless, feed, packed, plain, serving

SMALL = Limits(seconds=3, bytes=200_000)


def fetched(answer, path: str = "/feed", limits: Limits = SMALL, **known):
    """What one GET of ``path`` gives, or the FetchFailed it raises."""

    async def run():
        async with serving() as server, Fetcher(limits, local=True) as fetcher:
            server.answers[path] = answer
            return await fetcher.get(server.address(path), **known)

    return asyncio.run(run())


def failure(answer, limits: Limits = SMALL) -> str:
    with pytest.raises(FetchFailed) as caught:
        fetched(answer, limits=limits)
    assert caught.value.what.endswith(".")
    return caught.value.code


@pytest.mark.parametrize("way", ["gzip", "deflate", "raw", "br", "zstd"])
def test_packed_bodies(way):
    encoding = "deflate" if way == "raw" else way
    reply = fetched(plain(200, packed(way, feed(1, 2)), content_encoding=encoding))
    assert reply.data == feed(1, 2)


@pytest.mark.parametrize("way", ["gzip", "deflate", "br", "zstd"])
def test_bombs_are_stopped(way):
    bomb = packed(way, b"\0" * 50_000_000)
    assert len(bomb) < 200_000
    assert failure(plain(200, bomb, content_encoding=way)) == "too-large"


def test_unknown_and_broken_packing():
    assert failure(plain(200, b"x", content_encoding="lzma")) == "unknown-packing"
    assert failure(plain(200, b"no gzip at all", content_encoding="gzip")) == "broken-packing"


def test_endless_bodies():
    assert failure(endless(b"<item>" * 1000)) == "too-large"
    assert failure(endless(b" ", 0.05), Limits(seconds=0.5)) == "too-slow"


def test_a_server_that_never_answers():
    async def silent(request, writer):
        await asyncio.sleep(5)

    assert failure(silent, Limits(seconds=0.4)) == "too-slow"


def test_wrong_lengths():
    whole = feed(1, 2, 3)
    longer = plain(200, whole, content_length=str(len(whole) + 500))
    assert failure(longer) == "cut-off"
    assert failure(plain(200, whole, content_length="9999999999")) == "too-large"
    assert failure(plain(200, whole, content_length="20")) == "bad-answer"


@pytest.mark.parametrize("data", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X" * 90_000])
def test_what_is_no_http(data):
    assert failure(data) in ("cut-off", "bad-answer", "unreachable")


def test_redirects_are_followed_and_remembered_only_if_for_good():
    async def run():
        async with serving() as server, Fetcher(SMALL, local=True) as fetcher:
            server.answers["/new"] = plain(200, feed(1))
            server.answers["/for-good"] = plain(301, location="/new")
            server.answers["/for-now"] = plain(302, location="/new")
            server.answers["/both"] = plain(301, location="/for-now")
            moved = await fetcher.get(server.address("/for-good"))
            lent = await fetcher.get(server.address("/for-now"))
            both = await fetcher.get(server.address("/both"))
            assert moved.moved_to == server.address("/new")
            assert (lent.moved_to, lent.address) == ("", server.address("/new"))
            assert both.moved_to == server.address("/for-now")

    asyncio.run(run())


def test_a_ring_of_redirects():
    assert failure(plain(302, location="/feed")) == "too-many-redirects"


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fd00::1]/",
        "http://0.0.0.0/",
        "http://2130706433.nip.invalid/",
    ],
)
def test_redirects_into_the_house_are_refused(target):
    assert failure(plain(302, location=target)) in ("private-address", "no-host")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://x.vn/", "http://a:b@x.vn/"])
def test_redirects_to_other_things_are_refused(target):
    assert failure(plain(302, location=target)) == "bad-address"


def test_loopback_is_refused_unless_allowed():
    async def run(host):
        async with serving() as server, Fetcher(SMALL) as fetcher:
            server.answers["/feed"] = plain(200, feed(1))
            await fetcher.get(server.address(host=host))

    for host in ("127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1", "0"):
        with pytest.raises(FetchFailed) as caught:
            asyncio.run(run(host))
        assert caught.value.code in ("private-address", "bad-address")


def test_a_name_is_refused_if_any_of_its_addresses_is_private():
    async def run():
        async with Fetcher(SMALL, known={"lua.vn": "192.168.1.9"}) as fetcher:
            await fetcher.get("http://lua.vn/feed")

    with pytest.raises(FetchFailed) as caught:
        asyncio.run(run())
    assert caught.value.code == "private-address"


@pytest.mark.parametrize("ip", ["64:ff9b::a00:1", "2002:a00:1::", "100.64.0.1", "224.0.0.1"])
def test_addresses_that_carry_or_are_private_ones(ip):
    with pytest.raises(FetchFailed):
        check_ip(ip, "x", local=False)


def test_public_addresses_pass():
    check_ip("113.160.0.1", "x", local=False)
    assert checked("https://baohungyen.vn/rss").hostname == "baohungyen.vn"


@pytest.mark.parametrize(
    "address", ["", "x", "http://", "http://x:22/", "http://[x/", "javascript:1"]
)
def test_what_is_no_address(address):
    with pytest.raises(FetchFailed):
        checked(address)


def test_conditions_are_sent():
    reply = fetched(conditional(feed(1), '"a"'), etag='"a"')
    assert (reply.status, reply.data) == (304, b"")


def command(address: str, *more: str):
    return subprocess.run(
        [sys.executable, "-m", "newswatch", "fetch", address, *more],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": "src"},
    )


def test_command_prints_items_and_says_how_it_went():
    async def run():
        async with serving() as server:
            server.answers["/feed"] = plain(200, feed(1, 2))
            server.answers["/page"] = plain(200, b"<!doctype html><html><body>Xin chao")
            good = await asyncio.to_thread(command, server.address(), "--local")
            page = await asyncio.to_thread(command, server.address("/page"), "--local")
            return good, page, await asyncio.to_thread(command, server.address())

    good, page, inside = asyncio.run(run())
    assert [json.loads(line)["title"] for line in good.stdout.splitlines()] == ["Tin 1", "Tin 2"]
    assert "ok: 2" in good.stderr
    assert (page.returncode, "web-page" in page.stderr) == (1, True)
    assert (inside.returncode, "private-address" in inside.stderr) == (1, True)
