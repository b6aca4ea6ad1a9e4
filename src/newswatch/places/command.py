"""``python -m newswatch places DOCS.jsonl``: one line of JSON for each document."""

import argparse
from typing import Any

from newswatch.documents import read_documents, write_line
from newswatch.places.judging import judge


def register(commands: Any) -> None:
    parser = commands.add_parser("places", help="does each document concern the province, and why")
    parser.add_argument(
        "documents", help="JSON lines of {id, url, title, text, published}; - reads standard input"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Streams; a bad line ends the run with its number and status 1."""
    for document in read_documents(options.documents):
        found = judge(document)
        write_line(
            {
                "id": document.id,
                "concerns": found.concerns,
                "confidence": found.confidence,
                "places": found.places,
                "why": found.why,
            }
        )
    return 0
