"""The way in: checks the file, tells what it is, hands it to the reader of that format."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from vanban.reading import faults
from vanban.reading.content import sniff
from vanban.reading.document import SourceDocument
from vanban.reading.limits import Limits

Ocr = Literal["auto", "always", "never"]
Progress = Callable[[int, int], None]


def _check_file(path: Path, limits: Limits) -> None:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise faults.missing_file(path) from None
    except PermissionError:
        raise faults.no_permission(path) from None
    if not path.is_file():
        raise faults.is_directory(path)
    if not size:
        raise faults.empty(path)
    if size > limits.bytes:
        raise faults.too_many_bytes(path, limits.bytes)


def _read(path: Path, ocr: Ocr, progress: Progress | None, limits: Limits) -> SourceDocument:
    """Hand over by content; each format's libraries load only when it is met."""
    kind = sniff(path)
    if kind == "zip":
        from vanban.reading.word.reader import read_docx

        return read_docx(path, limits)
    if kind == "pdf":
        from vanban.reading.pdf import read_pdf

        return read_pdf(path, ocr, progress, limits)
    if kind == "image":
        from vanban.reading.image import read_image

        return read_image(path, ocr, progress, limits)
    from vanban.reading.plain import read_text

    return read_text(path, limits)


def read(
    path: str | os.PathLike[str],
    *,
    ocr: Ocr = "auto",
    progress: Progress | None = None,
    limits: Limits | None = None,
) -> SourceDocument:
    """Read a ``.txt``, ``.docx``, PDF or scanned document into numbered lines.

    ``ocr``: ``auto`` recognises what has no usable text, ``always`` every page of a PDF,
    ``never`` none. ``progress(done_pages, total_pages)`` is called from this thread.
    Raises ``UnreadableInput``, ``InputTooLarge`` or ``MissingTool``; writes nothing.
    """
    path, limits = Path(path), limits or Limits()
    _check_file(path, limits)
    try:
        return _read(path, ocr, progress, limits)
    except PermissionError:
        raise faults.no_permission(path) from None
