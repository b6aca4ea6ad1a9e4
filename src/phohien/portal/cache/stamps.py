"""When was what last changed: a clock and a table of moments in a file all processes map.

Reading costs no system call. A name has a slot by its hash; two names in one slot only make an
answer stale too often, never too late.
"""

import fcntl
import mmap
import os
import struct
import threading
import zlib
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

SLOTS = 1 << 18
HEAD = struct.Struct("=16sQ")  # which file this is; the clock
CELL = struct.Struct("=Q")
CLOCK_AT, TABLE_AT = 16, 64
SIZE = TABLE_AT + SLOTS * CELL.size


class Stamps:
    """The mapped file at ``path``; made when missing."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o640)
        self._lock = threading.Lock()
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            if os.fstat(self._file).st_size < SIZE:
                os.ftruncate(self._file, SIZE)
                os.pwrite(self._file, HEAD.pack(os.urandom(16), 0), 0)
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)
        self._map = mmap.mmap(self._file, SIZE)

    @property
    def name(self) -> str:
        """Another file, another name: moments of one mean nothing in the other."""
        return bytes(self._map[:CLOCK_AT]).hex()

    def now(self) -> int:
        return CELL.unpack_from(self._map, CLOCK_AT)[0]

    def bump(self, names: Iterable[str]) -> int:
        """``names`` changed now. The slots are written before the clock: see ``is_fresh``."""
        with self._lock:
            fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                moment = self.now() + 1
                for name in names:
                    CELL.pack_into(self._map, _place(name), moment)
                CELL.pack_into(self._map, CLOCK_AT, moment)
                return moment
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)

    def is_fresh(self, places: Iterable[int], since: int) -> bool:
        """Whether nothing at ``places`` changed after ``since``, the clock before it was read."""
        read = CELL.unpack_from
        return all(read(self._map, place)[0] <= since for place in places)


def _place(name: str) -> int:
    return TABLE_AT + (zlib.crc32(name.encode()) % SLOTS) * CELL.size


def places(names: Iterable[str]) -> tuple[int, ...]:
    """Where the moments of ``names`` stand."""
    return tuple(sorted({_place(name) for name in names}))


_open: dict[Path, Stamps] = {}
_opening = threading.Lock()


def stamps() -> Stamps:
    """Those of this site, mapped once in a process."""
    path = Path(settings.VAR) / "portal" / "stamps"
    found = _open.get(path)
    if found is None:
        with _opening:
            found = _open.get(path) or _open.setdefault(path, Stamps(path))
    return found
