"""A .docx as the rules see it: formatted paragraphs in their places, sections, headers."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from vanban.archive import open_archive, read_xml
from vanban.errors import UnreadableInput
from vanban.linting.formatting import ParagraphFormat, Styles, TextFormat, W, value, whole
from vanban.writing.metrics import text_width

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_STROKE = re.compile(r"[\s_\-–—]{4,}")
_RAISED = 0.6  # size of superscript beside the type around it
_INLINE = {"hyperlink", "ins", "smartTag", "fldSimple", "sdt", "sdtContent"}


@dataclass(frozen=True)
class Place:
    """Where a paragraph stands; ``table``, ``row``, ``cell`` count from 1, 0 outside tables."""

    number: int
    table: int = 0
    row: int = 0
    cell: int = 0
    width: int = 0  # of the cell or text area, twips


@dataclass
class TextRun:
    """Text of one format; ``caps`` is already applied."""

    text: str
    form: TextFormat


@dataclass
class Line:
    """A paragraph with what it says and how it looks."""

    runs: list[TextRun]
    shape: ParagraphFormat
    place: Place
    section: int
    style: str | None
    drawn: list[float] = field(default_factory=list)
    listed: bool = False
    page_field: bool = False

    def __post_init__(self) -> None:
        self.text = "".join(run.text for run in self.runs).strip()

    @property
    def inked(self) -> list[TextRun]:
        """The runs that show something; footnote marks count only where there is nothing else."""
        shown = [run for run in self.runs if run.text.strip()]
        return [run for run in shown if not run.form.raised] or shown

    @property
    def where(self) -> str:
        """The place in Vietnamese with the first words."""
        words = self.text if len(self.text) <= 50 else self.text[:48].rstrip() + "…"
        place = self.place
        spot = f"đoạn {place.number}"
        if place.table:
            spot = f"bảng {place.table}, dòng {place.row}, ô {place.cell}"
        return f"{spot}: “{words}”" if words else spot

    def stroke(self) -> float | None:
        """Length in twips of the line this paragraph is or carries, None when there is none."""
        if self.drawn:
            return max(self.drawn)
        if self.shape.border:
            return self.place.width - self.shape.left - self.shape.right
        if self.text and _STROKE.fullmatch(self.text):
            form = self.inked[0].form
            size = form.size * (_RAISED if form.raised else 1)
            return text_width(self.text, size, form.bold)
        return None


@dataclass(frozen=True)
class Section:
    """Page of a section in twips, its headers resolved through the sections before."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    title_page: bool
    start: int | None
    header: tuple[Line, ...]
    first_header: tuple[Line, ...]
    footer: tuple[Line, ...]


@dataclass
class Source:
    """The whole document."""

    lines: list[Line]
    sections: list[Section]


def load(path) -> Source:
    """Read a .docx. Raises ``UnreadableInput`` and ``InputTooLarge`` as ``open_archive`` does."""
    with open_archive(path) as archive:
        return _Reader(archive).read()


class _Reader:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.main = self._main_part()
        self.relations = self._relations()
        self.styles = Styles(*(self._related(one) for one in ("styles", "theme", "numbering")))
        self.table = self.number = self.section = 0

    def read(self) -> Source:
        root = read_xml(self.archive, self.main)
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise UnreadableInput(
                "not-document",
                "Tệp nén này không chứa văn bản Word.",
                "Xin kiểm tra lại tệp, hoặc lưu lại văn bản bằng Word dưới dạng .docx.",
            )
        shapes = [*body.iter(W + "sectPr")]
        sections = self._sections(
            [one for one in shapes if one.getparent().tag != W + "sectPrChange"]
        )
        self.widths = [one.width - one.left - one.right for one in sections] or [9354]
        self.number = self.section = self.table = 0
        return Source(list(self._walk(body, Place(0, width=self.widths[0]))), sections)

    def _main_part(self) -> str:
        roots = read_xml(self.archive, "_rels/.rels")
        for relation in [] if roots is None else roots:
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        return "word/document.xml"

    def _relations(self) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(self.main)
        found = read_xml(self.archive, f"{folder}/_rels/{name}.rels")
        return {
            one.get("Id", ""): (
                one.get("Type", "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join(folder, one.get("Target", ""))).lstrip("/"),
            )
            for one in ([] if found is None else found)
        }

    def _related(self, kind: str):
        names = [name for one, name in self.relations.values() if one == kind]
        return read_xml(self.archive, names[0]) if names else None

    def _walk(self, parent: etree._Element, place: Place) -> Iterator[Line]:
        for child in parent:
            if child.tag == W + "p":
                yield self._line(child, place)
                if child.find(f"{W}pPr/{W}sectPr") is not None:
                    self.section += 1
                    width = self.widths[min(self.section, len(self.widths) - 1)]
                    place = Place(0, width=width)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag in (W + "sdt", W + "sdtContent", W + "ins"):
                yield from self._walk(child, place)

    def _table(self, table: etree._Element) -> Iterator[Line]:
        self.table += 1
        number = self.table
        for row_number, row in enumerate(table.iter(W + "tr"), 1):
            if next(row.iterancestors(W + "tbl")) is not table:
                continue
            for cell_number, cell in enumerate(row.findall(W + "tc"), 1):
                width = whole(value(cell.find(f"{W}tcPr/{W}tcW"), "w"), 0)
                yield from self._walk(cell, Place(0, number, row_number, cell_number, width))

    def _line(self, element: etree._Element, place: Place) -> Line:
        self.number += 1
        properties = element.find(W + "pPr")
        style = self.styles.style_of(properties)
        runs: list[TextRun] = []
        drawn: list[float] = []
        for run in _runs(element):
            text, strokes = _run_text(run)
            drawn += strokes
            if text:
                form = self.styles.text(style, run.find(W + "rPr"))
                runs.append(TextRun(text.upper() if form.caps else text, form))
        return Line(
            runs=runs,
            shape=self.styles.paragraph(properties),
            place=Place(self.number, place.table, place.row, place.cell, place.width),
            section=self.section,
            style=style,
            drawn=drawn,
            listed=properties is not None and properties.find(W + "numPr") is not None,
            page_field=_numbers_pages(element),
        )

    def _sections(self, shapes: list[etree._Element]) -> list[Section]:
        sections: list[Section] = []
        parts: dict[tuple[str, str], tuple[Line, ...]] = {}
        for shape in shapes:
            for kind in ("header", "footer"):
                for one in shape.findall(f"{W}{kind}Reference"):
                    target = self.relations.get(one.get(_R + "id", ""), ("", ""))[1]
                    parts[kind, value(one, "type") or "default"] = self._part(target)
            sections.append(_section(shape, parts))
        return sections

    def _part(self, name: str) -> tuple[Line, ...]:
        root = read_xml(self.archive, name) if name else None
        return () if root is None else tuple(self._walk_part(root))

    def _walk_part(self, root) -> Iterator[Line]:
        self.widths = getattr(self, "widths", [9354])
        yield from (self._line(one, Place(0, width=self.widths[0])) for one in root.iter(W + "p"))


def _section(shape: etree._Element, parts: dict) -> Section:
    size, margin = shape.find(W + "pgSz"), shape.find(W + "pgMar")
    sides = {side: whole(value(margin, side), 1440) for side in ("top", "bottom", "left", "right")}
    title = shape.find(W + "titlePg")
    start = value(shape.find(W + "pgNumType"), "start")
    return Section(
        width=whole(value(size, "w"), 12240),
        height=whole(value(size, "h"), 15840),
        title_page=title is not None and value(title) not in ("0", "false", "off"),
        start=None if start is None else whole(start, 0),
        header=parts.get(("header", "default"), ()),
        first_header=parts.get(("header", "first"), ()),
        footer=parts.get(("footer", "default"), ()),
        **sides,
    )


def _numbers_pages(element: etree._Element) -> bool:
    """True when the paragraph holds a PAGE field, simple or complex."""
    codes = [
        one.text or "" if one.tag == W + "instrText" else value(one, "instr") or ""
        for one in element.iter(W + "fldSimple", W + "instrText")
    ]
    return any(code.split()[:1] == ["PAGE"] for code in codes)


def _runs(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "r":
            yield child
        elif name in _INLINE:
            yield from _runs(child)


def _run_text(run: etree._Element) -> tuple[str, list[float]]:
    text, drawn = [], []
    for child in run:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "t":
            text.append(child.text or "")
        elif name in ("tab", "br", "cr"):
            text.append("\t" if name == "tab" else "\n")
        elif name == "noBreakHyphen":
            text.append("-")
        elif name in ("drawing", "pict", "AlternateContent"):
            drawn += _strokes(child)
    return "".join(text), drawn


def _strokes(drawing: etree._Element) -> list[float]:
    """Lengths in twips of straight lines drawn here (DrawingML, else VML)."""
    lengths = [
        whole(extent.get("cx"), 0) / 635
        for extent in drawing.iter(_WP + "extent")
        if any(
            one.get("prst") in ("line", "straightConnector1")
            for one in extent.getparent().iter(_A + "prstGeom")
        )
    ]
    return lengths or [length for one in drawing.iter(_V + "line") if (length := _vml_length(one))]


def _vml_length(line: etree._Element) -> float | None:
    ends = [re.match(r"-?[\d.]+", line.get(name, "")) for name in ("from", "to")]
    start, stop = (float(end[0]) if end else None for end in ends)
    return abs(stop - start) * 20 if start is not None and stop is not None else None
