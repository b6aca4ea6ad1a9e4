"""A real server on loopback that answers as servers of feeds should, and as they should not."""

import asyncio
import gzip
import zlib
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager

import brotli
import zstandard

ITEM = "<item><title>Tin {n}</title><link>https://bao.vn/{n}.html</link><guid>{n}</guid></item>"


def feed(*numbers: int) -> bytes:
    items = "".join(ITEM.format(n=n) for n in numbers)
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Báo</title>'
    return f"{head}{items}</channel></rss>".encode()


class Request:
    """Method, path and headers as sent."""

    def __init__(self, head: bytes) -> None:
        first, *lines = head.decode("latin-1").split("\r\n")
        self.path = first.split(" ")[1]
        pairs = (line.partition(": ") for line in lines if ": " in line)
        self.headers = {name.lower(): value for name, _, value in pairs}


Answer = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


class Server:
    """``answers``: path → bytes of a whole answer, or a coroutine that writes what it likes."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | Answer] = {"/robots.txt": plain(404)}
        self.requests: list[Request] = []
        self.times: list[float] = []
        self.now = 0
        self.most_at_once = 0
        self.port = 0

    def address(self, path: str = "/feed", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.now += 1
        self.most_at_once = max(self.most_at_once, self.now)
        try:
            await self._answer(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self.now -= 1
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = Request(await reader.readuntil(b"\r\n\r\n"))
        self.requests.append(request)
        self.times.append(asyncio.get_running_loop().time())
        answer = self.answers.get(request.path.partition("?")[0], plain(404))
        if isinstance(answer, bytes):
            writer.write(answer)
        else:
            await answer(request, writer)
        await writer.drain()

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]


@asynccontextmanager
async def serving():
    server = Server()
    listening = await asyncio.start_server(server.handle, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()


def plain(status: int, body: bytes = b"", **headers: str) -> bytes:
    """A whole answer; ``content_type`` becomes ``Content-Type``."""
    sent = {"Content-Length": str(len(body)), "Connection": "close"}
    sent |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
    return f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode("latin-1") + body


def packed(way: str, body: bytes) -> bytes:
    """``body`` as a server packs it."""
    return {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "raw": lambda data: zlib.compress(data)[2:-4],
        "br": brotli.compress,
        "zstd": zstandard.compress,
    }[way](body)


def endless(chunk: bytes, pause: float = 0.0) -> Answer:
    """A body without end."""

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n")
        while True:
            writer.write(chunk)
            await writer.drain()
            await asyncio.sleep(pause)

    return answer


def conditional(body: bytes, etag: str) -> Answer:
    """304 to who knows ``etag``."""

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        known = request.headers.get("if-none-match") == etag
        writer.write(plain(304, etag=etag) if known else plain(200, body, etag=etag))

    return answer


def slow(body: bytes, seconds: float) -> Answer:
    """A good answer that takes its time."""

    async def answer(request: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        writer.write(plain(200, body))

    return answer
