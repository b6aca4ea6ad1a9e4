"""Writes a table as XLSX: one sheet, a title, a head that stays, filters, dates and numbers."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import RuleBroken
from phohien.kernel.listing import Column

MAX_ROWS = 50_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD_ROW = 2


def write(title: str, columns: Sequence[Column], rows: Iterable[Any]) -> bytes:
    """The workbook's bytes; texts stay texts, so no cell can become a formula."""
    import xlsxwriter  # not at the start of the site: few requests write a workbook

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(_("Danh sách"))
        head = book.add_format(
            {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F3ECE0"}
        )
        date = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        _open(sheet, title, columns, book.add_format({"bold": True, "font_size": 14}), head)
        last = HEAD_ROW
        for last, row in enumerate(rows, start=HEAD_ROW + 1):
            for index, column in enumerate(columns):
                _cell(sheet, last, index, column.value(row), date, wrap)
        sheet.autofilter(HEAD_ROW, 0, max(last, HEAD_ROW), len(columns) - 1)
    return buffer.getvalue()


def _open(sheet, title, columns, title_format, head) -> None:
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.write_string(0, 0, title, title_format)
    day = clock.today().strftime("%d/%m/%Y")
    sheet.write_string(1, 0, _("Xuất ngày %(day)s") % {"day": day})
    for index, column in enumerate(columns):
        sheet.write_string(HEAD_ROW, index, str(column.label), head)


def _cell(sheet, row: int, index: int, value: Any, date, wrap) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dt.date):
        sheet.write_datetime(row, index, dt.datetime(value.year, value.month, value.day), date)
    elif isinstance(value, int | float):
        sheet.write_number(row, index, value, wrap)
    else:
        sheet.write_string(row, index, str(value)[:32_000], wrap)


def respond(name: str, title: str, columns: Sequence[Column], rows) -> HttpResponse:
    """The list as a download. Raises RuleBroken when it is too long to be useful as a file."""
    if rows.count() > MAX_ROWS:
        raise RuleBroken(
            "too-long",
            _("Danh sách dài hơn %(count)s dòng. Hãy lọc bớt rồi xuất lại.") % {"count": MAX_ROWS},
        )
    response = HttpResponse(
        write(title, columns, rows.iterator(chunk_size=2000)), content_type=XLSX
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
