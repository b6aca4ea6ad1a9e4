"""The province's report as a document that only needs a number, a date and a signature."""

from django.utils import translation
from django.utils.translation import gettext as _

from phohien.reports.compiling import Compiled
from phohien.reports.composing import compose
from phohien.reports.documents.signing import (
    COORDINATOR,
    PROVINCE,
    SEAT,
    coordinator_signature,
)
from phohien.reports.documents.tables import (
    agencies_table,
    figures_table,
    languages_table,
    states_table,
)
from phohien.reports.documents.text import outlined, period_note, plan_phrase, subject_of
from vanban.writing import Appendix, Letterhead, Paragraph, Report


@translation.override("vi")
def consolidated_document(compiled: Compiled) -> Report:
    """Báo cáo of the co-ordinating department to the bodies the regime names."""
    round = compiled.round
    sections = compose(compiled)
    nothing = _("Các đơn vị chưa nêu nội dung này.")
    return Report(
        letterhead=Letterhead(
            parent=PROVINCE,
            issuer=COORDINATOR,
            symbol="BC-SVHTTDL",
            place=SEAT,
            year=round.due_before.year,
        ),
        subject=subject_of(round, _("tỉnh Hưng Yên")),
        addressees=tuple(round.regime.recipients),
        body=(
            Paragraph(_opening(round.plan)),
            *outlined(round.outline, sections, nothing),
        ),
        signature=coordinator_signature(),
        archive="VT, QLBCXB",
        appendices=(_figures_appendix(compiled), _agencies_appendix(compiled)),
    )


def _opening(plan) -> str:
    return _(
        "Thực hiện %(plan)s, Sở Văn hóa, Thể thao và Du lịch tổng hợp, báo cáo kết quả như sau:"
    ) % {"plan": plan_phrase(plan)}


def _figures_appendix(compiled: Compiled) -> Appendix:
    figures = compiled.figures
    once = _("Một sự kiện có nhiều đơn vị cùng báo cáo được tính một lần cho toàn tỉnh.")
    note = Paragraph(f"{period_note(compiled.round)} {once}")
    tables = [figures_table(figures), states_table(figures)]
    if figures.languages:
        tables.append(languages_table(figures))
    return Appendix(title=_("Số liệu tổng hợp toàn tỉnh"), blocks=(note, *tables))


def _agencies_appendix(compiled: Compiled) -> Appendix:
    return Appendix(
        title=_("Kết quả theo từng cơ quan, đơn vị"), blocks=(agencies_table(compiled),)
    )
