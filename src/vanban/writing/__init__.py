"""Write Vietnamese administrative documents as .docx in the form of Decree 30/2020/NĐ-CP."""

from vanban.writing.blocks import (
    Appendix,
    Article,
    Block,
    Bullet,
    Column,
    Heading,
    Note,
    Numbered,
    Paragraph,
    Quote,
    Run,
    Table,
)
from vanban.writing.errors import InconsistentDocument
from vanban.writing.model import (
    Decision,
    Document,
    Letterhead,
    Notice,
    OfficialLetter,
    Plan,
    Report,
    Signature,
    Submission,
)
from vanban.writing.writer import render, write

__all__ = [
    "Appendix",
    "Article",
    "Block",
    "Bullet",
    "Column",
    "Decision",
    "Document",
    "Heading",
    "InconsistentDocument",
    "Letterhead",
    "Note",
    "Notice",
    "Numbered",
    "OfficialLetter",
    "Paragraph",
    "Plan",
    "Quote",
    "Report",
    "Run",
    "Signature",
    "Submission",
    "Table",
    "render",
    "write",
]
