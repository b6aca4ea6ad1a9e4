"""What a deadline's words mean: "trước ngày 01/12" ends with 30/11. Not: finding days in papers."""

import datetime as dt
import re

from vanban.skeleton import fold

_BEFORE = re.compile(
    r"\btruoc\s+(?:ngay\s+)?0?(\d{1,2})(?:\s*[/.-]\s*|\s+thang\s+)0?(\d{1,2})(?!\d)"
)


def says_before(deadline: dt.date | None, words: str) -> bool:
    """Whether ``words`` ask for the duty before that very day, so that the day itself is late."""
    if deadline is None:
        return False
    days = {(int(day), int(month)) for day, month in _BEFORE.findall(" ".join(fold(words).split()))}
    return (deadline.day, deadline.month) in days
