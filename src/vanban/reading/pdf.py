"""Reads a PDF: its own text where that is sound, its pictures where it is not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from vanban.reading import faults
from vanban.reading.document import Kind, SourceDocument
from vanban.reading.encoding import old_font_text
from vanban.reading.image import PageCounter, RecognisedPages
from vanban.reading.layout import lines_of
from vanban.reading.limits import Clock, Limits
from vanban.reading.paper import PdfPaper
from vanban.reading.pdf_page import PdfContent, content_of
from vanban.reading.recognition import RecognisedLine, Recognition
from vanban.reading.repair import repair_counts
from vanban.reading.ruling import grids_of, rows_of
from vanban.reading.source import CELL_JOINT, LineCollector
from vanban.reading.tesseract import is_there

_FEW_LETTERS = 25  # a scanned page may carry a stamp or page number as text
_COVERED = 0.5  # share of the page a picture must cover to be the page
_GARBAGE = 0.05  # share of letters that are no letters: broken font tables
_GAP = 0.6  # of a line's height: white that separates blocks

_SCANNED, _SOUND, _BROKEN = "scanned", "sound", "broken"


@dataclass(slots=True)
class Block:
    """A line of text or a row of cells with where it stands on the page."""

    cells: tuple[str, ...]
    top: float
    bottom: float
    table: int | None = None


@dataclass(slots=True)
class TextPage:
    """The text layer of one page and whether it can be trusted."""

    blocks: list[Block] = field(default_factory=list)
    state: str = _SOUND

    @property
    def lines(self) -> list[str]:
        return [CELL_JOINT.join(block.cells) for block in self.blocks]


def _state(content: PdfContent) -> str:
    letters = [glyph.text for glyph in content.glyphs if not glyph.text.isspace()]
    if len(letters) < _FEW_LETTERS and content.picture_share > _COVERED:
        return _SCANNED
    wrong = sum(x == "\ufffd" or "\ue000" <= x <= "\uf8ff" or x < " " for x in letters)
    return _BROKEN if letters and wrong > _GARBAGE * len(letters) else _SOUND


def _table_blocks(content: PdfContent) -> list[Block]:
    """Take the letters of ruled tables out of ``content`` and give them as rows of cells."""
    blocks: list[Block] = []
    for index, grid in enumerate(grids_of(content.across, content.down)):
        inside = [glyph for glyph in content.glyphs if grid.holds(glyph)]
        rows = rows_of(grid, inside)
        if rows:
            taken = set(map(id, inside))
            content.glyphs = [glyph for glyph in content.glyphs if id(glyph) not in taken]
            blocks += [Block(row, grid.top, grid.rows[-1], index) for row in rows]
    return blocks


def _text_page(content: PdfContent) -> TextPage:
    state = _state(content)
    tables = _table_blocks(content)
    lines = [Block((x.text,), x.top, x.bottom) for x in lines_of(content.glyphs) if x.text]
    return TextPage(sorted([*lines, *tables], key=lambda block: block.top), state)


def _is_damaged(pages: list[TextPage]) -> bool:
    """Whether the text layer has lost its Vietnamese marks (an engine without Vietnamese)."""
    from vanban.restoring import is_damaged

    lines = [line for page in pages for line in page.lines]
    return bool(lines) and is_damaged(lines)


class PdfReader:
    """One reading of one PDF."""

    def __init__(self, path: Path, paper: PdfPaper, limits: Limits, clock: Clock) -> None:
        self._path, self._paper, self._limits, self._clock = path, paper, limits, clock
        self._collector = LineCollector(path, limits)
        self._warnings: list[str] = []
        self._origin_of_text = "pdf/text"

    def read(self, ocr: str, progress: Callable[[int, int], None] | None) -> SourceDocument:
        """Read the text layer, decide page by page, recognise the rest."""
        pages = self._text_pages()
        chosen = self._pages_to_recognise(pages, ocr)
        counter = PageCounter(self._paper.count, progress)
        for _ in range(self._paper.count - len(chosen)):
            counter()
        recognition = Recognition(self._path, self._paper, self._limits, self._clock)
        found = recognition.pages(chosen, counter) if chosen else {}
        self._collect(pages, found)
        if not self._collector.has_text():
            raise faults.no_text(self._path)
        return self._document(found)

    def _text_pages(self) -> list[TextPage]:
        pages = []
        for number in range(1, self._paper.count + 1):
            self._clock.left()
            with self._paper.page(number) as page:
                pages.append(_text_page(content_of(page)))
        self._translate_old_fonts(pages)
        return pages

    def _translate_old_fonts(self, pages: list[TextPage]) -> None:
        """Text set in fonts from before Unicode comes out as Western letters: decode it."""
        whole = "\n".join(line for page in pages for line in page.lines)
        found = old_font_text(whole)
        if not found:
            return
        self._origin_of_text = f"pdf/text ({found[1]})"
        for block in (block for page in pages for block in page.blocks):
            block.cells = tuple((old_font_text_as(x, found[1])) for x in block.cells)

    def _pages_to_recognise(self, pages: list[TextPage], ocr: str) -> list[int]:
        everything = list(range(1, len(pages) + 1))
        if ocr == "always":
            return everything
        scanned = [n for n in everything if pages[n - 1].state == _SCANNED]
        if ocr == "never":
            return self._without_ocr(pages, scanned)
        spoilt = [n for n in everything if pages[n - 1].state == _BROKEN]
        if not spoilt and _is_damaged([pages[n - 1] for n in everything if n not in scanned]):
            spoilt = [n for n in everything if pages[n - 1].blocks and n not in scanned]
        if spoilt and not is_there():
            self._warnings.append(
                "Lớp chữ của tệp PDF này bị sai dấu hoặc sai bảng mã và máy chưa có Tesseract "
                "tiếng Việt để đọc lại từ ảnh, nên nội dung được giữ nguyên như trong tệp."
            )
            spoilt = []
        if spoilt:
            self._warnings.append(
                f"Lớp chữ của {len(spoilt)} trang bị sai dấu hoặc sai bảng mã nên đã được đọc lại "
                "từ ảnh của trang."
            )
        return sorted({*scanned, *spoilt})

    def _without_ocr(self, pages: list[TextPage], scanned: list[int]) -> list[int]:
        if len(scanned) == len(pages):
            raise faults.ocr_refused(self._path)
        if scanned:
            self._warnings.append(f"{len(scanned)} trang là ảnh quét nên chưa được đọc.")
        return []

    def _collect(self, pages: list[TextPage], found: dict[int, list[RecognisedLine]]) -> None:
        recognised = RecognisedPages(self._collector)
        for number, page in enumerate(pages, 1):
            if number in found:
                recognised.add(number, found[number])
            else:
                self._collect_text(number, page.blocks)
        if found:
            self._collector.rewrite(repair_counts)

    def _collect_text(self, number: int, blocks: list[Block]) -> None:
        """Lines with white between blocks as an empty line; the rows of a table together."""
        previous: Block | None = None
        for at, block in enumerate(blocks):
            gap = block.top - previous.bottom if previous else 0.0
            if gap > _GAP * (block.bottom - block.top):
                self._collector.add_blank(number)
            if block.table is None:
                self._collector.add(block.cells[0], number)
            elif previous is None or previous.table != block.table:
                rows = [b.cells for b in blocks[at:] if b.table == block.table]
                self._collector.add_table(rows, number)
            previous = block
        self._collector.add_blank(number)

    def _document(self, found: dict[int, list[RecognisedLine]]) -> SourceDocument:
        total = self._paper.count
        kind: Kind = "scan" if len(found) == total else "pdf"
        origin = "pdf/ocr" if len(found) == total else "pdf/mixed"
        return SourceDocument(
            tuple(self._collector.lines), total, kind,
            origin if found else self._origin_of_text,
            tuple(self._collector.tables), tuple(self._warnings),
        )  # fmt: skip


def old_font_text_as(text: str, name: str) -> str:
    """One piece of text decoded as the document's old encoding ``name``."""
    from vanban.reading.legacy import from_tcvn3, from_vni

    return {"tcvn3": from_tcvn3, "vni": from_vni}.get(name, str)(text)


def read_pdf(
    path: Path, ocr: str, progress: Callable[[int, int], None] | None, limits: Limits
) -> SourceDocument:
    """Read a PDF. Errors as in ``read``; nothing is left open or running."""
    clock = Clock(limits)
    with PdfPaper(path, limits) as paper:
        return PdfReader(path, paper, limits, clock).read(ocr, progress)
