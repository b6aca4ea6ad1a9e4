"""Whole answers kept in this process, by address; the oldest go when there are too many."""

import datetime as dt
import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse

from phohien.kernel import clock
from phohien.portal.cache.stamps import places, stamps
from phohien.portal.dependencies import Dependencies

KEPT_STATUS = {200, 301, 410}
LEFT_AWAY = {"x-request-id", "content-length", "date", "connection", "server", "etag"}
SMALLEST_GZIP = 300  # bytes; below it compression costs more than it saves


@dataclass(slots=True)
class Entry:
    """One answer. ``since``: the clock before it was made; ``checked``: when last found fresh."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    etag: str
    names: frozenset[str]
    since: int
    until: dt.datetime | None = None
    checked: int = -1
    places: tuple[int, ...] = ()
    zipped: bytes | None = None
    wires: dict[tuple[bool, bool], tuple[bytes, bytes]] = field(
        default_factory=dict
    )  # see ``worker``

    @property
    def size(self) -> int:
        return len(self.body) * 2 + 2048

    def gzip(self) -> bytes | None:
        """The body compressed, made when first asked for; None when it is not worth it."""
        if self.zipped is None and len(self.body) >= SMALLEST_GZIP:
            self.zipped = gzip.compress(self.body, 6, mtime=0)
        return self.zipped

    def reason(self) -> str:
        return HTTPStatus(self.status).phrase


class Entries:
    """Answers by address, at most ``limit`` bytes of them; safe for threads."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, Entry] = OrderedDict()
        self._lock = threading.Lock()
        self._size = 0

    def get(self, path: str) -> Entry | None:
        """The answer for ``path`` as it is now; one that has become stale is let go."""
        entry = self._held.get(path)
        if entry is None:
            return None
        if is_fresh(entry):
            return entry
        self.drop(path)
        return None

    def put(self, path: str, entry: Entry) -> None:
        if entry.size > settings.PORTAL_PAGES_KEPT // 8:
            return
        with self._lock:
            self._take(path)
            self._held[path] = entry
            self._size += entry.size
            while self._size > settings.PORTAL_PAGES_KEPT:
                self._size -= self._held.popitem(last=False)[1].size

    def drop(self, path: str) -> None:
        with self._lock:
            self._take(path)

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
            self._size = 0

    def __len__(self) -> int:
        return len(self._held)

    def _take(self, path: str) -> None:
        old = self._held.pop(path, None)
        if old:
            self._size -= old.size


entries = Entries()


def is_fresh(entry: Entry) -> bool:
    """Nothing it shows has changed since it was made, and its time is not over."""
    if entry.until is not None and clock.now() >= entry.until:
        return False
    shared = stamps()
    moment = shared.now()
    if moment == entry.checked:
        return True
    if not shared.is_fresh(entry.places, entry.since):
        return False
    entry.checked = moment
    return True


def entry_of(response: HttpResponse, held: Dependencies, since: int) -> Entry | None:
    """The answer as it may be kept; None when it may not."""
    caching = response.headers.get("Cache-Control", "")
    if response.status_code not in KEPT_STATUS or response.streaming or response.cookies:
        return None
    if "public" not in caching:
        return None
    headers = tuple(
        (name, value) for name, value in response.items() if name.lower() not in LEFT_AWAY
    )
    return Entry(
        status=response.status_code,
        headers=headers,
        body=response.content,
        etag=f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"',
        names=frozenset(held.names),
        since=since,
        until=held.until,
        places=places(held.names),
    )
