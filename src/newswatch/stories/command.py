"""``python -m newswatch cluster DOCS.jsonl``: one line of JSON for each document, as it comes."""

import argparse
from dataclasses import asdict
from typing import Any

from newswatch.documents import read_batches, write_line
from newswatch.stories.clustering import BATCH, WINDOW, Clusterer


def register(commands: Any) -> None:
    parser = commands.add_parser("cluster", help="documents in order of time into stories")
    parser.add_argument("documents", help="JSON lines of {id, url, title, text, published}; -")
    parser.add_argument("--window", type=int, default=WINDOW, help="documents kept for comparison")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Streams; memory is bounded by the window."""
    clusterer = Clusterer(options.window)
    for documents in read_batches(options.documents, BATCH):
        for placement in clusterer.place_many(documents):
            write_line(asdict(placement))
    return 0
