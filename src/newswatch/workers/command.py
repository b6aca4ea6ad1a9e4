"""``python -m newswatch work --redis URL``: one polling worker until it is told to stop."""

import argparse
import asyncio
import os
import signal
import socket
from typing import Any

from redis.asyncio import Redis

from newswatch.fetching import Fetcher, Poller
from newswatch.workers.store import Store
from newswatch.workers.worker import AT_ONCE, Worker


def register(commands: Any) -> None:
    parser = commands.add_parser("work", help="polls its share of the sources kept in Redis")
    parser.add_argument("--redis", default="redis://127.0.0.1:6379/0", help="address of Redis")
    parser.add_argument("--prefix", default="newswatch", help="beginning of all keys")
    parser.add_argument("--at-once", type=int, default=AT_ONCE, help="sources in hand")
    parser.add_argument("--local", action="store_true", help="allow this machine (for trials)")
    parser.add_argument("--name", default=f"{socket.gethostname()}-{os.getpid()}")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Stops on SIGTERM and SIGINT, when what is in hand is done."""
    asyncio.run(_work(options))
    return 0


async def _work(options: argparse.Namespace) -> None:
    async with Redis.from_url(options.redis) as redis, Fetcher(local=options.local) as fetcher:
        store = Store(redis, options.prefix)
        worker = Worker(store, Poller(fetcher), options.name, at_once=options.at_once)
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, worker.stop)
        await worker.run()
