"""Reports as files: .docx in the form of Decree 30/2020/NĐ-CP, .xlsx with the same figures."""

from phohien.reports.documents.agency import agency_document, version_document
from phohien.reports.documents.consolidated import consolidated_document
from phohien.reports.documents.workbook import write_workbook

__all__ = ["agency_document", "consolidated_document", "version_document", "write_workbook"]
