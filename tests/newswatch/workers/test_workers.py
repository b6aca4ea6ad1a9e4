"""Workers over a real Redis: shares, a worker killed in the middle, nothing lost or doubled."""

import asyncio
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter

import pytest
from redis.asyncio import Redis

from newswatch.fetching import Fetcher, Limits, Poller, Source
from newswatch.fetching.hosts import Hosts
from newswatch.workers import SHARDS, Store, Worker, shard_of
from tests.newswatch.fetching.server import feed, plain, serving, slow

pytestmark = pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is missing")


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    command = ["redis-server", "--port", str(port), "--save", "", "--dir", str(folder)]
    server = subprocess.Popen([*command, "--bind", "127.0.0.1"], stdout=subprocess.DEVNULL)
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            break
        time.sleep(0.05)
    yield f"redis://127.0.0.1:{port}/0"
    server.terminate()
    server.wait()


def test_a_host_is_always_of_one_shard():
    assert shard_of("http://bao.vn/a") == shard_of("https://bao.vn/b?x=1")
    spread = Counter(shard_of(f"http://bao{n}.vn/") for n in range(SHARDS * 50))
    assert len(spread) == SHARDS
    assert max(spread.values()) < 120


async def _all_items(store: Store) -> list[str]:
    return [item.url async for _, item in store.items(most=10_000)]


def test_two_workers_share_and_nothing_is_lost_or_doubled(redis_url):
    async def run():
        async with (
            serving() as server,
            Redis.from_url(redis_url) as redis,
            Fetcher(Limits(seconds=5), local=True) as fetcher,
        ):
            await redis.flushdb()
            store = Store(redis)
            for n in range(40):
                server.answers[f"/{n}"] = plain(200, feed(n))
            sources = [Source(server.address(f"/{n}")) for n in range(40)]
            await store.add(sources)
            workers = [Worker(store, Poller(fetcher, Hosts(0)), f"w{n}") for n in range(2)]
            tasks = [asyncio.create_task(worker.run()) for worker in workers]
            while sum(worker.polled for worker in workers) < 40:
                await asyncio.sleep(0.05)
            for worker in workers:
                worker.stop()
            await asyncio.gather(*tasks)
            items = await _all_items(store)
            assert sorted(items) == sorted(f"https://bao.vn/{n}.html" for n in range(40))

    asyncio.run(asyncio.wait_for(run(), 60))


def test_shards_are_shared_evenly(redis_url):
    async def run():
        async with Redis.from_url(redis_url) as redis, Fetcher(local=True) as fetcher:
            await redis.flushdb()
            store = Store(redis)
            workers = [Worker(store, Poller(fetcher), f"e{n}") for n in range(4)]
            for worker in workers:
                await store.beat(worker.name, time.time())
            for worker in workers:
                await worker._claim(SHARDS // 4)
            held = [shard for worker in workers for shard in worker.shards]
            assert sorted(held) == list(range(SHARDS))

    asyncio.run(run())


def test_who_lost_the_lease_writes_nothing(redis_url):
    async def run():
        async with (
            serving() as server,
            Redis.from_url(redis_url) as redis,
            Fetcher(Limits(seconds=5), local=True) as fetcher,
        ):
            await redis.flushdb()
            server.answers["/feed"] = plain(200, feed(1))
            store, source = Store(redis), Source(server.address())
            await store.add([source])
            shard = shard_of(source.address)
            outcome = await Poller(fetcher, Hosts(0)).poll(source)
            assert await store.claim(shard, "other")
            assert not await store.write(shard, "late", outcome)
            assert await _all_items(store) == []
            assert await store.due(shard, 1.0, 9)
            assert await store.write(shard, "other", outcome)
            assert len(await _all_items(store)) == 1

    asyncio.run(run())


def test_a_worker_killed_in_the_middle_of_a_poll(redis_url):
    """kill -9 while answers are awaited; another takes over when the lease has run out."""

    async def run():
        async with (
            serving() as server,
            Redis.from_url(redis_url) as redis,
            Fetcher(Limits(seconds=9), local=True) as fetcher,
        ):
            await redis.flushdb()
            store = Store(redis)
            for n in range(6):
                server.answers[f"/{n}"] = slow(feed(n), 2)
            addresses = [server.address(f"/{n}") for n in range(6)]
            await store.add([Source(address) for address in addresses])
            killed = _command(redis_url)
            while not any(r.path != "/robots.txt" for r in server.requests):
                await asyncio.sleep(0.05)
            killed.send_signal(signal.SIGKILL)
            killed.wait()
            assert await _all_items(store) == []
            for shard in range(SHARDS):  # as if its half minute had passed
                await redis.delete(store._key("lease", shard))
            await store.leave("killed")
            worker = Worker(store, Poller(fetcher, Hosts(0)), "heir")
            task = asyncio.create_task(worker.run())
            while worker.polled < 6:
                await asyncio.sleep(0.05)
            worker.stop()
            await task
            items = await _all_items(store)
            assert sorted(items) == [f"https://bao.vn/{n}.html" for n in range(6)]

    asyncio.run(asyncio.wait_for(run(), 90))


def _command(redis_url: str) -> subprocess.Popen:
    command = [sys.executable, "-m", "newswatch", "work", "--redis", redis_url, "--local"]
    return subprocess.Popen([*command, "--name", "killed"], env={**os.environ, "PYTHONPATH": "src"})
