"""Ten thousand feeds on ten thousand hosts of a local server, asked once, then asked again.

The second round is the one that counts (goal: 60 s on two cores): most feeds answer 304. The
server runs in a process of its own on the same cores. Hosts are names that all mean loopback.
"""

import asyncio
import multiprocessing
import os
import time
from collections import Counter

from newswatch.fetching import Fetcher, Limits, Poller, Source

FEEDS = int(os.environ.get("BENCH_SOURCES", "10000"))
CHANGED = 20  # every twentieth feed has something new in the second round
ITEMS = 20
GOAL = 60.0


def body(number: int, round_: int) -> bytes:
    items = "".join(
        f"<item><title>Tin {number}.{n}</title><link>https://f{number}.test/{n}</link>"
        f"<description>Đoàn kiểm tra tuyến đường số {n} của xã và gặp nhà thầu.</description>"
        f"<pubDate>Mon, 11 May 2026 08:{n:02}:00 +0700</pubDate></item>"
        for n in range(round_, round_ + ITEMS)
    )
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Thử</title>'
    return f"{head}{items}</channel></rss>".encode()


async def answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, visits: Counter
) -> None:
    """One request a connection; the host's number says which feed it is."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except (asyncio.IncompleteReadError, ConnectionError):
        return writer.close()  # the asking side had no more time
    number = int(head.lower().partition("host: f")[2].partition(".")[0])
    if head.startswith("GET /robots.txt"):
        status, data, tag = "404 Not Found", b"", ""
    else:
        visits[number] += 1
        round_ = int(visits[number] > 1 and number % CHANGED == 0)
        tag = f'"{round_}"'
        same = f"If-None-Match: {tag}" in head
        status, data = ("304 Not Modified", b"") if same else ("200 OK", body(number, round_))
    lines = f"HTTP/1.1 {status}\r\nContent-Length: {len(data)}\r\nETag: {tag}\r\n"
    writer.write(f"{lines}Connection: close\r\n\r\n".encode() + data)
    await writer.drain()
    writer.close()


def serve(ready: "multiprocessing.Queue[int]") -> None:
    async def run() -> None:
        visits: Counter[int] = Counter()
        server = await asyncio.start_server(
            lambda r, w: answer(r, w, visits), "127.0.0.1", 0, backlog=4096
        )
        ready.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


async def rounds(port: int) -> None:
    names = [f"f{number}.test" for number in range(FEEDS)]
    sources = [Source(f"http://{name}:{port}/feed") for name in names]
    known = dict.fromkeys(names, "127.0.0.1")
    async with Fetcher(Limits(), local=True, known=known) as fetcher:
        poller = Poller(fetcher)
        for title in ("first round, with robots.txt", "second round, mostly unchanged"):
            start, cpu, states, new = time.monotonic(), time.process_time(), Counter(), 0
            async for outcome in poller.poll_all(sources):
                outcome.apply()
                states[outcome.health.code or outcome.health.state] += 1
                new += len(outcome.new)
            seconds, used = time.monotonic() - start, time.process_time() - cpu
            print(
                f"{title}: {FEEDS:,} feeds in {seconds:.1f} s ({FEEDS / seconds:,.0f}/s, "
                f"{used:.1f} s of CPU), {dict(states)}, {new:,} new items (goal {GOAL:.0f} s)"
            )


def main() -> None:
    ready: multiprocessing.Queue[int] = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(ready,), daemon=True)
    server.start()
    try:
        asyncio.run(rounds(ready.get(timeout=20)))
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
