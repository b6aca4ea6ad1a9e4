"""Makes small documents for the tests of reading: Word packages, PDF pages, pictures of text."""

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import raw

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONTS = Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf")
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def font_file() -> Path:
    """A font with all Vietnamese letters; the test is skipped where there is none."""
    if not _FONTS.exists():
        pytest.skip("no Liberation Serif 2 with Vietnamese letters")
    return _FONTS


def _relations(targets: dict[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items())
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{rows}</Relationships>'


def word(path: Path, body: str, **parts: str) -> Path:
    """A .docx with this body and further parts (styles, numbering, footnotes) as raw markup."""
    roots = {"footnotes": "footnotes", "numbering": "numbering", "styles": "styles"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", _relations({"officeDocument": "word/document.xml"}))
        related = {kind: f"{kind}.xml" for kind in parts}
        package.writestr("word/_rels/document.xml.rels", _relations(related))
        document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        package.writestr("word/document.xml", document)
        for kind, xml in parts.items():
            root = roots[kind]
            text = f'<w:{root} xmlns:w="{W}">{xml}</w:{root}>'
            package.writestr(f"word/{kind}.xml", text)
    return path


def run(text: str, look: str = "") -> str:
    """A run of text with raw properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of raw runs, or of plain text."""
    inside = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def table(rows: list[list[str]], *, borders: bool) -> str:
    """A table; each cell holds raw paragraphs or lines separated by line feeds."""
    line = '<w:insideV w:val="single"/><w:left w:val="single"/>' if borders else ""

    def cell(content: str) -> str:
        if content.startswith("<w:tcPr"):
            return f"<w:tc>{content}</w:tc>"
        return "<w:tc>" + "".join(map(paragraph, content.split("\n"))) + "</w:tc>"

    body = "".join("<w:tr>" + "".join(map(cell, row)) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr><w:tblBorders>{line}</w:tblBorders></w:tblPr>{body}</w:tbl>"


class Sheet:
    """PDF pages drawn by hand with PDFium; places are points from the top left corner."""

    def __init__(self) -> None:
        self._document = pypdfium2.PdfDocument.new()
        data = font_file().read_bytes()
        array = (raw.c_uint8 * len(data)).from_buffer_copy(data)
        self._font = raw.FPDFText_LoadFont(
            self._document, array, len(data), raw.FPDF_FONT_TRUETYPE, True
        )
        self.new_page()

    def new_page(self) -> None:
        self._page = self._document.new_page(595, 842)

    def text(
        self, x: float, y: float, text: str, size: float = 14, visible=True, turn=(1, 0, 0, 1)
    ):
        item = raw.FPDFPageObj_CreateTextObj(self._document, self._font, size)
        encoded = (text + "\0").encode("utf-16-le")
        words = (raw.c_uint16 * (len(encoded) // 2)).from_buffer_copy(encoded)
        raw.FPDFText_SetText(item, words)
        mode = raw.FPDF_TEXTRENDERMODE_FILL if visible else raw.FPDF_TEXTRENDERMODE_INVISIBLE
        raw.FPDFTextObj_SetTextRenderMode(item, mode)
        raw.FPDFPageObj_Transform(item, *turn, x, 842 - y)
        raw.FPDFPage_InsertObject(self._page, item)
        return self

    def turned_text(self, x: float, y: float, text: str, size: float = 14) -> "Sheet":
        """Text that runs up the page: upright once the page is shown turned by 90 degrees."""
        self._page.set_rotation(90)
        return self.text(x, y, text, size, turn=(0, 1, -1, 0))

    def line(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        item = raw.FPDFPageObj_CreateNewPath(x0, 842 - y0)
        raw.FPDFPath_LineTo(item, x1, 842 - y1)
        raw.FPDFPath_SetDrawMode(item, raw.FPDF_FILLMODE_NONE, True)
        raw.FPDFPage_InsertObject(self._page, item)
        return self

    def picture(self, image: Image.Image) -> "Sheet":
        """Cover the page with a picture."""
        item = pypdfium2.PdfImage.new(self._document)
        data = io.BytesIO()
        image.save(data, "JPEG")
        data.seek(0)
        item.load_jpeg(data, inline=True)
        item.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
        self._page.insert_obj(item)
        return self

    def save(self, path: Path) -> Path:
        self._page.gen_content()
        self._document.save(path)
        return path


def photograph(lines: list[str], size: tuple[int, int] = (2480, 3508)) -> Image.Image:
    """A white page with these lines in 14 pt at 300 dpi."""
    image = Image.new("L", size, 255)
    font = ImageFont.truetype(str(font_file()), 58)
    pen = ImageDraw.Draw(image)
    for at, line in enumerate(lines):
        pen.text((min(300, size[0] // 8), 250 + at * 90), line, fill=0, font=font)
    return image
