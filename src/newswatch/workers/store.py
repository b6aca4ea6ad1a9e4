"""Sources, due times, leases and new items in Redis. What a poll changed is written whole or not.

Every host belongs to one shard and every shard to one worker at a time, by a lease. A script
writes the source, its next due time and its new items together, and only for the holder of the
lease: a worker that died loses nothing, one that was thought dead doubles nothing.
"""

import json
from collections.abc import AsyncIterator, Iterable
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

from redis.asyncio import Redis

from newswatch.feeds import Item
from newswatch.fetching.polling import Outcome
from newswatch.fetching.sources import Source

SHARDS = 64
LEASE = 30.0  # seconds a shard stays with a worker that does not renew it
_WRITE = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
redis.call('ZADD', KEYS[3], ARGV[4], ARGV[2])
for i = 5, #ARGV do redis.call('XADD', KEYS[4], '*', 'source', ARGV[2], 'item', ARGV[i]) end
return 1
"""
_RENEW = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
"""


def shard_of(address: str) -> int:
    """By the host alone, so that one worker keeps the pauses between requests to it."""
    return crc32((urlsplit(address).hostname or "").encode()) % SHARDS


class Store:
    """All keys begin with ``prefix``."""

    def __init__(self, redis: Redis, prefix: str = "newswatch") -> None:
        self._redis = redis
        self._prefix = prefix
        self._write = redis.register_script(_WRITE)
        self._renew = redis.register_script(_RENEW)

    def _key(self, name: str, shard: int | str = "") -> str:
        return f"{self._prefix}:{name}:{shard}" if shard != "" else f"{self._prefix}:{name}"

    async def add(self, sources: Iterable[Source]) -> None:
        """New sources, due at once; those that are known already stay as they are."""
        for source in sources:
            shard, name = shard_of(source.first_address), source.first_address
            record = json.dumps(source.to_dict())
            if await self._redis.hsetnx(self._key("sources", shard), name, record):
                await self._redis.zadd(self._key("due", shard), {name: source.next_due})

    async def due(self, shard: int, now: float, most: int) -> list[Source]:
        """Sources of a shard whose time has come, the longest overdue first."""
        key = self._key("due", shard)
        names = await self._redis.zrangebyscore(key, "-inf", now, start=0, num=most)
        if not names:
            return []
        records = await self._redis.hmget(self._key("sources", shard), names)
        return [Source.from_dict(json.loads(record)) for record in records if record]

    async def claim(self, shard: int, worker: str, seconds: float = LEASE) -> bool:
        """Takes a shard that nobody holds."""
        key = self._key("lease", shard)
        return bool(await self._redis.set(key, worker, nx=True, px=int(seconds * 1000)))

    async def renew(self, shard: int, worker: str, seconds: float = LEASE) -> bool:
        """False where the shard is no longer this worker's."""
        key = self._key("lease", shard)
        return bool(await self._renew(keys=[key], args=[worker, int(seconds * 1000)]))

    async def write(self, shard: int, worker: str, outcome: Outcome) -> bool:
        """Source, due time and new items together; False, and nothing, without the lease."""
        source = outcome.apply()
        name = source.first_address
        keys = [self._key("lease", shard), self._key("sources", shard), self._key("due", shard)]
        due = "inf" if source.health.state == "gone" else source.next_due
        items = [json.dumps(asdict(item), ensure_ascii=False) for item in outcome.new]
        arguments = [worker, name, json.dumps(source.to_dict()), due, *items]
        return bool(await self._write(keys=[*keys, self._key("items")], args=arguments))

    async def beat(self, worker: str, now: float) -> int:
        """Says that a worker lives; how many do."""
        key = self._key("workers")
        async with self._redis.pipeline() as together:
            together.zadd(key, {worker: now})
            together.zremrangebyscore(key, "-inf", now - LEASE)
            together.zcard(key)
            return int((await together.execute())[-1])

    async def leave(self, worker: str) -> None:
        await self._redis.zrem(self._key("workers"), worker)

    async def items(self, after: str = "0", most: int = 500) -> AsyncIterator[tuple[str, Item]]:
        """(position, item) of what came after ``after``; keep the last position to go on."""
        found = await self._redis.xrange(self._key("items"), min=f"({after}", count=most)
        for position, fields in found:
            yield _text(position), Item(**json.loads(_field(fields, "item")))

    async def trim(self, before: str) -> int:
        """Forgets items up to a position that is stored elsewhere by now."""
        return int(await self._redis.xtrim(self._key("items"), minid=before, approximate=False))


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _field(fields: dict[Any, Any], name: str) -> str:
    return _text(fields.get(name) or fields[name.encode()])
