"""The foot of the document: signature beside Nơi nhận (boxes 7 and 9b)."""

from vanban.writing.markup import clean, layout_table, paragraph, text_run
from vanban.writing.model import Document, Signature
from vanban.writing.page import PORTRAIT_WIDTH

_COLUMNS = (4110, PORTRAIT_WIDTH - 4110)
_ROOM = 1500  # twips kept free for signature and seal
_MOST, _MORE = 20, 5  # recipients beside the signature, and in each row below


def foot(document: Document) -> str:
    """A two-column row which stays in one piece, with room for the signature.

    A list of recipients longer than a page can hold goes on in rows below.
    """
    listed = _recipients(document)
    head = paragraph("RecipientsHead", text_run("Nơi nhận:"))
    first = (head + "".join(listed[:_MOST]), _signature(document.signature))
    more = [
        ("".join(listed[start : start + _MORE]), paragraph("Recipient"))
        for start in range(_MOST, len(listed), _MORE)
    ]
    gap = paragraph("Rule", properties='<w:spacing w:before="120"/>')
    return gap + layout_table(_COLUMNS, [first, *more])


def recipient_lines(document: Document) -> list[str]:
    """The list under Nơi nhận, without the dashes (II.9)."""
    lines = ["Như trên"] if document.addressees else []
    lines += [" ".join(clean(line).split()).strip("-;. ") for line in document.recipients]
    return [f"{line};" for line in lines if line] + [f"Lưu: {clean(document.archive).strip(' .')}."]


def _recipients(document: Document) -> list[str]:
    """The paragraphs under Nơi nhận, the drafter's mark (box 12) last."""
    lines = [f"- {line}" for line in recipient_lines(document)]
    drafter = clean(document.drafter).strip()
    return [paragraph("Recipient", text_run(line)) for line in [*lines, drafter] if line]


def _signature(signature: Signature) -> str:
    parts = [paragraph("SignerAuthority", text_run(clean(line))) for line in signature.lines]
    other = signature.other_position
    if other:
        parts.append(paragraph("SignerAuthority", text_run(clean(other).upper()), _room(_ROOM)))
    name = text_run(clean(signature.name)) if signature.name else ""
    return "".join(parts) + paragraph("SignerName", name, _room(0 if other else _ROOM))


def _room(before: int) -> str:
    return f'<w:spacing w:before="{before}"/>'
