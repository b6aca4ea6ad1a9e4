"""Bars for the figures of a round: lengths of rectangles beside their numbers. Templates draw."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from phohien.plans.enums import AssignmentState
from phohien.reports.compiling import Compiled
from phohien.reports.figures import Figures, language_name

WIDTH = 520  # units of the drawing


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: its word, number, tone and length (of WIDTH)."""

    label: str
    count: int
    tone: str
    width: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A table whose rows carry a bar."""

    key: str
    title: str
    unit: str
    bars: list[Bar]
    note: str = ""


def _chart(
    key: str, title: str, unit: str, rows: list[tuple[str, int, str]], note: str = ""
) -> Chart:
    longest = max((count for _label, count, _tone in rows), default=0) or 1
    bars = [Bar(label, count, tone, round(WIDTH * count / longest)) for label, count, tone in rows]
    return Chart(key, title, unit, bars, note)


def report_bars(found: Compiled) -> Chart:
    """How many reports are in hand, returned, not sent."""
    rows = [
        (_("Đã nhận"), len(found.received), "done"),
        (_("Trả lại để bổ sung, chưa gửi lại"), len(found.returned), "late"),
        (_("Chưa gửi"), len(found.unsent), "none"),
    ]
    return _chart("bao-cao", _("Tình hình gửi báo cáo"), _("Đơn vị"), rows)


TONES = {
    AssignmentState.NO_UPDATE: "none",
    AssignmentState.NOT_STARTED: "waiting",
    AssignmentState.IN_PROGRESS: "active",
    AssignmentState.DONE: "done",
    AssignmentState.NOT_APPLICABLE: "aside",
}


def state_bars(figures: Figures) -> Chart:
    """Assignments by state."""
    rows = [
        (str(state.label), figures.states.get(state, 0), TONES[state]) for state in AssignmentState
    ]
    return _chart("tien-do", _("Việc được giao theo tình hình thực hiện"), _("Việc"), rows)


def language_bars(figures: Figures) -> Chart:
    """Published items by language, the most first; one in two languages counts under both."""
    counted = sorted(figures.languages.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = []
    for code, count in counted:
        name = language_name(code)
        rows.append((name[:1].upper() + name[1:], count, "info"))
    note = _(
        "Tin, bài có nhiều thứ tiếng được tính ở từng thứ tiếng, nên các số này cộng lại có thể "
        "lớn hơn tổng số tin, bài."
    )
    title = _("Tin, bài, sản phẩm theo ngôn ngữ")
    return _chart("ngon-ngu", title, _("Tin, bài"), rows, note if rows else "")
