"""Politeness to one host: at most two requests at once, begun at least five seconds apart."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

APART, AT_ONCE = 5.0, 2
KEPT = 20_000  # hosts remembered


@dataclass(slots=True)
class _Host:
    next: float = 0.0
    places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    alone: asyncio.Lock = field(default_factory=asyncio.Lock)
    turns: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: int = 0


class Hosts:
    """Turns, by host. ``clock`` in seconds, only differences count."""

    def __init__(self, apart: float = APART, clock: Callable[[], float] = time.monotonic) -> None:
        self._apart = apart
        self._clock = clock
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def place(self, address: str) -> AsyncIterator[None]:
        """One of the two places at the host of ``address``."""
        host = self._host(urlsplit(address).hostname or "")
        host.waiting += 1
        try:
            async with host.places:
                yield
        finally:
            host.waiting -= 1

    def alone(self, address: str) -> asyncio.Lock:
        """For what is to be done once for a host, not by everybody who waits."""
        return self._host(urlsplit(address).hostname or "").alone

    async def turn(self, address: str, apart: float = 0.0) -> None:
        """Waits until the host may be asked again; ``apart``: what it asks for itself."""
        host = self._host(urlsplit(address).hostname or "")
        async with host.turns:
            while (wait := host.next - self._clock()) > 0:
                await asyncio.sleep(wait)
            host.next = self._clock() + max(self._apart, apart)

    def pause(self, address: str, seconds: float) -> None:
        """The host said when it wants to be asked again (Retry-After)."""
        host = self._host(urlsplit(address).hostname or "")
        host.next = max(host.next, self._clock() + seconds)

    def _host(self, name: str) -> _Host:
        if len(self._hosts) > KEPT:
            now = self._clock()
            kept = {n: h for n, h in self._hosts.items() if h.waiting or h.next > now}
            self._hosts = kept
        return self._hosts.setdefault(name, _Host())
