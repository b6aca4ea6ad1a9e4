"""Read Vietnamese administrative documents: text, Word, PDF and scans into numbered lines."""

from vanban.reading.document import SourceDocument, SourceLine, SourceTable
from vanban.reading.limits import Limits
from vanban.reading.reader import read

__all__ = ["Limits", "SourceDocument", "SourceLine", "SourceTable", "read", "render_page"]


def render_page(path, page: int, width: int = 1000) -> bytes:
    """Page ``page`` (from 1) of a PDF or scan as PNG bytes, ``width`` pixels wide.

    Raises ``UnreadableInput`` (``no-page-image``) where there is no such page or no paper.
    """
    from vanban.reading.paper import render_page as render

    return render(path, page, width)
