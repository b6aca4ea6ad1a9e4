"""The annex of figures as tables."""

from django.utils.translation import gettext as _

from phohien.plans.enums import AssignmentState
from phohien.reports.compiling import AgencyRow, Compiled
from phohien.reports.enums import ReportState
from phohien.reports.figures import LABELS, Figures, language_name
from vanban.writing import Column, Table

STATE_WORDS = dict(AssignmentState.choices)
REPORT_WORDS = dict(ReportState.choices)


def figures_table(figures: Figures) -> Table:
    """Figure by figure."""
    rows = [
        (number, str(label), getattr(figures, name))
        for number, (name, label) in enumerate(LABELS.items(), start=1)
    ]
    return Table(
        columns=(
            Column(_("TT"), 12, "center"),
            Column(_("Chỉ tiêu"), 110),
            Column(_("Số liệu"), 40),
        ),
        rows=tuple(rows),
        caption=_("Số liệu tổng hợp"),
    )


def languages_table(figures: Figures) -> Table:
    """Published items by language; one item in three languages counts under each."""
    counted = sorted(figures.languages.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = [
        (number, _sentence_case(language_name(code)), count)
        for number, (code, count) in enumerate(counted, start=1)
    ]
    return Table(
        columns=(
            Column(_("TT"), 12, "center"),
            Column(_("Ngôn ngữ"), 110),
            Column(_("Tin, bài, sản phẩm"), 40),
        ),
        rows=tuple(rows),
        caption=_("Tin, bài, sản phẩm theo ngôn ngữ"),
    )


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def states_table(figures: Figures) -> Table:
    """Assignments by state."""
    rows = [
        (number, str(STATE_WORDS[state]), figures.states.get(state, 0))
        for number, state in enumerate(AssignmentState.values, start=1)
    ]
    total = sum(figures.states.values())
    return Table(
        columns=(
            Column(_("TT"), 12, "center"),
            Column(_("Tình hình thực hiện"), 110),
            Column(_("Số việc"), 40),
        ),
        rows=(*rows, (None, _("Cộng"), total)),
        caption=_("Việc được giao theo tình hình thực hiện"),
        bold_rows=frozenset({len(rows)}),
    )


def agencies_table(compiled: Compiled) -> Table:
    """One line per agency that owes the report."""
    columns = (
        Column(_("TT"), 10, "center"),
        Column(_("Cơ quan, đơn vị"), 62),
        Column(_("Được giao"), 16, group=_("Việc")),
        Column(_("Hoàn thành"), 18, group=_("Việc")),
        Column(_("Đang làm"), 16, group=_("Việc")),
        Column(_("Chưa có thông tin"), 20, group=_("Việc")),
        Column(_("Tin, bài"), 16, group=_("Kết quả")),
        Column(_("Tiếng nước ngoài"), 18, group=_("Kết quả")),
        Column(_("Sự kiện"), 16, group=_("Kết quả")),
        Column(_("Người tham dự"), 20, group=_("Kết quả")),
        Column(_("Báo cáo"), 34),
    )
    rows = tuple(_agency_line(number, row) for number, row in enumerate(compiled.rows, start=1))
    return Table(columns=columns, rows=rows, caption=_("Kết quả theo cơ quan, đơn vị"))


def _agency_line(number: int, row: AgencyRow) -> tuple:
    figures = row.figures
    states = figures.states
    return (
        number,
        row.agency.name,
        sum(states.values()),
        states.get(AssignmentState.DONE, 0),
        states.get(AssignmentState.IN_PROGRESS, 0),
        states.get(AssignmentState.NO_UPDATE, 0),
        figures.items,
        figures.items_foreign,
        figures.events,
        figures.participants,
        report_words(row),
    )


def report_words(row: AgencyRow) -> str:
    """Whether and when the agency reported."""
    if row.submitted_on is None:
        return str(REPORT_WORDS[row.state]) if row.state else _("Chưa gửi")
    day = row.submitted_on.strftime("%d/%m/%Y")
    return _("Gửi muộn %(day)s") % {"day": day} if row.late else _("Gửi %(day)s") % {"day": day}
