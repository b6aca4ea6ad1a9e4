"""Figures, dates and labels as the decree and Vietnamese use want them."""

from datetime import date
from decimal import Decimal

import pytest

from vanban.writing.breaking import balanced, broken
from vanban.writing.figures import (
    document_number,
    long_date,
    money,
    number,
    percent,
    short_date,
)
from vanban.writing.labels import ALPHABET, letter, roman, roman_value
from vanban.writing.metrics import text_width, wrap


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-1234, "-1.234"),
        (1234.5, "1.234,5"),
        (1234567, "1.234.567"),
        (Decimal("1000.10"), "1.000,1"),
        (1e21, "1.000.000.000.000.000.000.000"),
        (0.1 + 0.2, "0,30000000000000004"),
    ],
)
def test_number(value, text) -> None:
    assert number(value) == text


def test_number_with_decimals_money_and_share() -> None:
    assert number(2.345, 2) in ("2,34", "2,35")
    assert money(1250000) == "1.250.000 đồng"
    assert percent(1, 3) == "33,3%"
    assert percent(Decimal(1), 3.0, 0) == "33%"
    assert percent(1, 0) == "-"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_long_date_pads_days_and_two_months(day, text) -> None:
    assert long_date(day) == text


def test_short_date_and_number() -> None:
    assert short_date(date(2026, 1, 2)) == "02/01/2026"
    assert [document_number(n) for n in (1, 9, 10, 215)] == ["01", "09", "10", "215"]


def test_roman_is_read_as_it_is_written() -> None:
    assert all(roman_value(roman(n)) == n for n in range(1, 400))
    assert [roman_value(text) for text in ("", "IIX", "ABC", "IC")] == [None] * 4


def test_the_alphabet_of_points() -> None:
    assert [letter(n) for n in (1, 5, 6, 7, 11)] == ["a", "đ", "e", "g", "l"]
    assert not set("fjwz") & set(ALPHABET)


def test_width_of_the_motto_in_bold_13() -> None:
    """56.06 mm, as a word processor sets it."""
    width = text_width("Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    assert width / 1440 * 25.4 == pytest.approx(56.06, abs=0.3)


def test_balanced_lines_are_as_many_and_more_even() -> None:
    text = "Kết quả công tác thông tin đối ngoại tỉnh Hưng Yên năm 2026 và nhiệm vụ 2027"
    greedy, even = wrap(text, 6000, 14), balanced(text, 6000, 14)
    assert len(greedy) == len(even)
    assert " ".join(even) == text
    spread = [max(map(len, lines)) - min(map(len, lines)) for lines in (greedy, even)]
    assert spread[1] <= spread[0]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("ỦY BAN NHÂN DÂN XÃ ĐÔNG THÁI NINH", ["ỦY BAN NHÂN DÂN", "XÃ ĐÔNG THÁI NINH"]),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", ["SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"]),
        ("CÔNG AN TỈNH", ["CÔNG AN TỈNH"]),
        ("X" * 90, ["X" * 90]),
    ],
)
def test_names_are_broken_where_a_reader_would(name, lines) -> None:
    assert broken(name, 4000, 12, bold=True) == lines
