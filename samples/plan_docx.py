"""Sets a sample plan as a .docx through the project's own writer of official documents."""

import sys
from datetime import date
from pathlib import Path

from plan_source import Block, Duty, Plan

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from vanban import writing

_MARKS = "¹²"
_RECIPIENTS = (
    "Bộ Văn hóa, Thể thao và Du lịch;",
    "Thường trực Tỉnh ủy, Thường trực HĐND tỉnh;",
    "Các sở, ban, ngành tỉnh;",
    "Ủy ban nhân dân các xã, phường;",
)


def _with_notes(text: str, plan: Plan) -> writing.blocks.Text:
    """The text with its raised digits replaced by footnotes."""
    parts: list = [text]
    for number, mark in enumerate(_MARKS):
        *before, last = parts
        head, found, tail = last.partition(mark)
        if found:
            parts = [*before, head, writing.Note(plan.footnotes[number]), tail]
    return tuple(parts) if len(parts) > 1 else text


def _without_label(text: str) -> str:
    return text.partition(" ")[2]


def _duty(duty: Duty, expected: str) -> list[writing.Block]:
    """A point is lettered by the writer, unless the plan has a letter of its own (``f``)."""
    first, *rest = duty.paragraphs
    blocks: list[writing.Block] = [writing.Paragraph(text) for text in rest]
    if duty.title:
        return [writing.Heading(_without_label(duty.title), 3), writing.Paragraph(first), *blocks]
    if duty.label and duty.label == f"{expected}) ":
        return [writing.Numbered(first, 3), *blocks]
    return [writing.Paragraph(duty.label + first), *blocks]


def _body(plan: Plan) -> tuple[writing.Block, ...]:
    opening = "Ủy ban nhân dân tỉnh ban hành Kế hoạch thông tin đối ngoại tỉnh Hưng Yên"
    blocks: list[writing.Block] = [
        writing.Paragraph(_with_notes(text, plan))
        for text, _, _ in plan.bases
        if not text.startswith("Căn cứ")
    ]
    blocks.append(writing.Paragraph(f"{opening} năm {plan.year} với những nội dung sau:"))
    lettered = 0
    for block in plan.blocks:
        found = _block(block, plan, writing.labels.letter(lettered + 1))
        lettered = _letters_after(lettered, found)
        blocks += found
    return tuple(blocks)


def _block(block: Block, plan: Plan, expected: str) -> list[writing.Block]:
    if block.duty:
        return _duty(block.duty, expected)
    text = _without_label(block.text)
    if block.kind == ":":
        return [writing.Numbered(_with_notes(text, plan), 3)]
    return [writing.Heading(text, 1 if block.kind == "=" else 2)]


def _letters_after(lettered: int, blocks: list[writing.Block]) -> int:
    """How many letters the writer has given since the last heading of a higher level."""
    for block in blocks:
        if isinstance(block, writing.Numbered) or getattr(block, "level", 0) == 3:
            lettered += 1
        elif isinstance(block, writing.Heading):
            lettered = 0
    return lettered


def write_plan(plan: Plan, path: Path) -> None:
    """Write ``plan`` to ``path`` as a .docx; always the same bytes for the same plan."""
    bases = [text.rstrip(";") for text, _, _ in plan.bases if text.startswith("Căn cứ")]
    number, _, symbol = plan.number.partition("/")
    document = writing.Plan(
        letterhead=writing.Letterhead(
            issuer="Ủy ban nhân dân tỉnh Hưng Yên",
            symbol=symbol,
            place="Hưng Yên",
            number=int(number),
            date=date.fromisoformat(plan.date),
        ),
        subject=f"Thông tin đối ngoại tỉnh Hưng Yên năm {plan.year}",
        legal_bases=tuple(bases),
        body=_body(plan),
        signature=writing.Signature(
            position="Phó Chủ tịch",
            name="Nguyễn Văn Mẫu",
            on_behalf_of="Ủy ban nhân dân",
            for_head="Chủ tịch",
        ),
        recipients=_RECIPIENTS,
        archive="VT (kế hoạch mẫu, không ban hành)",
    )
    writing.write(document, path)
