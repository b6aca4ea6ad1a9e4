"""The report of Decree 244/2026/NĐ-CP, article 10, in the outline of the decree's appendix."""

from django.utils import translation
from django.utils.translation import gettext as _

from phohien.spokespersons.documents.heads import letterhead_of, signature_of
from phohien.spokespersons.figures import Figure, figures
from phohien.spokespersons.models import SpeakingReport
from phohien.spokespersons.periods import Period
from vanban.writing import Block, Bullet, Column, Heading, Paragraph, Report, Table
from vanban.writing.figures import short_date

MINISTRY = "Bộ Văn hóa, Thể thao và Du lịch"
PROVINCE = "Ủy ban nhân dân tỉnh Hưng Yên"
TERMS = {
    1: "Số cuộc họp báo tổ chức trong năm",
    2: "Số lần cơ quan chủ động đến cung cấp thông tin tại giao ban báo chí trong năm",
    3: "Số lượt trả lời báo chí/tổng số đề nghị của báo chí",
    4: "Số vụ việc đột xuất, bất thường đã thực hiện phát ngôn/tổng số vụ việc đột xuất, "
    "bất thường quy định tại khoản 2, 3, 4, 5 Điều 7",
    5: "Số vụ việc phát ngôn đúng hạn/tổng số vụ việc có áp dụng thời hạn quy định tại "
    "khoản 3, khoản 4 Điều 7",
    6: "Số vụ việc có văn bản phản hồi, yêu cầu cải chính, xin lỗi/tổng số vụ việc phát sinh "
    "quy định tại khoản 6 Điều 7",
}


def figures_of(report: SpeakingReport) -> tuple[Figure, ...]:
    """Frozen once the report is sent, before that what the logs say now."""
    if report.figures is None:
        return figures(Period(report.starts_on, report.ends_on), report.agency)
    return tuple(Figure(int(key), *pair) for key, pair in sorted(report.figures.items()))


@translation.override("vi")
def report_document(report: SpeakingReport) -> Report:
    """An agency sends it to the province, the province to the ministry."""
    whose = report.agency
    return Report(
        letterhead=letterhead_of(whose, "BC", report.year),
        subject=_("Công tác phát ngôn và cung cấp thông tin cho báo chí năm %(year)s")
        % {"year": report.year},
        addressees=(MINISTRY if whose is None else PROVINCE,),
        body=(
            Paragraph(_opening(report)),
            Heading(_("Về số liệu")),
            figures_table(figures_of(report), _span(report)),
            Heading(_("Khó khăn, vướng mắc và đề xuất, kiến nghị")),
            Heading(_("Khó khăn, vướng mắc"), level=2),
            *_blocks(report.difficulties),
            Heading(_("Đề xuất, kiến nghị"), level=2),
            *_blocks(report.proposals),
        ),
        signature=signature_of(whose),
        archive="VT",
    )


def _opening(report: SpeakingReport) -> str:
    who = report.agency.name if report.agency_id else PROVINCE
    return _(
        "Thực hiện Điều 10 Nghị định số 244/2026/NĐ-CP ngày 26 tháng 6 năm 2026 của Chính phủ, "
        "%(who)s báo cáo công tác phát ngôn và cung cấp thông tin cho báo chí năm %(year)s như sau:"
    ) % {"who": who, "year": report.year}


def _span(report: SpeakingReport) -> str:
    return _("Số liệu từ ngày %(start)s đến hết ngày %(end)s") % {
        "start": short_date(report.starts_on),
        "end": short_date(report.ends_on),
    }


def figures_table(rows: tuple[Figure, ...], caption: str) -> Table:
    """The six lines of the decree's form."""
    return Table(
        columns=(
            Column(_("TT"), 12, "center"),
            Column(_("Chỉ tiêu"), 116, "justify"),
            Column(_("Số liệu"), 32, "center"),
        ),
        rows=tuple((row.number, TERMS[row.number], row.shown) for row in rows),
        caption=caption,
    )


def _blocks(text: str) -> list[Block]:
    made: list[Block] = []
    for line in filter(None, (raw.strip() for raw in text.splitlines())):
        made.append(Bullet(line[2:].strip()) if line.startswith("- ") else Paragraph(line))
    return made or [Paragraph(_("Không có."))]
