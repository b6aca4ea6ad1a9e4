"""Sentences of documents in Vietnamese, whatever language the screen speaks."""

import datetime as dt

from phohien.clarifications.models import Fact


def long_date(day: dt.date) -> str:
    """``ngày 05 tháng 01 năm 2026``: single digits of days and of January, February with a 0."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def source_line(fact: Fact) -> str:
    """``Kết quả thử nghiệm nước số 215/KQ-TTQT ngày 03 tháng 11 năm 2026 của Trung tâm …``."""
    parts = [fact.document]
    if fact.number:
        parts.append(f"số {fact.number}")
    if fact.dated:
        parts.append(long_date(fact.dated))
    if fact.issuer:
        parts.append(f"của {fact.issuer}")
    line = " ".join(parts)
    return f"{line} ({fact.url})" if fact.url else line
