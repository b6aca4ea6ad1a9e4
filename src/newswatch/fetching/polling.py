"""Sources asked in turn: conditions, robots.txt, parsing, health and rhythm. Stores nothing.

What an attempt changes is in its Outcome alone until ``apply`` writes it to the source, so that
a caller can store items and source together, or neither.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from hashlib import blake2b

from newswatch.errors import FetchFailed, NewswatchError
from newswatch.feeds import Item, parse
from newswatch.fetching import rhythm
from newswatch.fetching.fetching import Fetcher, Reply
from newswatch.fetching.health import Health, State
from newswatch.fetching.hosts import Hosts
from newswatch.fetching.robots import Robots
from newswatch.fetching.sources import Source, short

TASKS = 400  # sources in hand at once; most of them wait for their host's turn
LONGEST_AGE = 3600.0  # seconds of a server's max-age that are respected


@dataclass(frozen=True, slots=True)
class Outcome:
    """One attempt. ``new``: items not seen before, in the feed's order; ``items``: all of them."""

    source: Source
    health: Health
    items: tuple[Item, ...] = ()
    new: tuple[Item, ...] = ()
    address: str = ""
    etag: str = ""
    modified: str = ""
    digest: str = ""
    interval: float = 0.0
    next_due: float = 0.0

    def apply(self) -> Source:
        """Writes the attempt to the source and gives it back."""
        source = self.source
        source.health, source.next_due = self.health, self.next_due
        if self.health.good:
            source.address, source.interval = self.address, self.interval
            source.etag, source.modified, source.digest = self.etag, self.modified, self.digest
            source.remember(key_of(item) for item in self.items)
        return source


def key_of(item: Item) -> str:
    """By what an item is known again: its address, or its id where it has none."""
    return item.url or item.id


class Poller:
    """Asks sources through one fetcher. ``clock`` gives seconds since 1970."""

    def __init__(
        self,
        fetcher: Fetcher,
        hosts: Hosts | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._fetcher = fetcher
        self._hosts = hosts or Hosts()
        self._robots = Robots(fetcher)
        self._clock = clock

    async def poll(self, source: Source) -> Outcome:
        """Asks one source now, whether it is due or not; never raises for what servers do."""
        try:
            reply = await self._reply(source)
            return self._read(source, reply)
        except NewswatchError as failed:
            return self._failed(source, failed.code, failed.what, failed.todo)

    async def poll_all(self, sources: Iterable[Source]) -> AsyncIterator[Outcome]:
        """All of them, in the order in which they get done; at most ``TASKS`` in hand."""
        waiting, running = iter(sources), set()
        for source in waiting:
            running.add(asyncio.create_task(self.poll(source)))
            if len(running) >= TASKS:
                done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    yield task.result()
        for finished in asyncio.as_completed(running):
            yield await finished

    def due(self, sources: Iterable[Source]) -> list[Source]:
        """Those whose time has come, the longest overdue first."""
        now = self._clock()
        ready = (s for s in sources if s.next_due <= now and s.health.state != "gone")
        return sorted(ready, key=lambda source: source.next_due)

    async def page(self, address: str) -> Reply:
        """An article page, as politely as a feed. Raises FetchFailed."""
        return await self._turn(address, "", "")

    async def _reply(self, source: Source) -> Reply:
        """Conditional only after a good answer: a 304 would say nothing about what was bad."""
        if source.health.good:
            return await self._turn(source.address, source.etag, source.modified)
        return await self._turn(source.address, "", "")

    async def _turn(self, address: str, etag: str, modified: str) -> Reply:
        async with self._hosts.place(address):
            async with self._hosts.alone(address):
                rules = await self._robots.rules(address, self._clock())
            if not rules.allow(address):
                raise rules.failed or _forbidden(closed=rules.closed)
            await self._hosts.turn(address, rules.delay)
            return await self._fetcher.get(address, etag=etag, modified=modified)

    def _read(self, source: Source, reply: Reply) -> Outcome:
        if reply.status == 304:
            if not source.health.good:
                raise _status_failure(304)
            return self._succeeded(source, reply, "unchanged", ())
        if reply.status != 200:
            return self._refused(source, reply)
        digest = blake2b(reply.data, digest_size=16).hexdigest()
        if digest == source.digest and source.health.good:
            return self._succeeded(source, reply, "unchanged", (), digest)
        items = tuple(parse(reply.data, reply.address))
        return self._succeeded(source, reply, "ok" if items else "empty", items, digest)

    def _succeeded(
        self, source: Source, reply: Reply, state: State, items: tuple[Item, ...], digest: str = ""
    ) -> Outcome:
        now, seen = self._clock(), set(source.seen)
        fresh = {key_of(item): item for item in items if short(key_of(item)) not in seen}
        waited = now - source.health.last_success if source.health.last_success else 0.0
        interval = rhythm.after_success(source.interval, len(fresh), waited, _max_age(reply))
        return Outcome(
            source,
            source.health.succeeded(state, now, new=bool(fresh)),
            items,
            tuple(fresh.values()),
            address=reply.moved_to or source.address,
            etag=reply.headers.get("etag", "") or (source.etag if reply.status == 304 else ""),
            modified=reply.headers.get("last-modified", "")
            or (source.modified if reply.status == 304 else ""),
            digest=digest or source.digest,
            interval=interval,
            next_due=now + interval,
        )

    def _refused(self, source: Source, reply: Reply) -> Outcome:
        asked = _retry_after(reply, self._clock())
        if asked:
            self._hosts.pause(reply.address, min(asked, 3600.0))
        failed = _status_failure(reply.status)
        return self._failed(source, failed.code, failed.what, failed.todo, asked)

    def _failed(
        self, source: Source, code: str, what: str, todo: str, asked: float = 0.0
    ) -> Outcome:
        now = self._clock()
        health = source.health.failed(code, what, todo, now)
        return Outcome(source, health, next_due=now + rhythm.after_failure(health.failures, asked))


def _max_age(reply: Reply) -> float:
    for part in reply.headers.get("cache-control", "").split(","):
        name, _, value = part.strip().partition("=")
        if name.lower() == "max-age" and value.isdigit():
            return min(float(value), LONGEST_AGE)
    return 0.0


def _retry_after(reply: Reply, now: float) -> float:
    """Seconds, from a number or a date."""
    value = reply.headers.get("retry-after", "").strip()
    if value.isdigit():
        return float(value[:9])
    with suppress(ValueError, TypeError):
        return max(0.0, parsedate_to_datetime(value).timestamp() - now)
    return 0.0


def _forbidden(*, closed: bool) -> FetchFailed:
    if closed:
        return FetchFailed(
            "robots-unreadable",
            "Không đọc được robots.txt của máy chủ nên tạm thời không đọc nguồn này.",
            "Hệ thống sẽ thử lại sau một giờ.",
        )
    return FetchFailed(
        "robots",
        "Tệp robots.txt của máy chủ không cho phép đọc địa chỉ này.",
        "Hãy liên hệ đơn vị quản lý nguồn tin để được phép.",
    )


_STATUSES = {
    304: ("unexpected-304", "Máy chủ trả lời “không thay đổi” dù chưa từng gửi nội dung đọc được."),
    401: ("refused", "Máy chủ yêu cầu đăng nhập."),
    403: ("refused", "Máy chủ từ chối cho đọc."),
    404: ("not-found", "Địa chỉ này không còn tồn tại trên máy chủ."),
    410: ("gone", "Máy chủ báo nguồn tin này đã ngừng hẳn."),
    429: ("busy", "Máy chủ yêu cầu giãn thời gian giữa các lần đọc."),
    503: ("busy", "Máy chủ đang quá tải hoặc bảo trì."),
}


def _status_failure(status: int) -> FetchFailed:
    code, what = _STATUSES.get(status, ("bad-status", f"Máy chủ trả lời mã {status}."))
    todo = "Hãy kiểm tra lại địa chỉ nguồn." if status in (401, 403, 404, 410) else _AGAIN
    return FetchFailed(code, what, todo)


_AGAIN = "Thường là lỗi tạm thời, hệ thống sẽ thử lại."
