"""Put the parts of a document together and write the .docx (Decree 30/2020/NĐ-CP, Appendix I)."""

from os import PathLike
from pathlib import Path
from typing import BinaryIO

from vanban.writing.annex import annex, labels
from vanban.writing.blocks import Block, Paragraph
from vanban.writing.body import Notes, body
from vanban.writing.checks import check, mentions_appendix
from vanban.writing.foot import foot
from vanban.writing.head import head
from vanban.writing.markup import clean, paragraph, text_run
from vanban.writing.model import Decision, Document
from vanban.writing.package import package, references
from vanban.writing.page import PORTRAIT_WIDTH, section


def write(document: Document, target: str | PathLike[str] | BinaryIO) -> None:
    """Write ``document`` as .docx to a path or an open binary file.

    The same document gives the same bytes. Raises ``InconsistentDocument`` before anything
    is written when the data contradict the decree.
    """
    data = render(document)
    if hasattr(target, "write"):
        target.write(data)
    else:
        Path(target).write_bytes(data)


def render(document: Document) -> bytes:
    """The bytes of the .docx."""
    check(document)
    notes = Notes()
    contact = _contact(document.contact.strip())
    first = section(references=references(contact=bool(contact)))
    sections = [(_main(document, notes), first)]
    names = labels(len(document.appendices)) if document.appendices else []
    for appendix, label in zip(document.appendices, names, strict=True):
        sections.append(annex(appendix, label, document, notes))
    return package(
        _joined(sections),
        notes=notes.texts,
        title=clean(document.subject).replace("\n", " "),
        author=clean(document.letterhead.issuer),
        day=document.letterhead.date,
        contact=contact,
    )


def _joined(sections: list[tuple[str, str]]) -> str:
    """Sections but the last end in a paragraph that carries their properties."""
    *before, (content, final) = sections
    broken = "".join(text + paragraph("Tail", properties=shape) for text, shape in before)
    return broken + content + paragraph("Tail") + final


def _main(document: Document, notes: Notes) -> str:
    return (
        head(document)
        + _legal_bases(document)
        + body(_blocks(document), PORTRAIT_WIDTH, notes, keep_end=True)
        + foot(document)
    )


def _blocks(document: Document) -> list[Block]:
    """The body; when it names no appendix, a sentence that does is added (III.1.a)."""
    blocks = list(document.body)
    if document.appendices and not mentions_appendix(blocks):
        names = labels(len(document.appendices))
        blocks.append(Paragraph(f"Chi tiết tại {', '.join(names)} kèm theo."))
    return blocks


def _legal_bases(document: Document) -> str:
    """Italic, each line closed by ";", the last by "." (II.6.a)."""
    bases = [" ".join(clean(base).split()).rstrip(" ;.,") for base in document.legal_bases]
    lines = [
        paragraph("LegalBasis", text_run(base + ("." if place == len(bases) else ";")))
        for place, base in enumerate(bases, 1)
    ]
    if isinstance(document, Decision):
        lines.append(paragraph("Authority", text_run("QUYẾT ĐỊNH:")))
    return "".join(lines)


def _contact(contact: str) -> str:
    """Box 13: at the foot of page 1 under a line as wide as the text (III.4)."""
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    lines = [line for line in clean(contact).split("\n") if line.strip()]
    return "".join(
        paragraph("Contact", text_run(line), border if place == 0 else "")
        for place, line in enumerate(lines)
    )
