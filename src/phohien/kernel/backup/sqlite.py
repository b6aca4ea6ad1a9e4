"""SQLite by its own online backup: consistent while the site runs, in both directions."""

import sqlite3
from pathlib import Path

from django.db import connection, connections

NAME = "phohien.sqlite3"


def dump(folder: Path) -> Path:
    target = folder / NAME
    _copy(database_path(), target)
    _without_wal(target)
    return target


def load(source: Path, kept: Path, _denied: list[list[str]]) -> None:
    """Into the live file under its locks, so that open connections see the restored rows.

    The old content goes to the folder ``kept`` first; a file too damaged for that is moved there.
    """
    connections.close_all()
    live = database_path()
    if live.exists():
        try:
            _copy(live, kept / NAME)
        except sqlite3.DatabaseError:
            _move_aside(live, kept)
    _copy(source, live)


def denied() -> list[list[str]]:
    """SQLite has no privileges; triggers travel with the file."""
    return []


def database_path() -> Path:
    return Path(connection.settings_dict["NAME"])


def _copy(source: Path, target: Path) -> None:
    reader, writer = sqlite3.connect(source, timeout=20), sqlite3.connect(target, timeout=20)
    try:
        reader.execute("SELECT count(*) FROM sqlite_master")
        reader.backup(writer)
    finally:
        reader.close()
        writer.close()


def _without_wal(path: Path) -> None:
    plain = sqlite3.connect(path)
    plain.execute("PRAGMA journal_mode=DELETE")
    plain.close()


def _move_aside(live: Path, kept: Path) -> None:
    for path in (live, *live.parent.glob(f"{live.name}-*")):
        path.rename(kept / path.name)
