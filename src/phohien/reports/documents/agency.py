"""An agency's own report as a document."""

from django.utils.translation import gettext as _

from phohien.organisation.enums import COMMUNE_KINDS, AgencyKind
from phohien.organisation.models import Agency
from phohien.reports.documents.tables import figures_table, states_table
from phohien.reports.documents.text import outlined
from phohien.reports.figures import Figures, agency_figures
from phohien.reports.models import AgencyReport
from vanban.writing import Appendix, Letterhead, Paragraph, Report, Signature

COORDINATOR = "Sở Văn hóa, Thể thao và Du lịch"
PROVINCE = "Ủy ban nhân dân tỉnh Hưng Yên"
HEADS = {
    AgencyKind.OFFICE: "Chánh Văn phòng",
    AgencyKind.DEPARTMENT: "Giám đốc",
    AgencyKind.MANAGEMENT_BOARD: "Trưởng ban",
    AgencyKind.PRESS: "Tổng Biên tập",
}


def agency_document(report: AgencyReport) -> Report:
    """The text as it stands; figures of the newest frozen version, else of now."""
    version = report.versions.first()
    figures = (
        Figures(**version.figures) if version else agency_figures(report.round, report.agency_id)
    )
    round, agency = report.round, report.agency
    return Report(
        letterhead=_letterhead(agency, round.due_before.year),
        subject=_("Kết quả công tác thông tin đối ngoại năm %(year)s") % {"year": round.year},
        addressees=(COORDINATOR,),
        body=(
            Paragraph(_opening(agency, round)),
            *outlined(round.regime.outline, report.sections, _("Không có.")),
        ),
        signature=_signature(agency),
        appendices=(
            Appendix(
                title=_("Số liệu của đơn vị"),
                blocks=(figures_table(figures), states_table(figures)),
            ),
        ),
    )


def _opening(agency: Agency, round) -> str:
    return _(
        "Thực hiện Kế hoạch thông tin đối ngoại tỉnh Hưng Yên năm %(year)s, %(agency)s báo cáo "
        "kết quả như sau:"
    ) % {"year": round.year, "agency": agency.name}


def _letterhead(agency: Agency, year: int) -> Letterhead:
    if agency.kind in COMMUNE_KINDS:
        return Letterhead(issuer=agency.name, symbol="BC-UBND", place=_place(agency), year=year)
    parent = PROVINCE if agency.kind in HEADS and agency.kind != AgencyKind.PRESS else ""
    symbol = f"BC-{agency.symbol}"
    return Letterhead(parent=parent, issuer=agency.name, symbol=symbol, place="Hưng Yên", year=year)


def _place(agency: Agency) -> str:
    """ "Xã Nam Cường" signs at "Nam Cường" (Appendix I, II.4.a)."""
    return agency.short_name.split(" ", 1)[1]


def _signature(agency: Agency) -> Signature:
    if agency.kind in COMMUNE_KINDS:
        return Signature(position="Chủ tịch", on_behalf_of="Ủy ban nhân dân")
    return Signature(position=HEADS.get(agency.kind, "Thủ trưởng đơn vị"))
