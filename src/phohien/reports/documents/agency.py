"""An agency's own report as a document, in Vietnamese whatever language the screen speaks."""

from django.utils import translation
from django.utils.translation import gettext as _

from phohien.organisation.models import Agency
from phohien.reports.compiling import IN_HAND
from phohien.reports.documents.signing import (
    COORDINATOR,
    PROVINCE,
    letterhead_of,
    signature_of,
)
from phohien.reports.documents.tables import figures_table, languages_table, states_table
from phohien.reports.documents.text import outlined, period_note, plan_phrase, subject_of
from phohien.reports.figures import Figures, agency_figures
from phohien.reports.models import AgencyReport, ReportVersion
from vanban.writing import Appendix, Paragraph, Report


@translation.override("vi")
def agency_document(report: AgencyReport) -> Report:
    """What is in hand: the newest frozen version once submitted, else text and figures of now."""
    version = report.versions.first() if report.state in IN_HAND else None
    if version is not None:
        return version_document(version)
    return _document(report, report.sections, agency_figures(report.round, report.agency_id))


@translation.override("vi")
def version_document(version: ReportVersion) -> Report:
    """A frozen version as it was submitted."""
    return _document(version.report, version.sections, Figures(**version.figures), version)


def _document(
    report: AgencyReport,
    sections: dict[str, str],
    figures: Figures,
    version: ReportVersion | None = None,
) -> Report:
    round, agency = report.round, report.agency
    tables = [figures_table(figures), states_table(figures)]
    if figures.languages:
        tables.append(languages_table(figures))
    return Report(
        letterhead=letterhead_of(agency, round.due_before.year),
        subject=subject_of(round),
        addressees=(PROVINCE if agency.name == COORDINATOR else COORDINATOR,),
        body=(
            Paragraph(_opening(agency, round)),
            *outlined(round.outline, sections, _("Đơn vị không nêu nội dung này.")),
        ),
        signature=signature_of(agency, version),
        archive=_("VT"),
        appendices=(
            Appendix(
                title=_("Số liệu của đơn vị"), blocks=(Paragraph(period_note(round)), *tables)
            ),
        ),
    )


def _opening(agency: Agency, round) -> str:
    plan = round.plan
    words = {"plan": plan_phrase(plan), "agency": agency.name}
    return _("Thực hiện %(plan)s, %(agency)s báo cáo kết quả như sau:") % words
