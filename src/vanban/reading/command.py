"""The command ``read``: prints the lines of a document."""

import argparse
import json
import sys

from vanban.reading import read


def register(commands) -> None:
    """Add ``read`` to the commands."""
    parser = commands.add_parser("read", help="print the lines of a .txt, .docx, PDF or scan")
    parser.add_argument("file")
    parser.add_argument("--json", action="store_true", help="lines with page, number, confidence")
    parser.add_argument("--ocr", choices=("auto", "always", "never"), default="auto")
    parser.add_argument("--progress", action="store_true", help="pages done, on standard error")
    parser.set_defaults(run=run)


def _show_progress(done: int, total: int) -> None:
    print(f"{done}/{total}", file=sys.stderr, flush=True)


def run(options: argparse.Namespace) -> int:
    """Read one file and print it; warnings go to standard error."""
    progress = _show_progress if options.progress else None
    document = read(options.file, ocr=options.ocr, progress=progress)
    if options.json:
        print(json.dumps(document.to_dict(), ensure_ascii=False, indent=1))
        return 0
    print(document.text)
    for warning in document.warnings:
        print(f"vanban: {warning}", file=sys.stderr)
    return 0
