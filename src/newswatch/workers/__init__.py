"""Polling shared among processes over Redis, partitioned by host. One machine needs none of it."""

from newswatch.workers.store import SHARDS, Store, shard_of
from newswatch.workers.worker import Worker

__all__ = ["SHARDS", "Store", "Worker", "shard_of"]
