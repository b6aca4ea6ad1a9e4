"""Letters and the yearly report in the form of Decree 30/2020/NĐ-CP; the figures as .xlsx."""

from phohien.spokespersons.documents.letters import answer_letter, invitation, notice
from phohien.spokespersons.documents.report import report_document
from phohien.spokespersons.documents.workbook import write_workbook

__all__ = ["answer_letter", "invitation", "notice", "report_document", "write_workbook"]
