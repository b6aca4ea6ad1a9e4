"""Parse Vietnamese administrative plans into header, legal bases, outline and duties.

``mend(lines)`` restores damaged lines; ``parse(mended, lines)`` gives a :class:`ParsedPlan`,
``.to_dict()`` its JSON form. Line numbers are 1-based and inclusive, days ISO 8601, names full
Vietnamese. The form of the documents is that of Decree 30/2020/NĐ-CP, Appendix I.
Errors: ``vanban.errors.InputTooLarge``.
"""

from vanban.parsing.mending import mend
from vanban.parsing.parser import parse
from vanban.parsing.plan import (
    Agency,
    Footnote,
    Header,
    LegalBasis,
    ParsedPlan,
    PlanTask,
    Section,
)

__all__ = [
    "Agency",
    "Footnote",
    "Header",
    "LegalBasis",
    "ParsedPlan",
    "PlanTask",
    "Section",
    "mend",
    "parse",
]
