"""Ruled tables: widths fitted to the page, heading repeated, numbers set right.

The decree says nothing of type inside tables; 13 is used, 12 or 11 where columns are many.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from xml.sax.saxutils import escape

from vanban.writing.blocks import Cell, Column, Table
from vanban.writing.figures import number, short_date
from vanban.writing.markup import cell, clean, paragraph, text_run
from vanban.writing.metrics import text_width
from vanban.writing.page import PORTRAIT_WIDTH, twips

_PADDING = 200  # both sides of a cell and a little slack, twips
_SAMPLE = 300  # rows measured; measuring all of a long table tells no more
_WIDEST = twips(75)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_BOLD = "<w:b/><w:bCs/>"


def cell_text(value: Cell) -> str:
    """A value as it is read: 1.234,5 for numbers, 01/12/2026 for dates, "" for None."""
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value).strip()
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, datetime):
        return short_date(value.date())
    return short_date(value) if isinstance(value, date) else number(value)


def needs_landscape(block: Table) -> bool:
    """True when the longest words of the columns do not fit an upright page at size 12."""
    if any(column.width for column in block.columns):
        return sum(twips(column.width or 15) for column in block.columns) > PORTRAIT_WIDTH
    return sum(need.least for need in _needs(block, 12)) > PORTRAIT_WIDTH * 0.9


def table(block: Table, width: int, *, keep_end: bool) -> str:
    """Caption, unit and table for a text area ``width`` twips wide."""
    size, widths = _fit(block, width)
    parts = []
    if block.caption:
        parts.append(paragraph("Caption", text_run(clean(block.caption).replace("\n", " "))))
    if block.unit:
        parts.append(paragraph("TableUnit", text_run(f"Đơn vị tính: {clean(block.unit)}")))
    parts += [_frame(widths), _heading(block.columns, widths, size)]
    parts += _rows(block, widths, size, keep_end)
    return "".join(parts) + "</w:tbl>" + paragraph("Rule")


@dataclass
class _Need:
    """Width a column cannot do without, and width at which nothing wraps; twips."""

    least: float
    natural: float


def _fit(block: Table, width: int) -> tuple[int, list[int]]:
    """The largest size of 13, 12, 11 at which no word is broken, with the column widths."""
    for size in (13, 12, 11):
        needs = _needs(block, size)
        if sum(need.least for need in needs) <= width:
            break
    return size, _share(needs, width)


def _needs(block: Table, size: float) -> list[_Need]:
    step = max(1, len(block.rows) // _SAMPLE)
    columns = zip(*block.rows[::step], strict=True) if block.rows else [()] * len(block.columns)
    return [
        _need(column, [cell_text(value) for value in values], size)
        for column, values in zip(block.columns, columns, strict=True)
    ]


def _need(column: Column, texts: list[str], size: float) -> _Need:
    words = {word for text in texts for word in text.split()}
    titles = column.title.split()
    least = max((text_width(word, size) for word in words), default=0)
    least = max([least, *(text_width(word, size, True) for word in titles)])
    least = min(least, _WIDEST) + _PADDING
    if column.width:
        return _Need(min(least, twips(column.width)), twips(column.width))
    natural = max((text_width(text, size) for text in texts), default=0)
    title = text_width(column.title, size, True)
    natural = max(natural, title if title < twips(30) else title / 2)
    return _Need(least, max(least, min(natural, _WIDEST) + _PADDING))


def _share(needs: list[_Need], width: int) -> list[int]:
    natural, least = (sum(getattr(need, name) for need in needs) for name in ("natural", "least"))
    if natural <= width:
        shares = [need.natural * width / natural for need in needs]
    elif least < width:
        spare = (width - least) / (natural - least)
        shares = [need.least + (need.natural - need.least) * spare for need in needs]
    else:
        shares = [need.least * width / least for need in needs]
    widths = [int(share) for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def _frame(widths: list[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    side = 80
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{side}" w:type="dxa"/><w:right w:w="{side}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def _heading(columns: tuple[Column, ...], widths: list[int], size: int) -> str:
    if not any(column.group for column in columns):
        cells = (
            _head_cell(one.title, width, size) for one, width in zip(columns, widths, strict=True)
        )
        return _head_row("".join(cells))
    upper, lower = [], []
    for group, members in groupby(zip(columns, widths, strict=True), lambda pair: pair[0].group):
        pairs = list(members)
        if group:
            span = f'<w:gridSpan w:val="{len(pairs)}"/>'
            upper.append(_head_cell(group, sum(width for _, width in pairs), size, span))
            lower += [_head_cell(column.title, width, size) for column, width in pairs]
        else:
            upper += [_head_cell(c.title, w, size, '<w:vMerge w:val="restart"/>') for c, w in pairs]
            lower += [_head_cell("", w, size, "<w:vMerge/>") for _, w in pairs]
    return _head_row("".join(upper)) + _head_row("".join(lower))


def _head_row(cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _head_cell(title: str, width: int, size: int, span: str = "") -> str:
    shape = f'<w:sz w:val="{size * 2}"/>' if size != 13 else ""
    content = paragraph("TableHead", text_run(clean(title), shape))
    return cell(width, content, span + '<w:vAlign w:val="center"/>')


def _rows(block: Table, widths: list[int], size: int, keep_end: bool) -> Iterator[str]:
    kept = len(block.rows) - 2 if keep_end else len(block.rows)
    plain = f'<w:sz w:val="{size * 2}"/>' if size != 13 else ""
    openings = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
    for place, row in enumerate(block.rows):
        shape = (_BOLD if place in block.bold_rows else "") + plain
        keep = "<w:keepNext/>" if place >= kept else ""
        cells = "".join(
            opening + _cell_paragraph(column, value, shape, keep) + "</w:tc>"
            for opening, column, value in zip(openings, block.columns, row, strict=True)
        )
        yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cell_paragraph(column: Column, value: Cell, shape: str, keep: str) -> str:
    text = cell_text(value)
    figure = isinstance(value, (int, float)) or type(value).__name__ == "Decimal"
    align = column.align or ("right" if figure else "")
    align = {"justify": "both", "left": ""}.get(align, align)
    side = f'<w:jc w:val="{align}"/>' if align else ""
    start = f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{keep}{side}</w:pPr>'
    if not text:
        return start + "</w:p>"
    if "\n" in text:
        return start + text_run(text, shape) + "</w:p>"
    run = f"<w:rPr>{shape}</w:rPr>" if shape else ""
    return f'{start}<w:r>{run}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
