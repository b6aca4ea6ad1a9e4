"""Parse Vietnamese administrative plans into header, legal bases, outline and duties.

``mend(lines)`` restores damaged lines; ``parse(mended, lines)`` gives a :class:`ParsedPlan`,
``.to_dict()`` its JSON form. Line numbers are 1-based and inclusive, days ISO 8601, names full
Vietnamese. The form of the documents is that of Decree 30/2020/NĐ-CP, Appendix I.
Errors: ``vanban.errors.InputTooLarge``. The parser's tables are made on the first call.
"""

from collections.abc import Sequence

from vanban.parsing.mending import mend
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


def parse(lines: Sequence[str], source: Sequence[str] | None = None) -> ParsedPlan:
    """Parse the lines of one plan, programme or decision with a plan attached.

    ``lines`` is the document line by line, as ``text.split("\\n")`` gives it; restored text if
    it was damaged. ``source`` may then hold the same lines before restoring, from which labels
    ("đ)", "III.") are read more surely. Line numbers in the result are 1-based positions in
    ``lines``. A document without structure gives a result with empty lists. Raises
    ``InputTooLarge`` for more than 300,000 lines, a line of more than 60,000 or a text of more
    than 30 million characters.
    """
    from vanban.parsing.parser import parse_lines

    return parse_lines(lines, source)
