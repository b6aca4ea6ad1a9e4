"""``python -m newswatch fetch ADDRESS``: one source asked now, its items as lines of JSON."""

import argparse
import asyncio
import sys
from dataclasses import asdict
from typing import Any

from newswatch.documents import write_line
from newswatch.fetching.articles import completed
from newswatch.fetching.fetching import Fetcher, Limits
from newswatch.fetching.polling import Outcome, Poller
from newswatch.fetching.sources import Source


def register(commands: Any) -> None:
    parser = commands.add_parser("fetch", help="asks one feed now and prints its items")
    parser.add_argument("address", help="http:// or https:// address of a feed")
    parser.add_argument("--articles", action="store_true", help="complete thin items from pages")
    parser.add_argument("--local", action="store_true", help="allow this machine (for trials)")
    parser.add_argument("--seconds", type=float, default=Limits().seconds, help="time limit")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Items to standard output, health to standard error; 1 when the source failed."""
    outcome = asyncio.run(_asked(options))
    health = outcome.health
    if not health.good:
        print(f"newswatch: {health.code}: {health.what} {health.todo}", file=sys.stderr)
        return 1
    said = f"newswatch: {health.state}: {len(outcome.items)}"
    moved = f" -> {outcome.address}" if outcome.address != options.address else ""
    print(f"{said}{moved}", file=sys.stderr)
    return 0


async def _asked(options: argparse.Namespace) -> Outcome:
    limits = Limits(seconds=options.seconds)
    async with Fetcher(limits, local=options.local) as fetcher:
        poller = Poller(fetcher)
        outcome = await poller.poll(Source(options.address))
        for item in outcome.items:
            whole = await completed(item, poller) if options.articles else item
            write_line(asdict(whole))
        return outcome
