"""The annex of figures as .xlsx; the same data give the same bytes."""

import datetime as dt
import io
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from django.utils import translation
from django.utils.translation import gettext as _

from phohien.reports.compiling import Compiled
from phohien.reports.documents.tables import (
    agencies_table,
    figures_table,
    languages_table,
    states_table,
)
from vanban.writing import Table

if TYPE_CHECKING:
    import xlsxwriter

MADE = dt.datetime(2020, 1, 1)  # a fixed stamp: the file says what it counts, not when it was made


@translation.override("vi")
def write_workbook(compiled: Compiled, file: Path | BinaryIO) -> None:
    """Sheets: figures, states, languages, agencies. A path is written whole or not at all."""
    buffer = io.BytesIO()
    _write(compiled, buffer)
    if isinstance(file, Path):
        file.write_bytes(buffer.getvalue())
    else:
        file.write(buffer.getvalue())


def _write(compiled: Compiled, buffer: BinaryIO) -> None:
    import xlsxwriter  # not at the start of the site

    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": str(compiled.round), "created": MADE})
    looks = _looks(book)
    figures = compiled.figures
    for name, table in (
        (_("Số liệu"), figures_table(figures)),
        (_("Tình hình"), states_table(figures)),
        (_("Ngôn ngữ"), languages_table(figures)),
        (_("Đơn vị"), agencies_table(compiled)),
    ):
        _sheet(book, name, table, looks)
    book.close()


def _looks(book: "xlsxwriter.Workbook") -> dict:
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 14}),
        "head": book.add_format(
            {**font, "bold": True, "border": 1, "text_wrap": True, "align": "center"}
        ),
        "text": book.add_format({**font, "border": 1, "text_wrap": True}),
        "number": book.add_format({**font, "border": 1, "num_format": "#,##0"}),
    }


def _sheet(book: "xlsxwriter.Workbook", name: str, table: Table, looks: dict) -> None:
    sheet = book.add_worksheet(name)
    sheet.write(0, 0, table.caption, looks["title"])
    for index, column in enumerate(table.columns):
        sheet.write(2, index, column.title, looks["head"])
        sheet.set_column(index, index, (column.width or 20) * 0.55 + 4)
    for line, row in enumerate(table.rows, start=3):
        for index, value in enumerate(row):
            look = looks["number"] if isinstance(value, int) else looks["text"]
            sheet.write(line, index, "" if value is None else value, look)
    sheet.freeze_panes(3, 2)
    sheet.autofilter(2, 0, 2 + len(table.rows), len(table.columns) - 1)
