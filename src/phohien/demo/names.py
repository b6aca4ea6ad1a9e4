"""Invented people: names put together from common parts; no real office holder."""

import random

FAMILIES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Ngô",
    "Dương",
    "Đinh",
    "Đoàn",
    "Lương",
    "Mai",
    "Tạ",
]
WOMEN = ["Thị Thu", "Thị Mai", "Thị Ngọc", "Thị Hồng", "Thanh", "Thị Minh", "Thúy", "Thị Kim"]
MEN = ["Văn", "Đức", "Quang", "Minh", "Hữu", "Xuân", "Công", "Đình", "Thế"]
GIVEN_WOMEN = [
    "Hà",
    "Hương",
    "Lan",
    "Loan",
    "Nhung",
    "Oanh",
    "Phượng",
    "Thảo",
    "Trang",
    "Yến",
    "Hạnh",
    "Vân",
]
GIVEN_MEN = [
    "An",
    "Bách",
    "Cường",
    "Duy",
    "Giang",
    "Khải",
    "Lâm",
    "Nam",
    "Phúc",
    "Sơn",
    "Thành",
    "Tuấn",
    "Vinh",
]


def person(random: random.Random) -> str:
    """One full name: family, middle, given."""
    middle, given = random.choice([(WOMEN, GIVEN_WOMEN), (MEN, GIVEN_MEN)])
    return " ".join([random.choice(FAMILIES), random.choice(middle), random.choice(given)])
