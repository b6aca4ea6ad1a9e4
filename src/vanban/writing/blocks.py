"""What the body of a document is made of: headings, numbered lines, paragraphs, tables.

``Text`` is a string, or a tuple of strings and ``Run``/``Note`` items for emphasis and
footnotes. Labels (I., 1., a)) are counted by the writer, never typed.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Run:
    """A stretch of text with its own emphasis."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Note:
    """A footnote; its mark stands where the note stands in the text."""

    text: str


Text = str | tuple[str | Run | Note, ...]
Cell = str | int | float | Decimal | date | None


@dataclass(frozen=True)
class Heading:
    """A titled part. ``level`` 0 "Phần I", 1 "I.", 2 "1.", 3 "a)" (Appendix I, V.6.b)."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Numbered:
    """A numbered line without title, regular type: ``level`` 2 "1.", 3 "a)" (II.6.đ)."""

    text: Text
    level: int = 2


@dataclass(frozen=True)
class Article:
    """ "Điều 1." in bold, then the title in bold or, in decisions, the text in regular type."""

    text: Text = ""
    title: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; line breaks in the text begin new paragraphs."""

    text: Text


@dataclass(frozen=True)
class Bullet:
    """A dash line: ``level`` 1 "- …", 2 "+ …"."""

    text: Text
    level: int = 1


@dataclass(frozen=True)
class Quote:
    """A quotation between “ ”, indented on the left; ``source`` follows in brackets."""

    text: str
    source: str = ""


@dataclass(frozen=True)
class Column:
    """A column: ``width`` in millimetres is a weight when widths must be fitted to the page.

    None lets the writer measure the content. ``align`` is left, center, right, justify or
    "" (numbers right, the rest left). ``group`` puts neighbouring columns with the same
    group under one heading.
    """

    title: str
    width: float | None = None
    align: str = ""
    group: str = ""


@dataclass(frozen=True)
class Table:
    """A ruled table. Each row has as many cells as there are columns.

    The heading row is repeated on every page. Numbers are written 1.234,5, dates
    01/12/2026, None as an empty cell. Rows whose index is in ``bold_rows`` are bold (totals).
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    unit: str = ""
    bold_rows: frozenset[int] = frozenset()


Block = Heading | Numbered | Article | Paragraph | Bullet | Quote | Table


@dataclass(frozen=True)
class Appendix:
    """An appendix on pages of its own, numbered from 1 (Appendix I, III.1).

    ``landscape`` None turns the page when its widest table needs it.
    """

    title: str
    blocks: tuple[Block, ...]
    landscape: bool | None = None
