"""Compile every locale/*/LC_MESSAGES/*.po into the .mo beside it, without gettext installed.

Not for gathering or merging messages: see merge_upstream_vi.py and Django's makemessages.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]


def compile_all(locale_dir: Path, *, force: bool = False) -> list[Path]:
    """Compile the .po files under `locale_dir` whose .mo is absent or older.

    Returns the .mo files written. Fuzzy, obsolete and untranslated entries are left out, contexts
    and plurals are kept. Raises OSError, naming the file and line, for a .po that cannot be read;
    the .mo that was there before then stays.
    """
    sources = sorted(locale_dir.glob("*/LC_MESSAGES/*.po"))
    return [_compile(source) for source in sources if force or is_stale(source)]


def is_stale(source: Path) -> bool:
    """True when `source` was never compiled or was changed since."""
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def _compile(source: Path) -> Path:
    compiled = source.with_suffix(".mo")
    catalogue = polib.pofile(str(source), encoding="utf-8")
    _replace(compiled, catalogue.to_binary())
    return compiled


def _replace(target: Path, content: bytes) -> None:
    """Write beside the target and rename, so that a running server never reads half a file."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(target)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="compile also what is up to date")
    parser.add_argument("--locale", type=Path, default=ROOT / "locale", metavar="FOLDER")
    options = parser.parse_args(arguments)
    try:
        written = compile_all(options.locale, force=options.force)
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"Không biên dịch được bản dịch giao diện: {error}\n")
        return 1
    for path in written:
        sys.stdout.write(f"{path.relative_to(options.locale)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
