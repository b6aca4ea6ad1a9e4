"""The roster of focal points as a workbook: written, read back, errors named by cell.

Not: saving it (``roster_import``). One row per agency; columns C–G the leader, H–L the officer.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput
from phohien.organisation.enums import FocalPointKind
from phohien.organisation.models import Agency, FocalPoint

FIELDS = ("full_name", "position", "phone", "email", "valid_from")
FIRST_COLUMN = {FocalPointKind.LEADER: 2, FocalPointKind.OFFICER: 7}
HEAD_ROW, FIRST_ROW = 4, 5  # as a person counts
MAX_BYTES, MAX_UNPACKED, MAX_ROWS = 5_000_000, 60_000_000, 2_000


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One person as given in the workbook; ``row`` as a person counts."""

    row: int
    agency_id: int
    kind: str
    full_name: str
    position: str = ""
    phone: str = ""
    email: str = ""
    valid_from: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong with one cell, such as ``Ô D17: …``."""

    cell: str
    message: str

    def __str__(self) -> str:
        return _("Ô %(cell)s: %(message)s") % {"cell": self.cell, "message": self.message}


@dataclass(slots=True)
class RosterReading:
    """What a workbook says, and everything that is wrong with it."""

    lines: list[RosterLine] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)


def titles() -> list[str]:
    """Headings of the columns in order."""
    person = [_("Họ và tên"), _("Chức vụ"), _("Điện thoại công vụ"), _("Thư điện tử"), _("Từ ngày")]
    return [_("Mã đơn vị"), _("Đơn vị"), *person, *person]


def write_roster(agencies: Iterable[Agency]) -> bytes:
    """The workbook for ``agencies`` that carry their present people in ``points``."""
    import xlsxwriter  # not at the start of the site

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet(_("Đầu mối"))
        formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "head": book.add_format({"bold": True, "border": 1, "bg_color": "#F3ECE0"}),
            "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        }
        _write_head(sheet, formats)
        for index, agency in enumerate(agencies, start=FIRST_ROW - 1):
            sheet.write_string(index, 0, agency.code)
            sheet.write_string(index, 1, agency.name)
            for point in agency.points:
                _write_person(sheet, index, point, formats["date"])
    return buffer.getvalue()


def _write_head(sheet, formats) -> None:
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 11, 20)
    sheet.freeze_panes(FIRST_ROW - 1, 2)
    sheet.write_string(0, 0, _("Danh sách đầu mối thông tin đối ngoại"), formats["title"])
    sheet.write_string(
        1, 0, _("Sửa hoặc điền người; ô họ và tên để trống thì giữ nguyên. Không sửa cột A.")
    )
    sheet.merge_range(2, 2, 2, 6, str(FocalPointKind.LEADER.label), formats["head"])
    sheet.merge_range(2, 7, 2, 11, str(FocalPointKind.OFFICER.label), formats["head"])
    for index, title in enumerate(titles()):
        sheet.write_string(HEAD_ROW - 1, index, title, formats["head"])


def _write_person(sheet, row: int, point: FocalPoint, date) -> None:
    start = FIRST_COLUMN[FocalPointKind(point.kind)]
    for offset, name in enumerate(FIELDS[:-1]):
        if value := getattr(point, name):
            sheet.write_string(row, start + offset, value)
    day = dt.datetime.combine(point.valid_from, dt.time())
    sheet.write_datetime(row, start + 4, day, date)


def read_roster(file, *, known: dict[str, Agency]) -> RosterReading:
    """Read a workbook of the form above; ``known`` maps codes to agencies the reader may write.

    Raises InvalidInput("file", …) when it is not such a workbook at all.
    """
    reading, seen = RosterReading(), {}
    for number, cells in _rows(file):
        code = _text(cells[0])
        if not any(value not in (None, "") for value in cells):
            continue
        if code not in known:
            _complain(
                reading, 0, number, _("không có đơn vị nào mang mã này trong phạm vi của anh/chị.")
            )
        elif code in seen:
            _complain(
                reading, 0, number, _("đơn vị này đã có ở dòng %(row)s.") % {"row": seen[code]}
            )
        else:
            seen[code] = number
            for kind, start in FIRST_COLUMN.items():
                _read_person(reading, number, known[code], kind, cells[start : start + 5])
    return reading


def _rows(file):
    from openpyxl import load_workbook  # a quarter of a second, not at the start of the site

    try:
        _guard(file)
        sheet = load_workbook(file, read_only=True, data_only=True).worksheets[0]
        rows = list(sheet.iter_rows(max_row=MAX_ROWS + HEAD_ROW, max_col=12, values_only=True))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, IndexError, SyntaxError) as error:
        raise InvalidInput("file", _("Tệp này không phải là bảng tính XLSX.")) from error
    heads = [_text(value) for value in rows[HEAD_ROW - 1]] if len(rows) >= HEAD_ROW else []
    if heads[:12] != titles():
        raise InvalidInput(
            "file",
            _("Tệp không theo mẫu. Hãy xuất danh sách đầu mối, sửa trong tệp đó rồi nhập lại."),
        )
    return [(number, _twelve(cells)) for number, cells in enumerate(rows, 1) if number >= FIRST_ROW]


def _guard(file) -> None:
    if file.size > MAX_BYTES:
        raise InvalidInput("file", _("Tệp lớn hơn 5 MB nên chưa nhận."))
    with zipfile.ZipFile(file) as package:
        if sum(entry.file_size for entry in package.infolist()) > MAX_UNPACKED:
            raise InvalidInput("file", _("Tệp này bung ra quá lớn nên không nhận."))
    file.seek(0)


def _twelve(cells) -> list:
    return (list(cells) + [None] * 12)[:12]


def _text(value) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()


def _complain(reading: RosterReading, column: int, row: int, message: str) -> None:
    reading.errors.append(CellError(f"{'ABCDEFGHIJKL'[column]}{row}", message))


def _read_person(reading: RosterReading, row: int, agency: Agency, kind: str, cells: list) -> None:
    start = FIRST_COLUMN[kind]
    values = dict(zip(FIELDS[:-1], map(_text, cells), strict=False))
    if not values["full_name"]:
        if any(_text(value) for value in cells):
            _complain(reading, start, row, _("thiếu họ và tên."))
        return
    try:
        day = _day(cells[4])
    except ValueError:
        _complain(reading, start + 4, row, _("ngày cần ghi như 01/12/2026."))
        return
    line = RosterLine(row=row, agency_id=agency.pk, kind=kind, valid_from=day, **values)
    before = len(reading.errors)
    _validate(reading, line, start)
    if len(reading.errors) == before:
        reading.lines.append(line)


def _day(value) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date) or value is None:
        return value
    text = _text(value)
    return dt.datetime.strptime(text, "%d/%m/%Y").date() if text else None


def _validate(reading: RosterReading, line: RosterLine, start: int) -> None:
    point = FocalPoint(
        kind=line.kind, **{name: getattr(line, name) for name in FIELDS if name != "valid_from"}
    )
    try:
        point.clean_fields(exclude=["agency", "user", "valid_from", "valid_to"])
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            _complain(reading, start + FIELDS.index(name), line.row, " ".join(messages))
