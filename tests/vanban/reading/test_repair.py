"""What recognition misreads by habit is put right; everything else stays."""

import pytest

from vanban.reading.repair import PartLabels, repair_counts, repair_point, repair_symbols


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("ø) Theo dõi", "g) Theo dõi"),
        ("ƒ) Chủ trì", "f) Chủ trì"),
        ("cẶ Duy trì", "c) Duy trì"),
        ("g) Theo dõi", "g) Theo dõi"),
        ("cạnh đó", "cạnh đó"),
        ("mặt trận", "mặt trận"),
    ],
)
def test_points(read, right):
    assert repair_point(read) == right


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Nghị định số 72/2015NĐ-CP ngày", "Nghị định số 72/2015/NĐ-CP ngày"),
        ("số 22/2016TT-BTTTT", "số 22/2016/TT-BTTTT"),
        ("số 72/2015⁄NĐ-CP", "số 72/2015/NĐ-CP"),
        ("số 72/2015/NĐ-CP", "số 72/2015/NĐ-CP"),
        ("ngày 07/9/2015 NĐ", "ngày 07/9/2015 NĐ"),
    ],
)
def test_symbols(read, right):
    assert repair_symbols(read) == right


def test_parts_are_read_by_their_order():
    parts = PartLabels()
    lines = [
        "IL MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "II. NHIỆM VỤ TRỌNG TÂM", "HI. KINH PHÍ",
        "IV. TỔ CHỨC THỰC HIỆN", "Liên hệ", "I. PHỤ LỤC KÈM THEO", "H. BẢNG SỐ LIỆU",
    ]  # fmt: skip
    assert [parts.repair(line).split()[0] for line in lines] == [
        "I.", "1.", "II.", "III.", "IV.", "Liên", "I.", "II.",
    ]  # fmt: skip


def test_a_part_that_lost_a_stroke_is_counted():
    parts = PartLabels()
    found = [parts.repair(f"{x} KINH PHÍ THỰC HIỆN") for x in ("I.", "II.", "II.")]
    assert found[2] == "III. KINH PHÍ THỰC HIỆN"


def test_lines_in_capitals_without_a_number_stay():
    parts = PartLabels()
    assert parts.repair("UBND TỈNH HƯNG YÊN") == "UBND TỈNH HƯNG YÊN"
    assert parts.repair("HUN SEN") == "HUN SEN"


def test_a_number_between_its_neighbours_is_known():
    lines = ["4. An ninh", "chữ", "9. Báo chí", "6. Giải thích", "1. Sở", "2. Sở", "8. Họp"]
    assert repair_counts(lines) == [
        "4. An ninh", "chữ", "5. Báo chí", "6. Giải thích", "1. Sở", "2. Sở", "8. Họp",
    ]  # fmt: skip
