"""Letters and the report: in the form of Decree 30, without a finding, the same bytes each time."""

import io
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from phohien.kernel import clock
from phohien.spokespersons import documents, services
from phohien.spokespersons.figures import figures
from phohien.spokespersons.periods import year_of
from vanban.linting import lint
from vanban.writing import render, write


@pytest.fixture
def made(desk):
    """Every kind of document this room makes."""
    desk.person(kind="head", position="Giám đốc")
    desk.person(actor=desk.press, agency=desk.office, kind="head", position="Chánh Văn phòng")
    row = desk.conference(legal_papers="Quyết định số 12/QĐ-UBND\nKế hoạch tổ chức lễ hội")
    outlets = [desk.outlet("Báo Sông Hồng"), desk.outlet("Đài Châu Thổ")]
    services.invite(actor=desk.writer, conference=row, outlets=outlets)
    inquiry = desk.inquiry()
    services.draft_inquiry_answer(
        actor=desk.writer, inquiry=inquiry, text="Giá vé không đổi.\nTrẻ em được miễn phí.",
        source="Quyết định giá vé",
    )  # fmt: skip
    inquiry.refresh_from_db()
    refused = services.refuse_inquiry(
        actor=desk.writer, inquiry=desk.inquiry(), ground="trial",
        reason="Vụ án đang được cơ quan điều tra thụ lý",
    )  # fmt: skip
    report = services.open_report(actor=desk.press, agency=None, year=2026)
    report = services.write_report(
        actor=desk.press, report=report, difficulties="- Một số xã chưa có người phát ngôn.",
        proposals="Mở lớp bồi dưỡng kỹ năng phát ngôn.",
    )  # fmt: skip
    own = services.open_report(actor=desk.writer, agency=desk.department, year=2026)
    return {
        "invitation": documents.invitation(row),
        "notice": documents.notice(row),
        "answer": documents.answer_letter(inquiry),
        "refusal": documents.answer_letter(refused),
        "province": documents.report_document(report),
        "agency": documents.report_document(own),
    }


def text_of(document) -> str:
    with ZipFile(io.BytesIO(render(document))) as held:
        return held.read("word/document.xml").decode()


def test_no_finding_and_the_same_bytes(made, tmp_path):
    for name, document in made.items():
        path = tmp_path / f"{name}.docx"
        write(document, path)
        found = [f"{one.rule} {one.message}" for one in lint(path)]
        assert found == [], name
        assert render(document) == render(document), name


def test_the_notice_says_the_six_things(made):
    text = text_of(made["notice"])
    for word in ("Thời gian", "Địa điểm", "Nội dung", "Chủ trì", "Tài liệu chứng minh",
                 "Báo Sông Hồng"):  # fmt: skip
        assert word in text


def test_the_report_has_the_table_and_what_people_wrote(made):
    text = text_of(made["province"])
    for word in ("tổng số đề nghị của báo chí", "0/0", "Một số xã chưa có", "Mở lớp bồi dưỡng",
                 "TL. CHỦ TỊCH"):  # fmt: skip
        assert word in text
    assert "Không có." in text_of(made["agency"])


def test_the_refusal_names_the_law(made):
    text = text_of(made["refusal"])
    assert "khoản 2 Điều 31 Luật Báo chí" in text and "thụ lý" in text


def test_the_workbook_holds_the_same_numbers(desk):
    desk.held()
    desk.inquiry()
    period = year_of(clock.today().year)
    total = figures(period)
    body = documents.write_workbook("Số liệu", total, [("Sở", total)])
    assert body == documents.write_workbook("Số liệu", total, [("Sở", total)])
    book = load_workbook(io.BytesIO(body))
    sheet = book.worksheets[0]
    shown = [(row[2].value, row[3].value) for row in sheet.iter_rows(min_row=4, max_row=9)]
    assert shown == [(row.value, row.of) for row in total]
    line = [cell.value for cell in next(book.worksheets[1].iter_rows(min_row=4, max_row=4))]
    flat = [part for row in total for part in (row.value, row.of) if part is not None]
    assert line == ["Sở", *flat]
