"""The command ``parse``: a document in, JSON out. Damaged text is restored on the way."""

import argparse
import json
import sys
from pathlib import Path


def register(commands) -> None:
    """Add ``parse`` to the commands."""
    parser = commands.add_parser("parse", help="read a plan and print its structure as JSON")
    parser.add_argument("file", type=Path, help="text, DOCX, PDF or image")
    parser.add_argument("--raw", action="store_true", help="do not restore damaged text first")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the parsed document; exit status 0."""
    from vanban.parsing import parse
    from vanban.reading import read

    lines = [line.text for line in read(options.file).lines]
    if not options.raw:
        lines = mended(lines)
    json.dump(parse(lines).to_dict(), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    return 0


def mended(lines: list[str]) -> list[str]:
    """The lines with their diacritics restored if they were damaged, else as they are."""
    from vanban.restoring import is_damaged, restore

    return restore(lines).lines if is_damaged(lines) else lines
