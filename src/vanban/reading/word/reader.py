"""Reads a .docx from its first body paragraph to its last note. Headers and footers stay out."""

from pathlib import Path

from lxml.etree import _Element as Element

from vanban.reading import faults
from vanban.reading.document import SourceDocument
from vanban.reading.limits import Limits
from vanban.reading.source import LineCollector
from vanban.reading.word.notes import Notes
from vanban.reading.word.numbering import Numbering
from vanban.reading.word.package import Package
from vanban.reading.word.pages import PageCount
from vanban.reading.word.paragraph import Paragraph, ParagraphReader, Reading, tidy
from vanban.reading.word.styles import Styles
from vanban.reading.word.table import (
    Cell,
    data_row,
    has_borders,
    is_continued,
    is_layout,
    layout_lines,
    rows_of,
    unwrapped,
)
from vanban.reading.word.xml import child, name

_MOST_NESTED = 12


class BodyReader:
    """Walks blocks in document order into a ``LineCollector``."""

    def __init__(self, reading: Reading, collector: LineCollector) -> None:
        self._reading = reading
        self._collector = collector
        self._paragraphs = ParagraphReader(reading)
        self._carried = ""

    def blocks(self, parent: Element, depth: int = 0) -> None:
        """Read the paragraphs and tables below ``parent``, also inside wrappers."""
        for block in parent if depth < _MOST_NESTED else ():
            kind = name(block)
            if kind == "p":
                self._paragraph(block, depth)
            elif kind == "tbl":
                self._table(block, depth)
            elif kind not in ("del", "moveFrom", "sdtPr", "sectPr"):
                self.blocks(block, depth + 1)

    def _paragraph(self, element: Element, depth: int) -> None:
        paragraph = self._joined(self._paragraphs.read(element))
        for text, page in paragraph.lines if paragraph else ():
            if text:
                self._collector.add(text, page)
        for box in paragraph.boxes if paragraph else ():
            self.blocks(box, depth + 1)

    def _joined(self, paragraph: Paragraph) -> Paragraph | None:
        """A deleted paragraph mark joins the paragraph to the next one."""
        first, page = paragraph.lines[0]
        paragraph.lines[0] = (tidy(f"{self._carried} {first}"), page)
        self._carried = ""
        if not paragraph.mark_deleted:
            return paragraph
        self._carried = " ".join(text for text, _ in paragraph.lines)
        return None

    def _table(self, table: Element, depth: int) -> None:
        page = self._reading.pages.current
        rows = [[self._cell(x, depth) for x in unwrapped(row, "tc")] for row in rows_of(table)]
        rows = [row for row in rows if any(cell.text for cell in row)]
        if is_layout(rows, has_borders(table, self._reading.styles)):
            for line in (line for row in rows for line in layout_lines(row)):
                self._collector.add(line, page)
        elif rows:
            self._collector.add_table([data_row(row) for row in rows], page)

    def _cell(self, cell: Element, depth: int) -> Cell:
        lines: list[str] = []
        self._cell_lines(cell, depth, lines)
        return Cell(lines, is_continued(cell))

    def _cell_lines(self, parent: Element, depth: int, lines: list[str]) -> None:
        """All lines of a cell, tables inside it flattened, empty ones kept for alignment."""
        for block in parent if depth < _MOST_NESTED else ():
            kind = name(block)
            if kind == "p":
                paragraph = self._paragraphs.read(block)
                lines.extend(text for text, _ in paragraph.lines)
                for box in paragraph.boxes:
                    self._cell_lines(box, depth + 1, lines)
            elif kind not in ("tcPr", "tblPr", "tblGrid", "trPr", "del", "moveFrom", "sdtPr"):
                self._cell_lines(block, depth + 1, lines)

    def notes(self) -> None:
        """The notes cited so far, after the text, each behind its mark."""
        page = self._reading.pages.current
        for mark, note in tuple(self._reading.notes.cited):
            paragraphs = [x for x in note if name(x) == "p"]
            lines = [text for x in paragraphs for text, _ in self._paragraphs.read(x).lines]
            self._collector.add(tidy(f"{mark} {' '.join(lines)}"), page)


def _reading(package: Package, main: str, body: Element) -> Reading:
    styles = Styles(package.related(main, "styles"))
    rendered = any(name(x) == "lastRenderedPageBreak" for x in body.iter())
    return Reading(
        styles,
        Numbering(package.related(main, "numbering"), styles),
        Notes(package.related(main, "footnotes"), package.related(main, "endnotes")),
        PageCount(has_rendered=rendered),
    )


def read_docx(path: Path, limits: Limits) -> SourceDocument:
    """Read a .docx: body, tables, lists with their labels, text boxes, notes.

    Raises ``UnreadableInput`` (other packages, damage), ``InputTooLarge`` (expansion, pages).
    """
    with Package(path, limits) as package:
        main = package.main_part()
        body = child(package.tree(main), "body")
        if body is None:
            raise faults.damaged(path)
        reading = _reading(package, main, body)
    collector = LineCollector(path, limits)
    reader = BodyReader(reading, collector)
    reader.blocks(body)
    reader.notes()
    if reading.pages.current > limits.pages:
        raise faults.too_many_pages(path, limits.pages)
    if not collector.has_text():
        raise faults.no_text(path)
    return SourceDocument(
        tuple(collector.lines), reading.pages.current, "docx", "docx", tuple(collector.tables)
    )
