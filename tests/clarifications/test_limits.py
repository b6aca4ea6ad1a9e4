"""The clocks of the decrees, with hours, days, working days and holidays."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from phohien.clarifications.enums import LetterKind, Matter, Medium
from phohien.clarifications.limits import letter_limit, limit_of
from phohien.kernel.working_days import Calendar

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# Tết 2027 falls in February; these weekdays are off, Saturday 20/02 is worked in exchange.
TET = Calendar(
    off=frozenset(dt.date(2027, 2, day) for day in range(4, 11)),
    worked=frozenset({dt.date(2027, 2, 20)}),
)


def at(year, month, day, hour=9, minute=0) -> dt.datetime:
    return dt.datetime(year, month, day, hour, minute, tzinfo=ZONE)


def test_a_major_matter_has_24_hours_from_receiving_nights_and_sundays_included():
    found = limit_of(Matter.MAJOR, at(2026, 11, 21, 22, 15), calendar=TET)
    assert found.due_at == at(2026, 11, 22, 22, 15) and found.is_legal
    assert "22:15 21/11/2026" in found.reason and "Điều 7 khoản 3" in found.reason


def test_divided_opinion_counts_from_determining_the_impact_not_from_receiving():
    received, determined = at(2026, 11, 20), at(2026, 11, 22, 15, 30)
    found = limit_of(Matter.DIVIDED, received, determined, TET)
    assert found.due_at == at(2026, 11, 23, 15, 30) and "khoản 4" in found.reason


def test_divided_opinion_without_that_moment_has_no_due_time_yet():
    found = limit_of(Matter.DIVIDED, at(2026, 11, 20), None, TET)
    assert found.due_at is None and "chưa được ghi" in found.reason


def test_the_head_of_a_press_organ_gets_an_answer_within_30_days():
    found = limit_of(Matter.PRESS_HEAD, at(2026, 11, 3, 23, 50), calendar=TET)
    assert found.due_at == at(2026, 12, 3, 23, 59) and "Điều 18 khoản 1" in found.reason


def test_a_last_day_off_moves_the_end_to_the_next_working_day():
    found = limit_of(Matter.PRESS_HEAD, at(2027, 1, 5), calendar=TET)  # 04/02 is off, as is Tết
    assert found.due_at == at(2027, 2, 11, 23, 59)
    assert "04/02/2027 là ngày nghỉ" in found.reason


def test_forwarded_opinions_have_15_working_days_over_tet():
    found = limit_of(Matter.FORWARDED, at(2027, 2, 1, 8), calendar=TET)
    # 02, 03 · Tết 04–10 · 11, 12 · 15–19 · 20 worked · 22–26
    assert found.due_at == at(2027, 2, 26, 23, 59) and "Điều 18 khoản 3" in found.reason


@pytest.mark.parametrize(
    "matter", [Matter.PRESS_ASKS, Matter.WRONG_PRESS, Matter.BETWEEN, Matter.OWN_WORDS]
)
def test_where_no_decree_sets_a_limit_none_is_invented(matter):
    found = limit_of(matter, at(2026, 11, 20), calendar=TET)
    assert found.due_at is None and not found.is_legal and found.reason


def test_wrong_words_abroad_follow_a_custom_and_say_that_it_is_none_of_the_law():
    found = limit_of(Matter.WRONG_ABROAD, at(2026, 11, 2), calendar=TET)
    assert found.due_at == at(2026, 11, 9, 23, 59) and not found.is_legal


@pytest.mark.parametrize(
    ("kind", "medium", "due"),
    [
        (LetterKind.DEMAND, Medium.ONLINE, dt.date(2027, 2, 26)),
        (LetterKind.FEEDBACK, Medium.ONLINE, dt.date(2027, 2, 1)),
        (LetterKind.FEEDBACK, Medium.DAILY, dt.date(2027, 2, 3)),
        (LetterKind.FEEDBACK, Medium.PERIODICAL, None),
    ],
)
def test_the_clock_of_a_letter(kind, medium, due):
    found, reason = letter_limit(kind, medium, dt.date(2027, 2, 1), TET)
    assert found == due and "237/2026/NĐ-CP" in reason
