"""The small rules one by one: days, roles, recurrences, labels, bodies, odd input."""

import json

import pytest

from vanban.__main__ import main
from vanban.errors import InputTooLarge
from vanban.parsing import parse
from vanban.parsing.abbreviations import expand
from vanban.parsing.agencies import scan
from vanban.parsing.deadlines import find_deadline
from vanban.parsing.labels import roman, to_roman
from vanban.parsing.roles import find_condition, find_recurrence, find_role
from vanban.parsing.symbols import mend_number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("gửi báo cáo trước ngày 01/12/2026", "2026-12-01"),
        ("duy trì đến hết ngày 30/11/2026", "2026-11-30"),
        ("xong trước 30/6/2026", "2026-06-30"),
        ("chậm nhất ngày 05 tháng 01 năm 2026", "2026-01-05"),
        ("hoàn thành trong quý II/2027", "2027-06-30"),
        ("hoàn thành trong quý IV năm 2026", "2026-12-31"),
        ("trong tháng 3/2027", "2027-03-31"),
        ("trong tháng 02/2028", "2028-02-29"),
        ("từ ngày 10/9/2026 đến ngày 30/10/2026", "2026-10-30"),
        ("tổ chức vào ngày 08/8/2026", "2026-08-08"),
        ("trước ngày 15/5", "2026-05-15"),
        ("hoàn thành trong 6 tháng đầu năm", "2026-06-30"),
        ("tổng kết vào cuối năm 2026", "2026-12-31"),
        ("trả lời trong 05 ngày làm việc", None),
        ("nộp trước ngày 25 hằng tháng", None),
        ("gửi báo cáo trước ngày 01/12 hằng năm", None),
        ("theo Quyết định số 12/QĐ-UBND ngày 03/02/2026 của UBND tỉnh", None),
        ("kỷ niệm ngày sinh (19/5/1890 - 19/5/2026)", None),
        ("các sự kiện lớn trong năm 2026", None),
        ("dịp lễ 30/4 và 01/5", None),
    ],
)
def test_deadline(text, day):
    assert find_deadline(text, 2026) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("Quý I/2026", "2026-03-31"), ("Tháng 9", "2026-09-30"), ("Cả năm", None),
     ("15/3/2026", "2026-03-15"), ("Năm 2026", "2026-12-31"), ("Thường xuyên", None)],
)  # fmt: skip
def test_deadline_in_a_time_column(text, day):
    assert find_deadline(text, 2026, column=True) == day


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Chủ trì, phối hợp với Sở Tài chính xây dựng", "lead"),
        ("Phối hợp với Công an tỉnh quản lý", "coordinate"),
        ("Tăng cường phối hợp, quản lý hoạt động", "coordinate"),
        ("Tiếp tục tham mưu kiện toàn", "advise"),
        ("Trước ngày 30/6, chủ trì tổ chức hội nghị", "lead"),
        ("Căn cứ tình hình thực tế, tham mưu ban hành", "advise"),
        ("Làm đầu mối, phối hợp với các cơ quan", "coordinate"),
        ("Theo dõi; phối hợp với các cơ quan", "perform"),
        ("Xây dựng chương trình phối hợp", "perform"),
    ],
)
def test_role(text, role):
    assert find_role(text) == role


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("duy trì chuyên mục, phát sóng hằng tuần", "weekly"),
        ("định kỳ hằng quý báo cáo", "quarterly"),
        ("báo cáo trước ngày 25 hằng tháng", "monthly"),
        ("họp báo định kỳ, đột xuất", "periodic"),
        ("thường xuyên cập nhật", "continuous"),
        ("bố trí trong nguồn chi thường xuyên", None),
        ("theo quy định của pháp luật", None),
        ("mỗi năm ít nhất 10 đợt", "yearly"),
        ("báo cáo đột xuất khi có yêu cầu", "ad hoc"),
    ],
)
def test_recurrence(text, often):
    assert find_recurrence(text) == often


def test_condition_ends_where_the_clause_ends():
    text = "ký kết chương trình sau khi có hướng dẫn của Trung ương và phù hợp với tình hình"
    assert find_condition(text) == "sau khi có hướng dẫn của Trung ương"


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Sở VHTTDL, Sở KH&CN và UBND các xã, phường triển khai",
         ["Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học và Công nghệ",
          "Ủy ban nhân dân các xã, phường"]),
        ("Vụ Hợp tác quốc tế, Cục Thông tin cơ sở và Thông tin đối ngoại chủ trì",
         ["Vụ Hợp tác quốc tế", "Cục Thông tin cơ sở và Thông tin đối ngoại"]),
        ("B Chi huy Quéan sy tinh", ["Bộ Chỉ huy Quân sự tỉnh"]),
        ("S& Vin hoa, Thé thao va Du lich", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Ban hành văn bản chỉ đạo", []),
        ("Báo cáo kết quả", []),
    ],
)  # fmt: skip
def test_bodies(text, bodies):
    assert [m.name for m in scan(expand(text))[0]] == bodies


def test_roman_numbers_go_both_ways():
    assert [roman(to_roman(n)) for n in range(1, 40)] == list(range(1, 40))
    assert roman("IIII") == 0


def test_symbols_are_mended():
    assert mend_number("1079/Qb- TTg") == "1079/QĐ-TTg"
    assert mend_number("72/2015/ND-CP") == "72/2015/NĐ-CP"


def test_second_d_is_the_letter_with_the_stroke():
    points = ["a) Một.", "b) Hai.", "¢) Ba.", "d) Bốn.", "d) Năm.", "e) Sáu."]
    lines = ["I. NHIỆM VỤ", "1. Sở Nội vụ", *points]
    assert [t.label for t in parse(lines).tasks] == ["a", "b", "c", "d", "đ", "e"]


@pytest.mark.parametrize(
    "lines", [[], [""], ["-"] * 3000, ["một dòng không có cấu trúc nào"], ["|"] * 50, ["a)"] * 500]
)
def test_no_structure_gives_empty_lists(lines):
    assert parse(lines).tasks == ()


def test_one_huge_line_is_refused():
    with pytest.raises(InputTooLarge):
        parse(["chữ " * 3_000_000])


def test_command_prints_the_keys_of_the_plan(tmp_path, capsys):
    path = tmp_path / "plan.txt"
    path.write_text(
        "KẾ HOẠCH\nĐối ngoại năm 2026\n\nI. NHIỆM VỤ\n1. Sở Nội vụ: Tập huấn.\n", "utf-8"
    )
    assert main(["parse", str(path)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert set(printed) >= {"header", "legal_bases", "agencies", "tasks", "sections", "footnotes"}
    assert printed["tasks"][0]["agencies"] == ["Sở Nội vụ"]
    assert printed["agencies"][0]["id"] == printed["tasks"][0]["agency"][0]


@pytest.mark.parametrize("third", ["II. KINH PHÍ", "Il. Kinh phí", "IIl. Kinh phí", "HI. KINH PHÍ"])
def test_a_part_misread_is_numbered_by_its_place(third):
    lines = ["KẾ HOẠCH", "Đối ngoại năm 2027", "", "I. MỤC ĐÍCH", "Mở rộng hợp tác.", ""]
    lines += ["II. NHIỆM VỤ", "1. Tổ chức hội thảo.", "", third, "Do ngân sách bảo đảm.", ""]
    lines += ["IV. TỔ CHỨC THỰC HIỆN", "1. Sở Ngoại vụ", "a) Theo dõi, đôn đốc."]
    plan = parse(lines)
    assert [s.id for s in plan.sections if s.level == 1] == ["I", "II", "III", "IV"]
    assert [t.id for t in plan.tasks] == ["II.1", "IV.1.a"]


def test_columns_apart_by_tabs():
    lines = ["KẾ HOẠCH", "Đối ngoại năm 2027", "", "STT\tNội dung\tCơ quan chủ trì\tThời gian"]
    lines += ["1\tHội thảo\tSở Ngoại vụ\tQuý II"]
    (task,) = parse(lines).tasks
    found = (task.id, task.agencies, task.role, task.deadline)
    assert found == ("[row 1]", ("Sở Ngoại vụ",), "lead", "2027-06-30")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tháng 4 - 8/2027", "2027-08-31"),
        ("Quý III, IV/2027", "2027-12-31"),
        ("09 - 11/7/2027", "2027-07-11"),
    ],
)
def test_the_second_of_two_counts(text, day):
    assert find_deadline(text, 2027, column=True) == day
