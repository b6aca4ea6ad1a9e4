"""Opens packed documents (.docx) within bounds: a zip bomb stops at the limit, not after it.

Counts what is really unpacked; the sizes a zip states about itself are only a first check.
"""

import zipfile
from pathlib import Path
from typing import Protocol

from vanban.errors import InputTooLarge, UnreadableInput

_CHUNK = 1 << 16
_FREE = 1 << 20  # bytes below which no ratio is suspicious
_TODO = "Hãy mở tệp bằng Word hoặc LibreOffice, lưu lại thành .docx rồi gửi lại."


class ArchiveLimits(Protocol):
    """Bounds: unpacked bytes of all entries read, unpacked ÷ packed bytes, entries."""

    @property
    def expanded(self) -> int: ...
    @property
    def ratio(self) -> int: ...
    @property
    def entries(self) -> int: ...


def _too_expanded(path: Path) -> InputTooLarge:
    return InputTooLarge(
        "too-expanded", f"Tệp “{path.name}” bung ra quá lớn so với một văn bản bình thường.", _TODO
    )


class Archive:
    """A packed file opened by ``open_archive``; use as a context manager or ``close`` it."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, limits: ArchiveLimits) -> None:
        self._path, self._archive, self._limits = path, archive, limits
        self.unpacked = 0

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._archive.close()

    def namelist(self) -> list[str]:
        """Names of the entries, as packed."""
        return self._archive.namelist()

    def read(self, name: str) -> bytes:
        """One entry, unpacked piece by piece against the limits.

        Raises ``InputTooLarge`` the moment the limit is passed, ``UnreadableInput`` when the
        entry is encrypted or damaged, ``KeyError`` when there is none.
        """
        info = self._archive.getinfo(name)
        bound = min(
            self._limits.expanded - self.unpacked,
            max(_FREE, info.compress_size * self._limits.ratio),
        )
        if info.file_size > bound:
            raise _too_expanded(self._path)
        try:
            with self._archive.open(info) as entry:
                return self._unpack(entry, bound)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as error:
            raise _damaged(self._path) from error

    def _unpack(self, entry, bound: int) -> bytes:
        pieces, size = [], 0
        while piece := entry.read(_CHUNK):
            size += len(piece)
            self.unpacked += len(piece)
            if size > bound:
                raise _too_expanded(self._path)
            pieces.append(piece)
        return b"".join(pieces)


def _damaged(path: Path) -> UnreadableInput:
    return UnreadableInput(
        "damaged-file",
        f"Tệp “{path.name}” bị hỏng hoặc bị cắt cụt khi gửi.",
        "Hãy tải lại tệp hoặc xin bản khác từ nơi gửi.",
    )


def open_archive(path: Path, *, limits: ArchiveLimits) -> Archive:
    """Open a zip package for bounded reading.

    Raises ``UnreadableInput`` when it is no whole zip, ``InputTooLarge`` when it has more
    entries, or states more unpacked bytes, than ``limits`` allow.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
        raise _damaged(path) from None
    entries = archive.infolist()
    stated = sum(info.file_size for info in entries)
    if len(entries) > limits.entries or stated > limits.expanded:
        archive.close()
        raise _too_expanded(path)
    return Archive(path, archive, limits)
