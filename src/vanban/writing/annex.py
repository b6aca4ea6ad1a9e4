"""Appendix pages: "Phụ lục I", its title, "(Kèm theo …)", pages numbered apart (III.1)."""

from vanban.writing.blocks import Appendix, Table
from vanban.writing.body import Notes, body
from vanban.writing.figures import long_date
from vanban.writing.head import even_lines, number_text
from vanban.writing.labels import roman
from vanban.writing.markup import clean, paragraph, rule, text_run
from vanban.writing.metrics import text_width
from vanban.writing.model import Document
from vanban.writing.package import bare_foot
from vanban.writing.page import LANDSCAPE_WIDTH, PORTRAIT_WIDTH, section
from vanban.writing.tables import needs_landscape


def labels(count: int) -> list[str]:
    """``Phụ lục`` for a single one, ``Phụ lục I`` … for several (III.1.a)."""
    return ["Phụ lục"] if count == 1 else [f"Phụ lục {roman(n)}" for n in range(1, count + 1)]


def lies_flat(appendix: Appendix) -> bool:
    """True when the pages of ``appendix`` are turned to landscape."""
    if appendix.landscape is not None:
        return appendix.landscape
    return any(isinstance(one, Table) and needs_landscape(one) for one in appendix.blocks)


def annex(appendix: Appendix, label: str, document: Document, notes: Notes) -> tuple[str, str]:
    """The content of an appendix and the properties of its section."""
    flat = lies_flat(appendix)
    width = LANDSCAPE_WIDTH if flat else PORTRAIT_WIDTH
    parts = [paragraph("AppendixLabel", text_run(label))]
    parts.append(_title(appendix.title, width))
    parts.append(_attached(document, width))
    parts.append(body(appendix.blocks, width, notes, keep_end=False))
    bare = bare_foot() if document.contact.strip() else ""
    return "".join(parts), section(landscape=flat, restart=True, references=bare)


def attached_text(document: Document) -> str:
    """``(Kèm theo Báo cáo số 215/BC-SVHTTDL ngày … của Sở …)`` (III.1.c)."""
    letter = document.letterhead
    kind = document.kind.capitalize()
    return (
        f"(Kèm theo {kind} số {number_text(letter)} {long_date(letter.date, letter.year)}"
        f" của {clean(letter.issuer)})"
    )


def _title(title: str, width: int) -> str:
    text = " ".join(clean(title).split()).upper()
    lines, shape = even_lines(text, width, 14, bold=True)
    return paragraph("AppendixTitle", text_run(text), shape) if lines else ""


def _attached(document: Document, width: int) -> str:
    text = attached_text(document)
    lines, shape = even_lines(text, width, 14)
    note = paragraph("AppendixNote", text_run(text), shape)
    return note + rule(text_width(lines[-1], 14) * 0.3, width) + paragraph("Rule")
