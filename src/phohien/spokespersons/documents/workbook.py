"""The six figures of the province and of every agency as .xlsx; same data, same bytes."""

import datetime as dt
import io
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from phohien.spokespersons.documents.report import TERMS
from phohien.spokespersons.figures import Figure

if TYPE_CHECKING:
    import xlsxwriter

MADE = dt.datetime(2020, 1, 1)  # a fixed stamp: the file says what it counts, not when it was made


@translation.override("vi")
def write_workbook(title: str, total: tuple[Figure, ...], rows: list[tuple[str, tuple]]) -> bytes:
    """Sheets: the table of the decree, and one line per agency (``rows``: name, six figures)."""
    import xlsxwriter  # not at the start of the site

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": title, "created": MADE})
    looks = _looks(book)
    _totals(book.add_worksheet(_("Số liệu")), title, total, looks)
    if rows:
        _agencies(book.add_worksheet(_("Theo đơn vị")), title, rows, looks)
    book.close()
    return buffer.getvalue()


def _looks(book: "xlsxwriter.Workbook") -> dict:
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    cell = {**font, "border": 1, "text_wrap": True}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 14}),
        "head": book.add_format({**cell, "bold": True, "align": "center"}),
        "text": book.add_format(cell),
        "number": book.add_format({**cell, "align": "center"}),
    }


def _totals(sheet, title: str, total: tuple[Figure, ...], looks: dict) -> None:
    sheet.write_string(0, 0, title, looks["title"])
    heads = (_("TT"), _("Chỉ tiêu"), _("Số liệu"), _("Trên tổng số"))
    for index, (head, width) in enumerate(zip(heads, (6, 80, 12, 14), strict=True)):
        sheet.write_string(2, index, head, looks["head"])
        sheet.set_column(index, index, width)
    for line, row in enumerate(total, start=3):
        sheet.write_number(line, 0, row.number, looks["number"])
        sheet.write_string(line, 1, TERMS[row.number], looks["text"])
        sheet.write_number(line, 2, row.value, looks["number"])
        _maybe(sheet, line, 3, row.of, looks)


def _maybe(sheet, line: int, column: int, value: int | None, looks: dict) -> None:
    if value is None:
        sheet.write_blank(line, column, None, looks["number"])
    else:
        sheet.write_number(line, column, value, looks["number"])


def _agencies(sheet, title: str, rows: list[tuple[str, tuple]], looks: dict) -> None:
    sheet.write_string(0, 0, title, looks["title"])
    heads = [_("Đơn vị")]
    for number in TERMS:
        heads.append(f"({number})")
        if number >= 3:
            heads.append(_("(%(number)s) tổng số") % {"number": number})
    for index, head in enumerate(heads):
        sheet.write_string(2, index, head, looks["head"])
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, len(heads) - 1, 11)
    for line, (name, found) in enumerate(rows, start=3):
        sheet.write_string(line, 0, name, looks["text"])
        column = 1
        for figure in found:
            sheet.write_number(line, column, figure.value, looks["number"])
            column += 1
            if figure.of is not None:
                sheet.write_number(line, column, figure.of, looks["number"])
                column += 1
    sheet.freeze_panes(3, 1)
