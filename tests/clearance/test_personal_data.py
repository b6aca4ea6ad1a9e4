"""Numbers that are personal data, and the many in official text that are not."""

import pytest

from phohien.clearance.personal_data import find, mask

FOUND = [
    # identity cards: 12 digits of a province and century, 9 digits beside the words
    ("id_card", "Bà Mẫu, số căn cước 034187001234, trú tại xã Tân Hưng"),
    ("id_card", "CCCD: 033 090 012 345"),
    ("id_card", "CCCD số 001203004567"),
    ("id_card", "số 034187001234 do Bộ Công an cấp"),
    ("id_card", "CMND 145678901 cấp năm 2009"),
    ("id_card", "chứng minh nhân dân số 145 678 901"),
    ("id_card", "Số định danh cá nhân 089305001122"),
    # phones
    ("phone", "Điện thoại: 0912345678"),
    ("phone", "ĐT 0912 345 678"),
    ("phone", "gọi 0912.345.678 để đặt chỗ"),
    ("phone", "gọi 091-234-5678"),
    ("phone", "Zalo +84 912 345 678"),
    ("phone", "(+84) 912 345 678"),
    ("phone", "84912345678"),
    ("phone", "Đường dây nóng: 0221 3863 456"),
    ("phone", "Tel: (0221) 386 3456"),
    ("phone", "Fax: 02213.863.456"),
    ("phone", "Tổng đài 1900 1234"),
    ("phone", "Tổng đài 18001091"),
    ("phone", "Phone: +84 221 3863 456"),
    # plates
    ("plate", "xe biển số 89A-123.45"),
    ("plate", "biển kiểm soát 17B1-234.56"),
    ("plate", "ô tô 30F-567.89 đỗ trước cổng"),
    ("plate", "xe 89A 12345"),
    ("plate", "BKS 29-H1 234.56"),
    ("plate", "biển số 89C-1234"),
    # e-mail
    ("email", "viết cho nguyenvanmau@example.com"),
    ("email", "Email: mau.nguyen+tin@so.example.gov.vn"),
    # passports
    ("passport", "hộ chiếu B1234567"),
    ("passport", "Hộ chiếu số C 1234567"),
    ("passport", "passport no. N12345678"),
    # accounts
    ("account", "số tài khoản 2600205123456 tại Agribank"),
    ("account", "STK 0123 4567 8901 2"),
    ("account", "Tài khoản: 19034567890123 Techcombank"),
]
CLEAN = [
    # numbers of documents
    "Quyết định số 1079/QĐ-TTg ngày 14/9/2022",
    "Nghị định số 72/2015/NĐ-CP",
    "Công văn 0912/UBND-KGVX",
    "Luật số 117/2025/QH15",
    "Văn bản số 02213/SVHTTDL-QLDL",
    "Thông báo số 89A/TB-UBND",
    "Kế hoạch số 89-KH/TU",
    # money, amounts
    "3.159.600.000 đồng",
    "912.345.678 đồng",
    "0,912 triệu tấn",
    "1.900.123 lượt khách",
    "Tổng vốn 1.234.567.890.123 đồng",
    "1.802.000 USD",
    "kim ngạch 12.345.678.901 USD",
    "034.187.001.234 đồng",
    "145678901 đồng",
    "123456789 người",
    "sản lượng 912345678 kWh",
    # dates, times, years, ranges
    "ngày 02/9/1945, giờ 09:12:34",
    "từ 2015 - 2025",
    "08/11/2026 - 10/11/2026",
    "2026-11-23",
    "giai đoạn 2021-2025, 2026-2030",
    "0h00 ngày 01.01.2026",
    # coordinates, areas, codes
    "20.6464, 106.0511",
    "tọa độ 20°38'47\" B, 106°03'04\" Đ",
    "diện tích 2.514,81 km²",
    "mã xã 12904, 11953",
    "mã số thuế 0900123456-001",
    "ISBN 978-604-0-12345-6",
    "ISO 9001:2015, TCVN 14423:2026",
    "QL39A, ĐT.376, đường 38B",
    "Quốc lộ 39 - km 24+500",
    "lô CN-05, thửa 123, tờ bản đồ 45",
    "máy bay A321, tàu SE1",
    "hộ 12A, tổ 89, số nhà 17B",
    "khóa 89A, lớp 12A1",
    "mẫu 30K-1",
    "số 89A đường Nguyễn Văn Linh",
    "FDI 2025: 1.234,5 triệu USD",
    "phiên bản 1.2.3.4567",
    # words about the data, without any
    "Không đăng số căn cước, số tài khoản, hộ chiếu của khách.",
    "mở tài khoản tại 12345678 điểm giao dịch",
    "Tài khoản Facebook của tỉnh có 120.000 người theo dõi",
    "hộ chiếu vắc-xin",
    "biển số nhà, biển báo",
    "@hungyen, #chuaKeo2026",
]


@pytest.mark.parametrize(("kind", "text"), FOUND)
def test_found_and_masked(kind, text):
    (found,) = find(text)
    assert found.kind == kind and found.label
    raw = text[found.start : found.end]
    assert raw not in found.shown_masked
    if kind != "email":
        digits = [x for x in raw if x.isalnum()]
        assert [x for x in found.shown_masked if x.isalnum()] == digits[-3:]


@pytest.mark.parametrize("text", CLEAN)
def test_official_text_is_left_alone(text):
    assert find(text) == [], text


def test_places_do_not_overlap_and_are_in_order():
    text = "Liên hệ 0912345678, 0987 654 321 hoặc a@b.vn; CCCD 034187001234; xe 89A-123.45."
    found = find(text)
    assert [one.kind for one in found] == ["phone", "phone", "email", "id_card", "plate"]
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


def test_a_decomposed_text_keeps_its_offsets():
    import unicodedata

    text = unicodedata.normalize("NFD", "Điện thoại: 0912345678")
    (found,) = find(text)
    assert text[found.start : found.end] == "0912345678"


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        ("0912 345 678", "phone", "•••• ••• 678"),
        ("034187001234", "id_card", "•••••••••234"),
        ("mau@example.vn", "email", "m•••@example.vn"),
        ("89A-123.45", "plate", "•••-••3.45"),
    ],
)
def test_masks(value, kind, shown):
    assert mask(value, kind) == shown


def test_a_long_text_is_read_quickly_enough_to_be_no_door_for_denial():
    assert find("1 " * 50_000 + "-" * 50_000 + "0" * 20_000) == []
