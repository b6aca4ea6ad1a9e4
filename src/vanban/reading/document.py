"""What reading gives: a document as numbered lines with their origin. Not its meaning."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "docx", "pdf", "scan"]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line as it stands on the paper.

    ``text`` is NFC without line breaks; ``page`` counts from 1; ``number`` counts from 1
    over the whole document and is the position in ``"\\n".join`` of all lines;
    ``confidence`` is 0–1 for recognised lines and None for lines that were not guessed.
    """

    text: str
    page: int
    number: int
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A table with cell boundaries: each row is one line, its cells joined by `` | ``.

    ``first_line`` and ``last_line`` are line numbers, inclusive; ``rows`` holds the cells.
    """

    first_line: int
    last_line: int
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document that was read.

    ``pages`` is the number of pages (1 where the format knows none); ``origin`` says how the
    lines were made: ``text/utf-8`` (and other encodings), ``docx``, ``pdf/text``, ``pdf/ocr``,
    ``pdf/mixed``, ``image/ocr``; ``warnings`` are whole Vietnamese sentences for the user.
    """

    lines: tuple[SourceLine, ...]
    pages: int
    kind: Kind
    origin: str
    tables: tuple[SourceTable, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    @property
    def text(self) -> str:
        """All lines joined by line feeds; line ``n`` of it is ``lines[n - 1]``."""
        return "\n".join(line.text for line in self.lines)

    @property
    def has_page_images(self) -> bool:
        """Whether ``render_page`` can show the paper of this document."""
        return self.kind in ("pdf", "scan")

    def to_dict(self) -> dict:
        """Plain values for JSON, with the same names."""
        return {
            "kind": self.kind,
            "origin": self.origin,
            "pages": self.pages,
            "warnings": list(self.warnings),
            "lines": [
                {"number": x.number, "page": x.page, "text": x.text, "confidence": x.confidence}
                for x in self.lines
            ],
            "tables": [
                {"first_line": t.first_line, "last_line": t.last_line, "rows": t.rows}
                for t in self.tables
            ],
        }
