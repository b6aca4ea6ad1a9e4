"""Asks sources through newswatch, politely, and judges what they bring. Stores nothing.

One ``Reader`` lives as long as its process: the turns of hosts and their robots.txt are in it.
"""

import asyncio
import time
from collections.abc import Coroutine, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from newswatch import Item, Source
from newswatch.fetching import Fetcher, Limits, Outcome, Poller, Reply
from newswatch.fetching.articles import completed, is_thin
from newswatch.fetching.hosts import Hosts
from phohien.press_monitoring.keeping import Find, find_of, wants_page
from phohien.press_monitoring.models import PressSource

ROUND = 90.0  # seconds; what is not answered by then is asked again in the next round
PAGES_UNTIL = 45.0  # seconds of a round in which thin items may still be completed
PAGES = 5  # article pages asked for after one feed


@dataclass(frozen=True, slots=True)
class Reading:
    """One attempt at one source; ``polls`` says which attempt it was for the row."""

    source_id: int
    polls: int
    outcome: Outcome
    finds: tuple[Find, ...]


def make_fetcher() -> Fetcher:
    """Guarded: public addresses only, 30 seconds, 12 MB, five redirects (newswatch's limits)."""
    return Fetcher(Limits())


class Reader:
    """``read(sources)`` gives each attempt as it ends; ``page(address)`` one article page."""

    def __init__(self, fetcher: Fetcher | None = None, hosts: Hosts | None = None) -> None:
        self._runner = asyncio.Runner()
        self._fetcher = fetcher or make_fetcher()
        self._run(self._fetcher.__aenter__())
        self._poller = Poller(self._fetcher, hosts)

    def close(self) -> None:
        self._run(self._fetcher.__aexit__(None, None, None))
        self._runner.close()

    def read(self, rows: Iterable[PressSource], seconds: float = ROUND) -> Iterator[Reading]:
        """Attempts in the order in which they end. Between two of them the network stands still."""
        until = time.monotonic() + seconds
        tasks = {self._runner.get_loop().create_task(self._attempt(row, until)) for row in rows}
        try:
            while tasks and (left := until - time.monotonic()) > 0:
                done, tasks = self._run(_first(tasks, left))
                yield from (task.result() for task in done)
        finally:
            self._run(_dropped(tasks))

    def page(self, address: str) -> Reply:
        """Raises FetchFailed."""
        return self._run(self._poller.page(address))

    def _run(self, work: Coroutine) -> Any:
        return self._runner.run(work)

    async def _attempt(self, row: PressSource, until: float) -> Reading:
        outcome = await self._poller.poll(source_of(row))
        items = await self._completed(outcome.new, row.region, until - ROUND + PAGES_UNTIL)
        finds = tuple(found for found in map(find_of, items) if found)
        return Reading(row.pk, row.polls, outcome, finds)

    async def _completed(self, items: Iterable[Item], region: str, until: float) -> list[Item]:
        whole, asked = [], 0
        for item in items:
            may = asked < PAGES and time.monotonic() < until
            if may and is_thin(item) and wants_page(item, region):
                item, asked = await completed(item, self._poller), asked + 1
            whole.append(item)
        return whole


async def _first(tasks: set[asyncio.Task], seconds: float) -> tuple[set, set]:
    return await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)


async def _dropped(tasks: set[asyncio.Task]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def source_of(row: PressSource) -> Source:
    """newswatch's own record of a row: as it stored itself, or a new one."""
    if row.state:
        return Source.from_dict(row.state)
    return Source(row.address, owner=row.outlet, language=row.language, region=row.region)
