"""The province's report as a document that only needs a number, a date and a signature."""

from django.utils.translation import gettext as _

from phohien.reports.compiling import Compiled
from phohien.reports.composing import compose
from phohien.reports.documents.tables import (
    agencies_table,
    figures_table,
    languages_table,
    states_table,
)
from phohien.reports.documents.text import outlined
from vanban.writing import Appendix, Letterhead, Paragraph, Report, Signature


def consolidated_document(compiled: Compiled) -> Report:
    """Báo cáo of the co-ordinating department to the bodies the regime names."""
    round = compiled.round
    plan = round.plan
    sections = compose(compiled)
    nothing = _("Các đơn vị chưa nêu nội dung này.")
    return Report(
        letterhead=Letterhead(
            parent="Ủy ban nhân dân tỉnh Hưng Yên",
            issuer="Sở Văn hóa, Thể thao và Du lịch",
            symbol="BC-SVHTTDL",
            place="Hưng Yên",
            year=round.due_before.year,
        ),
        subject=_("Kết quả công tác thông tin đối ngoại tỉnh Hưng Yên năm %(year)s")
        % {"year": round.year},
        addressees=tuple(round.regime.recipients),
        body=(
            Paragraph(_opening(plan)),
            *outlined(round.regime.outline, sections, nothing),
        ),
        signature=Signature(position="Giám đốc"),
        archive="VT, QLBCXB",
        appendices=(_figures_appendix(compiled), _agencies_appendix(compiled)),
    )


def _opening(plan) -> str:
    words = {
        "number": f"{plan.number or '…'}/{plan.symbol or 'KH-UBND'}",
        "day": plan.issued_on.strftime("%d/%m/%Y") if plan.issued_on else "…/…/…",
        "title": plan.title,
    }
    return _(
        "Thực hiện Kế hoạch số %(number)s ngày %(day)s của Ủy ban nhân dân tỉnh về %(title)s, "
        "Sở Văn hóa, Thể thao và Du lịch tổng hợp, báo cáo kết quả như sau:"
    ) % {**words, "title": plan.title[:1].lower() + plan.title[1:]}


def _figures_appendix(compiled: Compiled) -> Appendix:
    figures = compiled.figures
    note = _(
        "Số liệu từ ngày %(start)s đến ngày %(end)s; một sự kiện nhiều đơn vị cùng báo cáo được "
        "tính một lần cho toàn tỉnh."
    ) % {
        "start": compiled.round.starts_on.strftime("%d/%m/%Y"),
        "end": compiled.round.cutoff_on.strftime("%d/%m/%Y"),
    }
    tables = [figures_table(figures), states_table(figures)]
    if figures.languages:
        tables.append(languages_table(figures))
    return Appendix(title=_("Số liệu tổng hợp toàn tỉnh"), blocks=(Paragraph(note), *tables))


def _agencies_appendix(compiled: Compiled) -> Appendix:
    return Appendix(
        title=_("Kết quả theo từng cơ quan, đơn vị"), blocks=(agencies_table(compiled),)
    )
