"""Reads a text file: encoding, lines, pages by form feed. Not packed or drawn formats."""

from collections.abc import Iterator
from pathlib import Path

from vanban.reading import faults
from vanban.reading.document import SourceDocument
from vanban.reading.encoding import decode
from vanban.reading.limits import Limits
from vanban.reading.source import LineCollector

_SHORTEST_PAGE = 25  # lines; page numbers that recognition lost may be skipped
_ALLOWED_CONTROLS = "\t\n\r\f\v\x1a"


def _is_binary(text: str) -> bool:
    controls = sum(char < " " and char not in _ALLOWED_CONTROLS for char in text[:100_000])
    return controls > 2 + len(text[:100_000]) // 500


def _split(text: str) -> list[str]:
    """Lines by line feed only, so that line numbers agree with every editor."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] in ("", "\x1a") else lines


def read_text(path: Path, limits: Limits) -> SourceDocument:
    """Read a text file; ``origin`` names the encoding, a form feed begins a new page.

    Raises ``UnreadableInput`` when no encoding fits or the file is no text, ``InputTooLarge``.
    """
    data = path.read_bytes()
    found = decode(data)
    if found is None:
        raise _fault(path, data)
    text, encoding = found
    if _is_binary(text):
        raise faults.not_a_document(path, "là tệp nhị phân")
    collector = LineCollector(path, limits)
    for line, page in _with_pages(_split(text)):
        collector.add(line, page)
    if not collector.has_text():
        raise faults.no_text(path)
    pages = collector.lines[-1].page
    if pages > limits.pages:
        raise faults.too_many_pages(path, limits.pages)
    return SourceDocument(tuple(collector.lines), pages, "text", f"text/{encoding}")


def _with_pages(lines: list[str]) -> Iterator[tuple[str, int]]:
    """Each line with its page: by form feeds, else by page numbers standing alone."""
    by_feed, page, began = any("\f" in line for line in lines), 1, 0
    for at, line in enumerate(lines):
        if by_feed:
            page += line.count("\f")
        elif page < _page_number(lines, at) <= page + 1 + (at - began) // _SHORTEST_PAGE:
            page, began = _page_number(lines, at), at
        yield line.replace("\f", ""), page


def _page_number(lines: list[str], at: int) -> int:
    """The number that stands alone between empty lines, or 0."""
    number = lines[at].strip()
    around = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    if not at or not number.isascii() or not number.isdigit() or len(number) > 3:
        return 0
    return 0 if any(line.strip() for line in around) else int(number)


def _fault(path: Path, data: bytes) -> Exception:
    head = data[:100_000].decode("latin-1")
    if "\0" in head or _is_binary(head):
        return faults.not_a_document(path, "là tệp nhị phân")
    return faults.unknown_encoding(path)
