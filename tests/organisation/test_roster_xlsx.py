"""The roster goes out, is edited, and comes back: round trip, errors by cell, all or nothing."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from phohien.kernel.errors import InvalidInput
from phohien.organisation import roster_import, roster_xlsx, selectors, services
from phohien.organisation.enums import Role
from phohien.organisation.models import Agency, FocalPoint
from tests import factories

pytestmark = pytest.mark.django_db
OWN = "11953"


@pytest.fixture
def coordinator():
    factories.load_organisation()
    return factories.make_user(Role.COORDINATOR)


@pytest.fixture
def known(coordinator) -> dict[str, Agency]:
    return {agency.code: agency for agency in Agency.objects.all()}


def exported(actor):
    rows = selectors.roster_with_people(actor=actor)
    return load_workbook(io.BytesIO(roster_xlsx.write_roster(rows)))


def saved(book) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    book.save(buffer)
    return SimpleUploadedFile("dau-moi.xlsx", buffer.getvalue())


def row_of(sheet, code: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == code)


def test_an_untouched_export_changes_nothing(coordinator, known):
    services.name_focal_point(
        actor=coordinator, agency=known[OWN], kind="leader", full_name="Trần Văn Mẫu",
        phone="0221 3862 000", email="mau@hungyen.example.vn",
    )  # fmt: skip
    reading = roster_xlsx.read_roster(saved(exported(coordinator)), known=known)
    assert not reading.errors
    assert len(reading.lines) == 1
    assert roster_import.roster_changes(reading.lines) == []


def test_edited_cells_come_back_as_people(coordinator, known):
    services.name_focal_point(
        actor=coordinator, agency=known[OWN], kind="leader", full_name="Trần Văn Mẫu"
    )
    book = exported(coordinator)
    sheet = book.active
    row = row_of(sheet, OWN)
    sheet[f"E{row}"] = "0912345678"
    sheet[f"H{row}"], sheet[f"I{row}"] = "Lê Thị Thử", "Công chức"
    reading = roster_xlsx.read_roster(saved(book), known=known)
    assert roster_import.import_roster(actor=coordinator, lines=reading.lines) == 2
    points = {p.kind: p for p in FocalPoint.objects.filter(agency=known[OWN], valid_to=None)}
    assert points["leader"].phone == "0912345678"
    assert (points["officer"].full_name, points["officer"].position) == ("Lê Thị Thử", "Công chức")
    again = roster_xlsx.read_roster(saved(exported(coordinator)), known=known)
    assert roster_import.roster_changes(again.lines) == []


def test_another_name_replaces_and_keeps_the_history(coordinator, known):
    import datetime as dt

    services.name_focal_point(
        actor=coordinator, agency=known[OWN], kind="leader", full_name="Trần Văn Cũ",
        valid_from=dt.date(2026, 1, 1),
    )  # fmt: skip
    book = exported(coordinator)
    book.active[f"C{row_of(book.active, OWN)}"] = "Phạm Văn Mới"
    reading = roster_xlsx.read_roster(saved(book), known=known)
    roster_import.import_roster(actor=coordinator, lines=reading.lines)
    old = FocalPoint.objects.get(agency=known[OWN], full_name="Trần Văn Cũ")
    new = FocalPoint.objects.get(agency=known[OWN], full_name="Phạm Văn Mới")
    assert old.valid_to == new.valid_from - dt.timedelta(days=1)


def test_every_error_names_its_cell(coordinator, known):
    book = exported(coordinator)
    sheet = book.active
    sheet["A6"] = "khong-co"
    sheet["C7"], sheet["F7"] = "Nguyễn Văn Sai", "khong phai thu"
    sheet["C8"], sheet["G8"] = "Nguyễn Văn Ngày", "hôm qua"
    sheet["D9"] = "Chủ tịch"
    sheet["H10"], sheet["J10"] = "Nguyễn Văn Số", "abc"
    sheet["A12"] = sheet["A11"].value
    reading = roster_xlsx.read_roster(saved(book), known=known)
    assert {error.cell for error in reading.errors} == {"A6", "F7", "G8", "C9", "J10", "A12"}
    assert str(reading.errors[0]).startswith("Ô A6: ")


def test_one_wrong_row_saves_nothing(coordinator, known):
    book = exported(coordinator)
    book.active["C5"], book.active["C6"] = "Nguyễn Văn Đúng", "Nguyễn Văn Sai"
    lines = roster_xlsx.read_roster(saved(book), known=known).lines
    closed = Agency.objects.get(pk=lines[1].agency_id)
    officer = factories.make_user(Role.AGENCY_OFFICER, Agency.objects.get(pk=lines[0].agency_id))
    with pytest.raises(Exception) as refused:  # the officer may write the first, not the second
        roster_import.import_roster(actor=officer, lines=lines)
    assert refused.value.status == 403
    assert closed and not FocalPoint.objects.exists()


@pytest.mark.parametrize("content", [b"", b"abc", b"PK\x03\x04" + b"x" * 50])
def test_what_is_no_workbook_is_refused(known, content):
    with pytest.raises(InvalidInput):
        roster_xlsx.read_roster(SimpleUploadedFile("a.xlsx", content), known=known)


def test_an_officer_cannot_slip_in_another_agency(known):
    officer = factories.make_user(Role.AGENCY_OFFICER, OWN)
    book = exported(factories.make_user(Role.COORDINATOR))
    reading = roster_xlsx.read_roster(saved(book), known={OWN: known[OWN]})
    own_row = row_of(book.active, OWN)
    assert f"A{own_row}" not in {error.cell for error in reading.errors}
    assert len(reading.errors) == book.active.max_row - roster_xlsx.HEAD_ROW - 1
    assert officer


def test_preview_first_then_save(client, coordinator, known):
    book = exported(coordinator)
    book.active[f"C{row_of(book.active, OWN)}"] = "Trần Thị Xem Trước"
    client.force_login(coordinator)
    preview = client.post("/lam-viec/dau-moi/nhap/", {"file": saved(book)})
    assert preview.status_code == 200
    assert "Trần Thị Xem Trước" in preview.content.decode()
    assert not FocalPoint.objects.exists()
    packed = preview.context["packed"]
    thief = factories.make_user(Role.COORDINATOR)
    client.force_login(thief)
    assert client.post("/lam-viec/dau-moi/nhap/luu/", {"packed": packed}).status_code == 404
    client.force_login(coordinator)
    assert client.post("/lam-viec/dau-moi/nhap/luu/", {"packed": packed + "x"}).status_code == 409
    assert client.post("/lam-viec/dau-moi/nhap/luu/", {"packed": packed}).status_code == 302
    assert FocalPoint.objects.get().full_name == "Trần Thị Xem Trước"
