"""Collects lines while a document is being read, and numbers them. Knows no format."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from vanban.reading import faults
from vanban.reading.document import SourceLine, SourceTable
from vanban.reading.limits import Limits

CELL_JOINT = " | "


class LineCollector:
    """Numbered lines and tables of one document, within ``limits.characters``."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self._characters = 0
        self.lines: list[SourceLine] = []
        self.tables: list[SourceTable] = []

    def add(self, text: str, page: int, confidence: float | None = None) -> None:
        """Append one line; raises ``InputTooLarge`` when the text grows past the limit."""
        self._characters += len(text) + 1
        if self._characters > self._limits.characters:
            raise faults.too_much_text(self._path, self._limits.characters)
        text = unicodedata.normalize("NFC", text)
        self.lines.append(SourceLine(text, page, len(self.lines) + 1, confidence))

    def rewrite(self, repair: Callable[[list[str]], list[str]]) -> None:
        """Change texts that only the whole document can judge; count and order must stay."""
        texts = repair([line.text for line in self.lines])
        pairs = zip(self.lines, texts, strict=True)
        self.lines = [replace(x, text=t) if x.text != t else x for x, t in pairs]

    def add_blank(self, page: int) -> None:
        """A gap between blocks, kept as one empty line, never at the start."""
        if self.lines and self.lines[-1].text:
            self.add("", page)

    def add_table(
        self, rows: list[tuple[str, ...]], page: int, confidence: float | None = None
    ) -> None:
        """Append a table, one line a row."""
        first = len(self.lines) + 1
        for row in rows:
            self.add(CELL_JOINT.join(row), page, confidence)
        self.tables.append(SourceTable(first, len(self.lines), tuple(rows)))

    def has_text(self) -> bool:
        """Whether any line holds a letter or a digit."""
        return any(char.isalnum() for line in self.lines for char in line.text)
