"""The head of the first page: boxes 1-5 and 10b of the layout (Appendix I, IV), Kính gửi."""

import re

from vanban.writing.breaking import balanced, broken
from vanban.writing.figures import document_number, long_date
from vanban.writing.markup import (
    clean,
    indent,
    layout_table,
    paragraph,
    rule,
    text_run,
)
from vanban.writing.metrics import text_width
from vanban.writing.model import Decision, Document, Letterhead
from vanban.writing.page import FULL_HEAD, PORTRAIT_WIDTH, twips

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
STAMPS = {"HỎA TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}  # width in mm (III.2.b); height is 8
_SHARE = 0.42  # the short lines: between 1/3 and 1/2 of the text above (II.2.b, II.5.b)
_COMMON = {"(ủy|uỷ) ban nhân dân": "UBND", "hội đồng nhân dân": "HĐND"}


def head(document: Document) -> str:
    """Everything above the body."""
    letter = document.letterhead
    rows = [(_agencies(letter), _nation()), (_number(document), _place(letter))]
    parts = [layout_table(FULL_HEAD, rows)]
    if document.title:
        parts.append(_title(document))
    return "".join(parts) + _addressees(document.addressees)


def number_text(letter: Letterhead) -> str:
    """``215/BC-SVHTTDL``, or room for the number before the slash."""
    room = " " * 8
    known = room if letter.number is None else document_number(letter.number)
    return f"{known}/{letter.symbol}"


def heading_lines(text: str) -> list[str]:
    """The lines of an agency's name in capitals, size 12."""
    name = clean(text).replace("\n", " ").upper()
    return broken(name, FULL_HEAD[0] - twips(2), 12, bold=True)


def parent_name(text: str) -> str:
    """The parent's common words are abbreviated (II.2.a): UBND tỉnh Hưng Yên."""
    for full, short in _COMMON.items():
        text = re.sub(full, short, clean(text), flags=re.IGNORECASE)
    return text


def _agencies(letter: Letterhead) -> str:
    parts = []
    if letter.parent:
        lines = heading_lines(parent_name(letter.parent))
        parts.append(paragraph("ParentAgency", text_run("\n".join(lines))))
    lines = heading_lines(letter.issuer)
    parts.append(paragraph("IssuingAgency", text_run("\n".join(lines))))
    return "".join(parts) + rule(text_width(lines[-1], 12, True) * _SHARE, FULL_HEAD[0])


def _nation() -> str:
    return (
        paragraph("NationalName", text_run(NATIONAL_NAME))
        + paragraph("Motto", text_run(MOTTO))
        + rule(text_width(MOTTO, 13, True), FULL_HEAD[1])
    )


def _number(document: Document) -> str:
    parts = [
        paragraph("DocumentNumber", text_run(f"Số: {clean(number_text(document.letterhead))}"))
    ]
    if not document.title:
        parts.append(paragraph("LetterSubject", text_run(_letter_subject(document.subject))))
    if document.urgency:
        parts.append(_stamp(document.urgency))
    return "".join(parts)


def _letter_subject(subject: str) -> str:
    text = "V/v " + clean(subject).replace("\n", " ").removeprefix("V/v").strip()
    return "\n".join(broken(text, FULL_HEAD[0] - twips(3), 12))


def _place(letter: Letterhead) -> str:
    text = f"{clean(letter.place)}, {long_date(letter.date, letter.year)}"
    return paragraph("PlaceDate", text_run(text))


def _stamp(urgency: str) -> str:
    """A red frame 8 mm high, as wide as III.2.b says, in the middle of the left column."""
    width = twips(STAMPS[urgency])
    frame = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="FF0000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    red = text_run(urgency, '<w:color w:val="FF0000"/>')
    return (
        paragraph("Rule")
        + f'<w:tbl><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{frame}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f'</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:trPr>'
        f'<w:trHeight w:val="{twips(8)}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph('Stamp', red)}</w:tc></w:tr></w:tbl>" + paragraph("Rule")
    )


def _title(document: Document) -> str:
    parts = [paragraph("KindName", text_run(document.title))]
    parts.append(_centred("Subject", document.subject))
    if isinstance(document, Decision):
        authority = clean(document.authority).upper()
        parts.append(paragraph("Authority", text_run(authority)))
    return "".join(parts)


def even_lines(text: str, width: int, size: float, *, bold: bool = False) -> tuple[list[str], str]:
    """The lines of a centred text as even as can be, and the indents that make them so.

    Indents, not breaks: the title stays one piece of text.
    """
    lines = balanced(text, width - twips(20), size, bold)
    if len(lines) < 2:
        return lines, ""
    longest = max(text_width(line, size, bold) for line in lines)
    side = max(0, round((width - longest) / 2) - twips(1.5))
    return lines, indent(side, side)


def _centred(style: str, text: str) -> str:
    """A bold centred text and the short line under it (II.5.b)."""
    text = " ".join(clean(text).split())
    lines, shape = even_lines(text, PORTRAIT_WIDTH, 14, bold=True)
    line = rule(text_width(lines[-1], 14, True) * _SHARE, PORTRAIT_WIDTH)
    return paragraph(style, text_run(text), shape) + line


def _addressees(names: tuple[str, ...]) -> str:
    """Box 9a: one addressee on the line of "Kính gửi", several under its colon (II.9.d)."""
    names = tuple(" ".join(clean(name).split()).rstrip(" ;.,") for name in names)
    if len(names) == 1:
        centre = '<w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>'
        return paragraph("Addressee", text_run(f"Kính gửi: {names[0]}"), centre)
    if not names:
        return paragraph("Rule")
    colon = round(text_width("Kính gửi", 14))
    longest = max(text_width(f"- {name};", 14) for name in names)
    left = max(twips(10), round((PORTRAIT_WIDTH - colon - longest) / 2))
    dash = round(text_width("- ", 14))
    first = '<w:keepNext/><w:spacing w:before="240"/>' + indent(left)
    parts = [paragraph("Addressee", text_run("Kính gửi:"), first)]
    for place, name in enumerate(names, 1):
        end = "." if place == len(names) else ";"
        shape = indent(left + colon + dash, hanging=dash)
        parts.append(paragraph("Addressee", text_run(f"- {name}{end}"), shape))
    return "".join(parts) + paragraph("Rule")
