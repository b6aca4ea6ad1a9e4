"""The whole way from lines to a ``ParsedPlan``: head, bases, outline, duties, closing."""

from collections.abc import Sequence
from dataclasses import replace

from vanban.parsing.closing import closing_task, cut_at_signature, take_closing
from vanban.parsing.columns import join_columns
from vanban.parsing.header import read_header, type_of_line
from vanban.parsing.legal_bases import Passage, find_legal_bases
from vanban.parsing.lines import Line, check_size, content_lines, footnote
from vanban.parsing.nodes import Node, Page
from vanban.parsing.outline import build
from vanban.parsing.plan import Footnote, Header, ParsedPlan, PlanTask
from vanban.parsing.registry import Registry
from vanban.parsing.runon import join_runon
from vanban.parsing.subjects import heading_bodies
from vanban.parsing.tasks import Collector, Context


def parse_lines(lines: Sequence[str], source: Sequence[str] | None = None) -> ParsedPlan:
    """``vanban.parsing.parse``: arguments, result and errors are told there."""
    check_size(lines)
    lines = join_runon(join_columns(lines, source), source)
    content, note_lines = content_lines(lines, source and join_columns(source))
    notes = tuple(footnote(one, order) for order, one in enumerate(note_lines, 1))
    decision, content = _part_decision(content)
    header, after = read_header(content)
    if decision:
        header = _under_decision(header, read_header(decision)[0])
    collector = Collector(Registry(), Page.of(content), header.plan_year)
    body, annex = cut_at_signature(content, max(after, 0))
    body, last = take_closing(body)
    root = _collect(collector, body)
    if annex:
        _collect(collector, annex)
    registry = collector.registry
    closing = closing_task(last, registry, header.plan_year) if last else None
    own = f"{header.number}/{header.symbol}"
    passages = _passages(decision, root, notes, note_lines)
    bases = tuple(b for b in find_legal_bases(passages) if b.number != own)
    tasks = tuple(
        _settled(t, registry) for t in (*collector.tasks, *([closing] if closing else []))
    )
    return ParsedPlan(header, bases, registry.all(), tuple(collector.sections), notes, tasks)


def _collect(collector: Collector, lines: list[Line]) -> Node:
    """The tree of the lines, its duties gathered."""
    root = build(lines, collector.page, lambda text: bool(heading_bodies(text)[0]))
    collector.visit(root, Context())
    return root


def _settled(task: PlanTask, registry: Registry) -> PlanTask:
    """Names and groups as the whole document, headings included, has them."""
    ids, mates = registry.unfold(task.agency), registry.unfold(task.partner_ids)
    return replace(
        task,
        agency=ids,
        agencies=tuple(registry.name(i) for i in ids),
        partner_ids=tuple(i for i in mates if i not in ids),
        partners=tuple(registry.name(i) for i in mates if i not in ids),
    )


def _part_decision(content: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part a decision from the plan it issues: the plan's type stands alone, in capitals, below."""
    types = ((n, type_of_line(line)) for n, line in enumerate(content[:40]))
    first, kind = next(((n, found[0]) for n, found in types if found), (0, ""))
    if kind != "Quyết định":
        return [], content
    for n in range(first + 1, len(content)):
        found = type_of_line(content[n])
        if found and found[0] != "Quyết định" and not found[1]:
            return content[:n], content[n:]
    return [], content


def _under_decision(plan: Header, decision: Header) -> Header:
    """A plan issued by a decision has the decision's number, day and issuer."""
    return replace(
        plan,
        issuer=decision.issuer or plan.issuer,
        parent=decision.parent,
        number=decision.number,
        symbol=decision.symbol,
        date=decision.date,
        day=decision.day,
        place=decision.place,
        line_start=decision.line_start,
    )


def _passages(
    decision: list[Line], root: Node, notes: Sequence[Footnote], note_lines
) -> list[Passage]:
    """Preamble, footnotes and points, each as one run of text with its lines."""
    preamble = Passage("preamble")
    for line in decision:
        preamble.add(line.number, line.text)
    for piece in root.pieces:
        preamble.add(piece.line.number, piece.text)
    found = [preamble]
    for note, numbered in zip(notes, note_lines, strict=True):
        passage = Passage(f"footnote {note.number}")
        for number, text in numbered:
            passage.add(number, text)
        found.append(passage)
    for node in root.walk():
        if node is not root and node.pieces:
            passage = Passage(f"section {node.id}")
            for piece in node.pieces:
                passage.add(piece.line.number, piece.text)
            found.append(passage)
    return found
