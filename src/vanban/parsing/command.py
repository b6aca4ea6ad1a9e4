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
    from vanban.parsing import mend, parse
    from vanban.reading import read

    source = [line.text for line in read(options.file).lines]
    lines = source if options.raw else mend(source)
    json.dump(parse(lines, source).to_dict(), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    return 0
