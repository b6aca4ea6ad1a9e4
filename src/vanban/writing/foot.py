"""The foot of the document: signature beside Nơi nhận (boxes 7 and 9b)."""

from vanban.writing.markup import clean, layout_table, paragraph, text_run
from vanban.writing.model import Document, Signature
from vanban.writing.page import PORTRAIT_WIDTH

_COLUMNS = (4110, PORTRAIT_WIDTH - 4110)
_ROOM = 1500  # twips kept free for signature and seal
_MOST = 30  # recipients that surely fit one page; a longer list may break across pages


def foot(document: Document) -> str:
    """A two-column row which stays in one piece, with room for the signature."""
    row = (_recipients(document), _signature(document.signature))
    split = len(document.recipients) > _MOST
    gap = paragraph("Rule", properties='<w:spacing w:before="120"/>')
    return gap + layout_table(_COLUMNS, [row], split=split)


def recipient_lines(document: Document) -> list[str]:
    """The list under Nơi nhận, without the dashes (II.9)."""
    lines = ["Như trên"] if document.addressees else []
    lines += [" ".join(clean(line).split()).strip("-;. ") for line in document.recipients]
    return [f"{line};" for line in lines if line] + [f"Lưu: {clean(document.archive).strip(' .')}."]


def _recipients(document: Document) -> str:
    parts = [paragraph("RecipientsHead", text_run("Nơi nhận:"))]
    parts += [paragraph("Recipient", text_run(f"- {line}")) for line in recipient_lines(document)]
    if document.drafter:
        parts.append(paragraph("Recipient", text_run(clean(document.drafter))))
    return "".join(parts)


def _signature(signature: Signature) -> str:
    parts = [paragraph("SignerAuthority", text_run(clean(line))) for line in signature.lines]
    other = signature.other_position
    if other:
        parts.append(paragraph("SignerAuthority", text_run(clean(other).upper()), _room(_ROOM)))
    name = text_run(clean(signature.name)) if signature.name else ""
    return "".join(parts) + paragraph("SignerName", name, _room(0 if other else _ROOM))


def _room(before: int) -> str:
    return f'<w:spacing w:before="{before}"/>'
