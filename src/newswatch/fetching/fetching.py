"""One address to one answer, within limits: redirects, conditions, packing. Knows no source."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import aiohttp

from newswatch.errors import FetchFailed
from newswatch.fetching.addresses import GuardedResolver, checked
from newswatch.fetching.bodies import ACCEPTED, body_of, too_large

AGENT = "Newswatch/1.0 (+press monitoring of a provincial administration)"
MOVED, FOR_GOOD = (301, 302, 303, 307, 308), (301, 308)
_WANTED = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, "
    "text/xml;q=0.9, text/html;q=0.7, */*;q=0.1"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` for the whole, ``connect`` to connect, ``bytes`` unpacked, ``redirects``."""

    seconds: float = 30.0
    connect: float = 10.0
    bytes: int = 12_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Reply:
    """``address``: where it came from in the end; ``moved_to``: where it is from now on, or empty.

    ``data`` is empty with status 304.
    """

    status: int
    address: str
    data: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    moved_to: str = ""


class Fetcher:
    """``async with Fetcher() as fetcher: await fetcher.get(address)``.

    ``local`` allows loopback and ``known`` names without a name server: for tests alone.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        local: bool = False,
        known: dict[str, str] | None = None,
        connections: int = 100,
    ) -> None:
        self.limits = limits or Limits()
        self._local = local
        self._resolver = GuardedResolver(local, known)
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            resolver=self._resolver,
            limit=self._connections,
            limit_per_host=2,
            use_dns_cache=False,
            keepalive_timeout=5,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": AGENT, "Accept": _WANTED, "Accept-Encoding": ACCEPTED},
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=self.limits.connect),
            max_line_size=16_384,
            max_field_size=16_384,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._session:
            await self._session.close()

    async def get(
        self, address: str, *, etag: str = "", modified: str = "", most: int = 0
    ) -> Reply:
        """The answer to a conditional GET. Raises FetchFailed with what went wrong and what to do.

        ``most`` is a smaller limit of bytes than the fetcher's own.
        """
        condition = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in condition.items() if value}
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await self._followed(address, headers, most or self.limits.bytes)
        except TimeoutError as error:
            raise FetchFailed(
                "too-slow",
                f"Máy chủ không trả lời xong trong {self.limits.seconds:g} giây.",
                "Thường là lỗi tạm thời, hệ thống sẽ thử lại.",
            ) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise _unreachable(address, error) from error

    async def _followed(self, address: str, headers: dict[str, str], most: int) -> Reply:
        moved, lasting = "", True
        for _ in range(self.limits.redirects + 1):
            checked(address, self._local)
            reply, onward = await self._asked(address, headers, most, moved)
            if not onward:
                return reply
            _check_downgrade(address, onward)
            lasting = lasting and reply.status in FOR_GOOD
            address = onward
            moved = onward if lasting else moved
        raise FetchFailed(
            "too-many-redirects",
            f"Máy chủ chuyển hướng quá {self.limits.redirects} lần.",
            "Hãy kiểm tra lại địa chỉ nguồn.",
        )

    async def _asked(
        self, address: str, headers: dict[str, str], most: int, moved: str
    ) -> tuple[Reply, str]:
        """The answer, and where it points on to if it is a redirect."""
        if not self._session:
            raise RuntimeError("Fetcher is used outside of 'async with'")
        request = self._session.get(address, headers=headers, allow_redirects=False)
        async with request as answer:
            got = {name.lower(): value for name, value in answer.headers.items()}
            if answer.status in MOVED and "location" in got:
                answer.close()  # whatever it says, nobody reads it
                return Reply(answer.status, address, b""), urljoin(address, got["location"].strip())
            if answer.status != 200:
                answer.close()
                return Reply(answer.status, address, b"", got, moved), ""
            if (answer.content_length or 0) > most:
                raise too_large(most)
            chunks = answer.content.iter_any()
            data = await body_of(chunks, got.get("content-encoding", ""), most)
            return Reply(answer.status, address, data, got, moved), ""


def _check_downgrade(address: str, onward: str) -> None:
    """From https to http only within one host: a stranger's plain address proves nothing."""
    before, after = urlsplit(address), urlsplit(onward)
    if before.scheme == "https" and after.scheme == "http" and before.hostname != after.hostname:
        raise FetchFailed(
            "unsafe-redirect",
            "Máy chủ chuyển hướng từ kết nối bảo mật sang kết nối không bảo mật của nơi khác.",
            "Hãy kiểm tra lại địa chỉ nguồn.",
        )


_AGAIN = "Thường là lỗi tạm thời, hệ thống sẽ thử lại."
_TELL = "Hãy báo cho đơn vị quản lý nguồn tin."
_ERRORS = (  # the first that fits
    (
        (aiohttp.ClientConnectorCertificateError, aiohttp.ClientSSLError),
        ("bad-certificate", "Chứng chỉ bảo mật của máy chủ không hợp lệ.", _TELL),
    ),
    (
        (aiohttp.ClientPayloadError, aiohttp.ServerDisconnectedError),
        ("cut-off", "Máy chủ ngắt kết nối giữa chừng, nội dung không trọn vẹn.", _AGAIN),
    ),
    (
        (aiohttp.InvalidURL, ValueError),
        (
            "bad-address",
            "Không đọc được địa chỉ này.",
            "Địa chỉ cần bắt đầu bằng http:// hoặc https:// và không chứa mật khẩu.",
        ),
    ),
    (
        (aiohttp.ClientResponseError,),
        ("bad-answer", "Máy chủ trả lời không đúng giao thức HTTP.", _TELL),
    ),
)


def _unreachable(address: str, error: Exception) -> FetchFailed:
    cause = error.__cause__ if isinstance(error, aiohttp.ClientConnectorDNSError) else error
    if isinstance(cause, FetchFailed):
        return cause
    for kinds, words in _ERRORS:
        if isinstance(error, kinds):
            return FetchFailed(*words)
    host = urlsplit(address).hostname or address
    return FetchFailed("unreachable", f"Không kết nối được tới máy chủ {host}.", _AGAIN)
