"""The files: the decree's form, Vietnamese sentences, equal bytes, the command line."""

import io
import os
import re
import subprocess
import sys
import zipfile

import pytest
from django.core.management import CommandError, call_command

from phohien.kernel import clock
from phohien.organisation.models import Agency, FocalPoint
from phohien.reports.compiling import compile_round
from phohien.reports.composing import gather
from phohien.reports.documents import agency_document, consolidated_document, write_workbook
from phohien.reports.filling import fill
from phohien.reports.models import AgencyReport
from phohien.reports.wording import agencies_lines, bullets, ended
from tests.factories import make_evidence
from tests.reports.conftest import NOW, build
from vanban.linting import lint
from vanban.writing import render

SLIPS = re.compile(r"[.;:,]{2}|\s[.;:,)]|\(\s|\(\)|  |%\(|None|\bTrue\b")
KINDS = ("commune", "ward", "department", "office", "management_board", "armed_forces", "press")


@pytest.fixture
def busy(province):
    task = province.duty(code="II.3.a")
    make_evidence(
        province.officer,
        task,
        kind="published_item",
        url="https://tin.example/1",
        title="Bài về nhãn lồng.",
        item_count=1234,
        languages=["vi", "en"],
    )
    make_evidence(province.officer, task, kind="event", title="Lễ hội;", participant_count=1500)
    make_evidence(
        province.officer,
        task,
        kind="document",
        title="Kế hoạch thông tin đối ngoại",
        document_number="12/KH-UBND",
        url="https://vanban.example/12",
    )
    FocalPoint.objects.create(
        agency=province.commune,
        kind="leader",
        full_name="Nguyễn Văn Mẫu",
        position="Phó Chủ tịch",
        valid_from=NOW,
    )
    return province


def test_an_agency_report_is_filled_with_sentences(busy):
    texts = fill(busy.round, busy.commune)
    assert "1.234 tin, bài, sản phẩm đã đăng (có cả tiếng Anh)" in texts["g3"]
    assert "1 sự kiện, hoạt động với 1.500 lượt người tham dự" in texts["g3"]
    assert "số 12/KH-UBND" in texts["direction"]
    assert "Nguyễn Văn Mẫu (Phó Chủ tịch) phụ trách; chưa cử cán bộ" in texts["g2"]
    for text in texts.values():
        assert not SLIPS.search(text), SLIPS.search(text)
        assert text.endswith(".")


def test_the_gathered_draft_says_who_is_missing(busy):
    busy.submitted()
    texts = gather(compile_round(busy.round))
    assert "Đã nhận báo cáo của 1 trên 3" in texts["direction"]
    assert f"Chưa gửi báo cáo 2 đơn vị: {busy.department}; {busy.ward}." in texts["direction"]
    assert "1.234 tin, bài" in texts["g3"]
    assert texts["proposals"] == f"- Đề nghị mở lớp tập huấn ({busy.commune.short_name})."
    for text in texts.values():
        assert not SLIPS.search(text), SLIPS.search(text)


def test_equal_words_of_many_agencies_stand_once(busy):
    from phohien.reports.compiling import Quote
    from phohien.reports.quoting import quoted

    agencies = list(Agency.objects.filter(kind="commune").order_by("code")[:5])
    quotes = [Quote(row, "- Thiếu người.\n- Thiếu kinh phí") for row in agencies]
    told = quoted([*quotes, Quote(busy.department, "Khác hẳn!")])
    first, second = told.splitlines()
    assert first.startswith("- Thiếu người. Thiếu kinh phí (") and "và 2 đơn vị khác" in first
    assert second == f"- Khác hẳn! ({busy.department.short_name})."


def test_long_lists_are_grouped_by_kind(busy):
    communes = list(Agency.objects.filter(kind="commune").order_by("sort_name")[:9])
    lines = agencies_lines("Chưa gửi 10 đơn vị", [*communes, busy.department])
    assert lines[0] == "Chưa gửi 10 đơn vị, gồm:"
    assert lines[1].startswith("- Sở, ngành (1): ") and lines[1].endswith(";")
    assert lines[2].startswith("- UBND xã (9): ") and lines[2].endswith(".")
    assert "xã" not in lines[2].removeprefix("- UBND xã (9): ").lower().split(", ")[0].split()


def test_end_marks_are_single():
    assert ended("Xong.;", ".") == "Xong."
    assert bullets(["a.", "b;", "c"]) == ["- a;", "- b;", "- c."]


def findings(document, tmp_path):
    path = tmp_path / "van-ban.docx"
    path.write_bytes(render(document))
    return lint(path)


def test_the_consolidated_report_is_in_the_form_of_the_decree(busy, tmp_path):
    busy.submitted()
    FocalPoint.objects.create(
        agency=Agency.objects.get(name="Sở Văn hóa, Thể thao và Du lịch"),
        kind="leader",
        full_name="Trần Thị Mẫu",
        position="Giám đốc",
        valid_from=NOW,
    )
    assert findings(consolidated_document(compile_round(busy.round)), tmp_path) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_of_each_kind_of_agency_is_in_the_form_of_the_decree(busy, kind, tmp_path):
    for agency in Agency.objects.filter(kind=kind).order_by("order", "pk")[:4]:
        report = AgencyReport(round=busy.round, agency=agency)
        report.sections = fill(busy.round, agency)
        report.pk = 0
        FocalPoint.objects.get_or_create(
            agency=agency,
            kind="leader",
            defaults={"full_name": "Lê Văn Mẫu", "position": "Phó", "valid_from": NOW},
        )
        assert findings(agency_document(report), tmp_path) == [], agency


def test_equal_data_give_equal_bytes(busy):
    busy.submitted()
    made = []
    for day in (NOW, NOW.replace(day=28)):
        with clock.at(day):
            compiled = compile_round(busy.round)
            workbook = io.BytesIO()
            write_workbook(compiled, workbook)
            made.append((render(consolidated_document(compiled)), workbook.getvalue()))
    assert made[0] == made[1]


def test_the_workbook_opens_and_holds_the_figures(busy):
    workbook = io.BytesIO()
    write_workbook(compile_round(busy.round), workbook)
    with zipfile.ZipFile(workbook) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 4
        assert "<v>1234</v>" in book.read("xl/worksheets/sheet1.xml").decode()


def test_the_command_tells_what_is_wrong(busy, tmp_path):
    with pytest.raises(CommandError, match="2019"):
        call_command("consolidate", year=2019, docx=tmp_path / "a.docx")
    with pytest.raises(CommandError, match="--docx"):
        call_command("consolidate", year=2026)
    with pytest.raises(CommandError, match="Không ghi được"):
        call_command("consolidate", year=2026, xlsx=tmp_path / "khong-co" / "a.xlsx")


def test_two_processes_with_other_hash_seeds_write_the_same(child_environment, tmp_path):
    with clock.at(NOW):
        province = build()
        for title in ("Ngày hội văn hóa", "Hội chợ", "Đón đoàn"):
            make_evidence(province.officer, province.duty(code="II.3.a"), title=title)
        province.submitted()
    made = []
    for seed in ("1", "2"):
        files = [tmp_path / f"{seed}.docx", tmp_path / f"{seed}.xlsx"]
        command = ["manage.py", "consolidate", "--year", "2026"]
        command += ["--docx", str(files[0]), "--xlsx", str(files[1])]
        environment = {**os.environ, **child_environment, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, *command], env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr[-800:]
        assert "Đã nhận 1/3 báo cáo" in done.stdout
        made.append([file.read_bytes() for file in files])
    assert made[0] == made[1]
