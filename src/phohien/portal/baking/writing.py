"""Files of the static copy: written whole or not at all, with a compressed one beside them."""

import gzip
import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path

ZIPPED = {".html", ".xml", ".json", ".txt", ".js", ".css", ".svg", ".webmanifest", ".ics"}
GONE = "410.html"  # the notice of a withdrawn item; the file server answers 410 with it
INDEX = "index.html"


def file_of(root: Path, path: str, status: int = 200) -> Path:
    """Where the answer at ``path`` lies: ``/vi/x/`` → ``vi/x/index.html``."""
    name = path.lstrip("/")
    if path.endswith("/"):
        name += GONE if status == 410 else INDEX
    found = (root / name).resolve()
    if not found.is_relative_to(root.resolve()):
        raise ValueError(f"outside of the static copy: {path}")
    return found


def write(file: Path, pieces: Iterable[bytes]) -> None:
    """Replace ``file`` in one step; readers see the old one or the new one, never a half."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{uuid.uuid4().hex[:8]}")
    try:
        with fresh.open("wb") as opened:
            for piece in pieces:
                opened.write(piece)
        fresh.chmod(0o644)
        if file.suffix in ZIPPED:
            _write_zipped(file, fresh.read_bytes())
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)


def _write_zipped(file: Path, body: bytes) -> None:
    """Before the plain file: a browser that takes it must not get an older text than others."""
    zipped = file.with_name(file.name + ".gz")
    fresh = zipped.with_name(f".{zipped.name}.{uuid.uuid4().hex[:8]}")
    fresh.write_bytes(gzip.compress(body, 9, mtime=0))
    fresh.chmod(0o644)
    fresh.replace(zipped)


def remove(file: Path) -> bool:
    """Take ``file`` and its compressed one away; whether there was one."""
    was = file.exists()
    file.unlink(missing_ok=True)
    file.with_name(file.name + ".gz").unlink(missing_ok=True)
    return was


def remove_folder(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
