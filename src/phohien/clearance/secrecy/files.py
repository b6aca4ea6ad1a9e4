"""Scanning files: what vanban reads, and the corners of packages that reading leaves out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from phohien.clearance.secrecy.marks import Hit, scan_lines
from vanban.errors import InputTooLarge, MissingTool, UnreadableInput
from vanban.reading import Limits, SourceDocument, read

LIMITS = Limits(bytes=64 * 2**20, pages=60, seconds=120.0, page_seconds=30.0, pixels=60_000_000)


def scan_file(path: str | Path) -> list[Hit]:
    """Marks of secrecy in a document, picture or Office file; [] where there are none.

    Reads text, DOCX, PDF and pictures (by recognition where Tesseract is there); headers,
    footers, text boxes, watermarks and properties of Office files; properties and notes of PDF.
    Files that are no documents (films, damaged files) give only what their properties say. The
    first part of the file that bears a mark is enough; lines count within it.
    """
    path = Path(path)
    for lines in _sources(path):
        hits = scan_lines(lines)
        if hits:
            return hits
    return []


def _sources(path: Path) -> Iterator[list[str]]:
    """Lists of lines, the quickest to get first; each page has a head of its own."""
    from phohien.clearance.secrecy import corners, stamps  # readers: not at the start of the site

    yield corners.lines_of(path)
    yield stamps.lines_of(path)
    yield from _pages(path)


def _pages(path: Path) -> Iterator[list[str]]:
    try:
        document = read(path, limits=LIMITS)
    except (UnreadableInput, InputTooLarge, MissingTool):
        return
    yield from _by_page(document)


def _by_page(document: SourceDocument) -> Iterable[list[str]]:
    pages: dict[int, list[str]] = {}
    for line in document.lines:
        pages.setdefault(line.page, []).append(line.text)
    return pages.values()
