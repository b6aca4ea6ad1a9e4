"""One process of several: takes its share of shards and polls what is due in them."""

import asyncio
import math
import time
from collections.abc import Callable

from newswatch.fetching.hosts import APART
from newswatch.fetching.polling import Poller
from newswatch.fetching.sources import Source
from newswatch.workers.store import LEASE, SHARDS, Store

AT_ONCE = 200  # sources in hand
PER_SHARD = 50  # due sources taken from a shard at a time
BEAT = LEASE / 3
IDLE = 0.2  # seconds until it is looked again whether something is due


class Worker:
    """``await Worker(store, poller, "w1").run()`` until ``stop`` is called."""

    def __init__(
        self,
        store: Store,
        poller: Poller,
        name: str,
        *,
        at_once: int = AT_ONCE,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.name = name
        self.shards: set[int] = set()
        self.polled = 0
        self._store, self._poller, self._clock = store, poller, clock
        self._places = asyncio.Semaphore(at_once)
        self._in_hand: dict[str, asyncio.Task[None]] = {}
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Finishes what is in hand and gives the shards back."""
        self._stopping.set()

    async def run(self) -> None:
        keeping = asyncio.create_task(self._keep())
        try:
            while not self._stopping.is_set():
                if keeping.done():  # without leases there is nothing to do: say why
                    keeping.result()
                if not await self._start_due():
                    await asyncio.sleep(IDLE)
        finally:
            await asyncio.gather(*self._in_hand.values(), return_exceptions=True)
            keeping.cancel()
            await self._leave()

    async def _keep(self) -> None:
        """Renews, claims and gives back shards, so that all workers have about as many."""
        while True:
            alive = await self._store.beat(self.name, self._clock())
            await self._renew()
            share = math.ceil(SHARDS / max(alive, 1))
            await self._claim(share)
            await self._give_back(len(self.shards) - share)
            await asyncio.sleep(min(BEAT, 1.0 if len(self.shards) < share else BEAT))

    async def _renew(self) -> None:
        for shard in list(self.shards):
            if not await self._store.renew(shard, self.name):
                self.shards.discard(shard)

    async def _claim(self, share: int) -> None:
        first = hash(self.name) % SHARDS  # workers begin at different places
        for step in range(SHARDS):
            shard = (first + step) % SHARDS
            if len(self.shards) >= share:
                return
            if shard not in self.shards and await self._store.claim(shard, self.name):
                self.shards.add(shard)

    async def _give_back(self, count: int) -> None:
        """The lease runs out after the pause a host is owed, not before."""
        for shard in list(self.shards)[: max(count, 0)]:
            self.shards.discard(shard)
            await self._finish(shard)
            await self._store.renew(shard, self.name, APART)

    async def _finish(self, shard: int) -> None:
        mine = [task for key, task in self._in_hand.items() if key.startswith(f"{shard} ")]
        await asyncio.gather(*mine, return_exceptions=True)

    async def _start_due(self) -> int:
        started = 0
        for shard in list(self.shards):
            for source in await self._store.due(shard, self._clock(), PER_SHARD):
                key = f"{shard} {source.first_address}"
                if key in self._in_hand or shard not in self.shards:
                    continue
                await self._places.acquire()
                task = asyncio.create_task(self._poll(shard, source))
                self._in_hand[key] = task
                task.add_done_callback(lambda _, key=key: self._done(key))
                started += 1
        return started

    def _done(self, key: str) -> None:
        self._in_hand.pop(key, None)
        self._places.release()

    async def _poll(self, shard: int, source: Source) -> None:
        outcome = await self._poller.poll(source)
        written = await self._store.write(shard, self.name, outcome)
        self.polled += written  # after waiting: another poll may have counted meanwhile

    async def _leave(self) -> None:
        for shard in self.shards:
            await self._store.renew(shard, self.name, APART)
        self.shards.clear()
        await self._store.leave(self.name)
