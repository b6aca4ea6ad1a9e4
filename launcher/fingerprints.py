"""Digests that say whether a step of the preparation is still good. Reads files, runs nothing."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from launcher.environment import requirements_digest
from launcher.places import ROOT


def migrations() -> str:
    """Changes when a migration of ours or a locked library changes."""
    files = (ROOT / "src" / "phohien").glob("*/migrations/*.py")
    return _digest(sorted(files), requirements_digest())


def data_of(room: str) -> str:
    """Changes when the lists that a room ships (agencies, legal bases) change."""
    folder = ROOT / "src" / "phohien" / room / "data"
    return _digest(sorted(path for path in folder.rglob("*") if path.is_file()))


def static_files() -> str:
    """Changes when a stylesheet, script, font or picture of ours or of a library changes."""
    files = (path for path in (ROOT / "src").glob("phohien/*/static/**/*") if path.is_file())
    return _digest(sorted(files), requirements_digest())


def plan(path: Path | None) -> str:
    """The content of the plan that the demo world is built from; the shipped sample without one."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else "sample"


def messages_stale() -> bool:
    """True when a translation is newer than its compiled form, or was never compiled."""
    for source in (ROOT / "locale").glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            return True
    return False


def _digest(files: Iterable[Path], *more: str) -> str:
    total = hashlib.sha256("\n".join(more).encode())
    for path in files:
        total.update(f"\n{path.relative_to(ROOT)}\n".encode())
        total.update(path.read_bytes())
    return total.hexdigest()
