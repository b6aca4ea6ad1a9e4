"""The command ``restore``."""

import json
import sys
from pathlib import Path


def register(commands) -> None:
    """Add ``restore`` to the commands."""
    parser = commands.add_parser("restore", help="restore destroyed Vietnamese diacritics")
    parser.add_argument("file", type=Path, help="what `read` reads: text, Word, PDF, scan")
    parser.add_argument("--json", action="store_true", help="add each word's confidence")
    parser.set_defaults(run=run)


def run(options) -> int:
    """Print the restored lines, or JSON of lines and tokens."""
    from vanban.reading import read
    from vanban.restoring import restore

    document = read(options.file)
    result = restore([line.text for line in document.lines])
    if options.json:
        json.dump(as_json(result), sys.stdout, ensure_ascii=False)
        print()
    else:
        print("\n".join(result.lines))
    return 0


def as_json(result) -> dict:
    """Give lines and tokens as JSON values; the keys are those of ``RestoredToken``."""
    tokens = [
        {
            "line": t.line, "start": t.start, "end": t.end, "source": t.source, "text": t.text,
            "confidence": round(t.confidence, 4),
            "alternatives": [{"text": a, "confidence": round(p, 4)} for a, p in t.alternatives],
        }
        for t in result.tokens
    ]  # fmt: skip
    return {"lines": result.lines, "tokens": tokens}
