"""Scanning files: what vanban reads, and the corners of packages that reading leaves out."""

from collections.abc import Iterable
from pathlib import Path

from phohien.clearance.secrecy import corners
from phohien.clearance.secrecy.marks import Hit, scan_lines
from vanban.errors import InputTooLarge, MissingTool, UnreadableInput
from vanban.reading import Limits, SourceDocument, read

LIMITS = Limits(bytes=64 * 2**20, pages=60, seconds=120.0, page_seconds=30.0, pixels=60_000_000)


def scan_file(path: str | Path) -> list[Hit]:
    """Every mark of secrecy in a document, picture or Office file; [] for what holds no words.

    Reads text, DOCX, PDF and pictures (by recognition where Tesseract is there); headers,
    footers, text boxes, watermarks and properties of Office files; properties of PDF. Files that
    cannot be read as documents (films, damaged files) give only what their properties say.
    """
    path = Path(path)
    return [*_pages(path), *scan_lines(corners.lines_of(path))]


def _pages(path: Path) -> list[Hit]:
    try:
        document = read(path, limits=LIMITS)
    except (UnreadableInput, InputTooLarge, MissingTool):
        return []
    return [hit for lines in _by_page(document) for hit in scan_lines(lines)]


def _by_page(document: SourceDocument) -> Iterable[list[str]]:
    """Each page has a head of its own."""
    pages: dict[int, list[str]] = {}
    for line in document.lines:
        pages.setdefault(line.page, []).append(line.text)
    return pages.values()
