"""The table of figures as XLSX and CSV."""

import csv
import io

from django.http import HttpResponse

from phohien.kernel import spreadsheet
from phohien.kernel.listing import Column
from phohien.press_monitoring.figures.counting import Found, Row

CSV, XLSX = "text/csv; charset=utf-8", spreadsheet.XLSX
BOM = "\ufeff"  # without it Excel reads Vietnamese in a code page of its own


def respond(kind: str, title: str, found: Found, head: str, steps: list[str], total: str):
    """``kind`` is xlsx or csv; the last line counts every story once."""
    rows = [*found.rows, found.totals]
    if kind == "csv":
        body, form = _csv(rows, [head, *steps, total]), CSV
    else:
        body, form = spreadsheet.write(title, _columns(head, steps, total), rows), XLSX
    response = HttpResponse(body, content_type=form)
    response["Content-Disposition"] = f'attachment; filename="so-lieu-bao-chi.{kind}"'
    return response


def _csv(rows: list[Row], head: list[str]) -> bytes:
    out = io.StringIO(BOM)
    out.seek(0, io.SEEK_END)
    writer = csv.writer(out)
    writer.writerow(head)
    for row in rows:
        writer.writerow([_safe(row.label), *row.counts, row.total])
    return out.getvalue().encode()


def _safe(text: str) -> str:
    """A name from outside must not become a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def _columns(head: str, steps: list[str], total: str) -> list[Column]:
    middle = [
        Column(f"buoc-{place}", label, lambda row, place=place: row.counts[place], width=12)
        for place, label in enumerate(steps)
    ]
    return [
        Column("ten", head, lambda row: row.label, width=40),
        *middle,
        Column("tong", total, lambda row: row.total, width=12),
    ]
