"""The same feeds polled by one, two and four workers over Redis, each a process of its own.

What is divided is the waiting: every answer takes a second and every worker has ten
sources in hand, as if it had a narrow line. Needs redis-server.
"""

import asyncio
import contextlib
import multiprocessing
import os
import shutil
import socket
import subprocess
import tempfile
import time

from redis.asyncio import Redis

from bench.bench_newswatch_polling import body
from newswatch.fetching import Fetcher, Poller, Source
from newswatch.workers import Store, Worker

FEEDS = int(os.environ.get("BENCH_SOURCES", "400"))
AT_ONCE, ANSWER = 10, 1.0
WORKERS = (1, 2, 4)


def serve(ready: "multiprocessing.Queue[int]") -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            number = int(head.lower().partition("host: f")[2].partition(".")[0])
            robots = head.startswith("GET /robots.txt")
            await asyncio.sleep(0 if robots else ANSWER)
            status, data = ("404 X", b"") if robots else ("200 OK", body(number, 0))
            lines = f"HTTP/1.1 {status}\r\nContent-Length: {len(data)}\r\nConnection: close\r\n\r\n"
            writer.write(lines.encode() + data)
        writer.close()

    async def run() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=4096)
        ready.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def work(url: str, name: str, known: dict[str, str]) -> None:
    async def run() -> None:
        async with Redis.from_url(url) as redis, Fetcher(local=True, known=known) as fetcher:
            await Worker(Store(redis), Poller(fetcher), name, at_once=AT_ONCE).run()

    asyncio.run(run())


async def measured(url: str, port: int, count: int) -> tuple[float, int]:
    """Seconds until every feed is read, and the new items that came."""
    names = [f"f{number}.test" for number in range(FEEDS)]
    async with Redis.from_url(url) as redis:
        await redis.flushdb()
        store = Store(redis)
        known = dict.fromkeys(names, "127.0.0.1")
        workers = [
            multiprocessing.Process(target=work, args=(url, f"w{n}", known), daemon=True)
            for n in range(count)
        ]
        for worker in workers:
            worker.start()
        while await redis.zcard("newswatch:workers") < count:
            await asyncio.sleep(0.1)
        await asyncio.sleep(12)  # until the shards are shared out
        await store.add([Source(f"http://{name}:{port}/feed") for name in names])
        start = time.monotonic()
        while (items := await redis.xlen("newswatch:items")) < FEEDS * 20:
            await asyncio.sleep(0.05)
        seconds = time.monotonic() - start
        for worker in workers:
            worker.kill()
        return seconds, items


@contextlib.contextmanager
def redis_server():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
        server = subprocess.Popen([*command, "--dir", folder], stdout=subprocess.DEVNULL)
        time.sleep(0.5)
        try:
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            server.terminate()
            server.wait()


def main() -> None:
    if not shutil.which("redis-server"):
        print("not run: redis-server is not installed")
        return
    ready: multiprocessing.Queue[int] = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(ready,), daemon=True)
    server.start()
    port, alone = ready.get(timeout=20), 0.0
    try:
        with redis_server() as url:
            for count in WORKERS:
                seconds, items = asyncio.run(measured(url, port, count))
                alone = alone or seconds
                rate = FEEDS / seconds
                print(
                    f"{count} workers: {FEEDS} feeds, {items:,} items in {seconds:.1f} s "
                    f"({rate:.0f} feeds/s, {alone / seconds:.1f}× one worker)"
                )
    finally:
        server.kill()


if __name__ == "__main__":
    main()
