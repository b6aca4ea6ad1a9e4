"""Sets a sample plan as a .docx in the form of Decree 30/2020/NĐ-CP, Appendix I.

Always the same bytes for the same plan. Not a general writer of documents.
"""

import io
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from plan_source import Block, Plan

_FONT = "Times New Roman"
_MARKS = {"¹": 1, "²": 2}
_MARK_STYLE = f'<w:rStyle {nsdecls("w")} w:val="FootnoteReference"/>'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
    "<w:continuationSeparator/></w:r></w:p></w:footnote>"
)


def _run(paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.bold, run.italic = _FONT, Pt(size), bold, italic
    run._r.rPr.rFonts.set(qn("w:eastAsia"), _FONT)


def _page(document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = ALIGN.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        _run(header, "", 13)
        part = OxmlElement("w:instrText" if text else "w:fldChar")
        part.text = text
        if kind:
            part.set(qn("w:fldCharType"), kind)
        header.runs[-1]._r.append(part)


def _style(document) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(14)
    normal.paragraph_format.space_after = Pt(0)
    mark = document.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(qn("w:styleId"), "FootnoteReference")
    mark.font.superscript = True


def _centred(place, text: str, size: float, **look: bool):
    paragraph = place.add_paragraph()
    paragraph.alignment = ALIGN.CENTER
    _run(paragraph, text, size, **look)
    return paragraph


def _line_below(place, indent: float) -> None:
    """A solid line as an empty paragraph with a border, ``indent`` mm in on both sides."""
    paragraph = place.add_paragraph()
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm(indent)
    shape.line_spacing = Pt(4)
    border = f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(border), "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _two_columns(document, rows: int, widths: tuple[int, int]):
    """A table without borders whose columns keep their widths (mm) in every program."""
    table = document.add_table(rows, 2)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _letterhead(document, plan: Plan) -> None:
    table = _two_columns(document, 2, (64, 101))
    left, right = table.rows[0].cells
    _centred(left, "ỦY BAN NHÂN DÂN", 13, bold=True)
    _centred(left, "TỈNH HƯNG YÊN", 13, bold=True)
    _line_below(left, 20)
    _centred(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    _centred(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    _line_below(right, 18)
    year, month, day = plan.date.split("-")
    left, right = table.rows[1].cells
    _centred(left, f"Số: {plan.number}", 13)
    date = f"Hưng Yên, ngày {day} tháng {month} năm {year}"
    _centred(right, date, 13, italic=True)
    for cell in (cell for row in table.rows for cell in row.cells):
        cell._tc.remove(cell.paragraphs[0]._p)


def _body(document, text: str, *, bold: bool = False, italic: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.space_after = Pt(6)
    piece = ""
    for char in text:
        if char in _MARKS:
            _run(paragraph, piece, 14, bold=bold, italic=italic)
            _cite(paragraph, _MARKS[char])
            piece = ""
        else:
            piece += char
    _run(paragraph, piece, 14, bold=bold, italic=italic)


def _cite(paragraph, number: int) -> None:
    _run(paragraph, "", 14)
    run = paragraph.runs[-1]
    run._r.get_or_add_rPr().insert(0, parse_xml(_MARK_STYLE))
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(number))
    run._r.append(reference)


def _footnotes(document, plan: Plan) -> None:
    look = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}"/>'
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/>{look}'
        f'<w:sz w:val="20"/><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:rPr>{look}<w:sz w:val="20"/></w:rPr>'
        f'<w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(plan.footnotes, 1)
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>'
    xml += f"{_SEPARATORS}{notes}</w:footnotes>"
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml.encode(), package)
    document.part.relate_to(part, RT.FOOTNOTES)


def _block(document, block: Block) -> None:
    if block.duty is None:
        _body(document, block.text, bold=block.kind in "=-")
        return
    if block.duty.title:
        _body(document, block.duty.title, italic=True)
    first, *rest = block.duty.paragraphs
    for text in (block.duty.label + first, *rest):
        _body(document, text)


def _signature(document) -> None:
    table = _two_columns(document, 1, (82, 83))
    left, right = table.rows[0].cells
    for text, size, look in (
        ("Nơi nhận:", 12, {"bold": True, "italic": True}),
        ("- Bộ Văn hóa, Thể thao và Du lịch;", 11, {}),
        ("- Thường trực Tỉnh ủy, Thường trực HĐND tỉnh;", 11, {}),
        ("- Các sở, ban, ngành tỉnh;", 11, {}),
        ("- Ủy ban nhân dân các xã, phường;", 11, {}),
        ("- Lưu: VT (kế hoạch mẫu, không ban hành).", 11, {}),
    ):
        _run(left.add_paragraph(), text, size, **look)
    for text in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", ""):
        _centred(right, text, 14, bold=True)
    _centred(right, "Nguyễn Văn Mẫu", 14, bold=True)
    for cell in (left, right):
        cell._tc.remove(cell.paragraphs[0]._p)


def _properties(document, plan: Plan) -> None:
    properties = document.core_properties
    properties.title = f"Kế hoạch mẫu: Thông tin đối ngoại tỉnh Hưng Yên năm {plan.year}"
    properties.subject = "Kế hoạch mẫu kèm theo phần mềm Phố Hiến, không phải văn bản đã ban hành"
    properties.author, properties.language = "Phố Hiến", "vi-VN"
    properties.comments = ""
    moment = datetime.fromisoformat(plan.date)
    properties.created = properties.modified = moment


def _same_bytes(packed: bytes, path: Path) -> None:
    """Pack again with one fixed date, in the same order."""
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))


def write_plan(plan: Plan, path: Path) -> None:
    """Write ``plan`` to ``path`` as a .docx."""
    document = Document()
    _style(document)
    _page(document)
    _letterhead(document, plan)
    _centred(document, "", 6)
    _centred(document, "KẾ HOẠCH", 14, bold=True)
    title = f"Thông tin đối ngoại tỉnh Hưng Yên năm {plan.year}"
    _centred(document, title, 14, bold=True)
    _line_below(document, 62)
    for text, _, _ in plan.bases:
        _body(document, text, italic=True)
    opening = "Ủy ban nhân dân tỉnh ban hành Kế hoạch thông tin đối ngoại tỉnh Hưng Yên"
    _body(document, f"{opening} năm {plan.year} với những nội dung sau:")
    for block in plan.blocks:
        _block(document, block)
    _centred(document, "", 8)
    _signature(document)
    _footnotes(document, plan)
    _properties(document, plan)
    packed = io.BytesIO()
    document.save(packed)
    _same_bytes(packed.getvalue(), path)
