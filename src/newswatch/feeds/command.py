"""``python -m newswatch parse FEED``: the items of a feed as lines of JSON."""

import argparse
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from newswatch.documents import write_line
from newswatch.errors import NotAFeed
from newswatch.feeds.parsing import Limits, parse


def register(commands: Any) -> None:
    parser = commands.add_parser("parse", help="a feed's items, normalised")
    parser.add_argument("feed", help="a file with RSS, Atom, RDF, JSON Feed or a news sitemap; -")
    parser.add_argument("--address", default="", help="where it came from, for relative links")
    parser.add_argument("--now", help="ISO time that caps times in the future")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Status 1 with a sentence on what came instead of a feed."""
    now = datetime.fromisoformat(options.now).astimezone() if options.now else None
    for item in parse(_read(options.feed), options.address, now):
        write_line(asdict(item))
    return 0


def _read(path: str) -> bytes:
    """One byte more than the limit is enough to be refused."""
    most = Limits().bytes + 1
    if path == "-":
        return sys.stdin.buffer.read(most)
    try:
        with Path(path).open("rb") as file:
            return file.read(most)
    except OSError as error:
        raise NotAFeed(
            "no-file", f"Không mở được tệp {path}.", "Hãy kiểm tra lại đường dẫn của tệp."
        ) from error
