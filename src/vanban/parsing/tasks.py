"""Turns the tree of an outline into duties. The one place that says what a task is.

Conventions: in a part with agency headings each point or dash under the agency; elsewhere
each numbered point, or the points under it where it has them; rows of task tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vanban.parsing.agencies import Mention
from vanban.parsing.attributes import Attributes, is_attribute, read_attributes
from vanban.parsing.cells import cell_bodies
from vanban.parsing.deadlines import find_deadline
from vanban.parsing.judging import (
    is_enumeration,
    is_of_money,
    only_tells,
    owes_nothing,
    says_attribute,
    speaks_to_someone,
    stands_alone,
)
from vanban.parsing.nodes import Node, Page
from vanban.parsing.paragraphs import TITLED, Words, words_of_node
from vanban.parsing.plan import PlanTask, Section
from vanban.parsing.registry import Registry
from vanban.parsing.roles import find_condition, find_recurrence, find_role
from vanban.parsing.subjects import (
    asks_another,
    before_colon,
    heading_bodies,
    partners_of,
    performer_inside,
    special_case,
    subject_of,
)
from vanban.parsing.tables import Row, read_rows
from vanban.parsing.topics import find_channels, find_topics

_LONG = 20_000


@dataclass(frozen=True, slots=True)
class Context:
    """What a place inherits from the headings above it."""

    bodies: tuple[Mention, ...] = ()
    role: str | None = None
    partners: tuple[Mention, ...] = ()
    excluded: bool = False
    money: bool = False
    agency_part: bool = False
    attributes: Attributes = Attributes()


@dataclass
class Collector:
    """Walks the tree and gathers tasks and sections."""

    registry: Registry
    page: Page
    plan_year: int | None
    tasks: list[PlanTask] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    rows: int = 0

    def visit(self, node: Node, context: Context) -> None:
        words = words_of_node(node, self.page)
        context, words = self._enter(node, words, context)
        kids = [kid for kid in node.children if not says_attribute(kid)]
        context = self._with_attributes(node, kids, context)
        self._section(node, words, context)
        if node.rows and not context.excluded:
            self._table(node, context)
        if kids and not is_enumeration(node, words, kids, bool(context.bodies), self.page):
            self._parent(node, words, kids, context)
        elif not context.excluded:
            self._leaf(node, words, context, bool(kids))

    def _parent(self, node: Node, words: Words, kids: list[Node], context: Context) -> None:
        inner = self._handed_down(node, words, context)
        if not context.excluded and stands_alone(node, words):
            self._add(node, words, context, node.own_end)
        for kid in kids:
            self.visit(kid, inner)

    def _handed_down(self, node: Node, words: Words, context: Context) -> Context:
        """A dash that only introduces gives role and partners to the points under it."""
        intro = words.text or words.title
        if node.style in TITLED or not intro or heading_bodies(words.title)[0] and not words.text:
            return context
        found, rest = subject_of(intro)
        role = find_role(rest if found else intro)
        if (
            not (intro.rstrip().endswith(":") or node.style.startswith("bullet"))
            or role == "perform"
        ):
            return context
        bodies = tuple(found) or context.bodies
        return replace(context, bodies=bodies, role=role, partners=tuple(partners_of(intro)))

    def _enter(self, node: Node, words: Words, context: Context) -> tuple[Context, Words]:
        """The context inside ``node`` and its words without an agency that heads them."""
        title = words.title
        if title and node.style != "root":
            context = self._said_by_title(node, title, context)
        if context.excluded:
            return context, words
        found, rest = heading_bodies(title) if title else ([], "")
        if not found and not title and words.paragraphs:
            found, words = self._headed_text(node, words)
        elif not found and title:
            found, rest = before_colon(title)
            if found and not node.children:
                words = Words("", (rest, *words.paragraphs))
        if found:
            self.registry.add(found, heading=True)
            role = find_role(rest) if rest and node.children else "perform"
            context = replace(
                context, bodies=tuple(found), agency_part=True,
                role=role if role != "perform" else None,
                partners=tuple(partners_of(rest)) if rest and node.children else (),
            )  # fmt: skip
        return context, words

    def _headed_text(self, node: Node, words: Words) -> tuple[list[Mention], Words]:
        """ "- Sở Tài chính: thẩm định …" and a bare "Công an tỉnh" over dashes."""
        first = words.paragraphs[0]
        if node.children or len(words.paragraphs) > 1:
            found, rest = heading_bodies(first)
            if found:
                return found, Words(first, words.paragraphs[1:])
        found, rest = before_colon(first)
        if found and not is_attribute(first):
            head = first.partition(":")[0]
            return found, Words(head, (rest, *words.paragraphs[1:]))
        return [], words

    @staticmethod
    def _said_by_title(node: Node, title: str, context: Context) -> Context:
        if owes_nothing(title):
            return replace(context, excluded=True)
        if node.style in TITLED or node.style in {"arabic", "dotted"}:
            return replace(context, money=context.money or is_of_money(title))
        return context

    def _with_attributes(self, node: Node, kids: list[Node], context: Context) -> Context:
        if len(kids) == len(node.children):
            return context
        said = Attributes()
        for kid in node.children:
            if says_attribute(kid):
                said = read_attributes(" ".join(p.text for p in kid.pieces)).over(said)
        return replace(context, attributes=said.over(context.attributes))

    def _leaf(self, node: Node, words: Words, context: Context, listing: bool) -> None:
        if node.style == "root" or not (words.title or words.paragraphs):
            return
        text = words.text or words.title
        if node.rows and not words.paragraphs:
            return
        if node.style in TITLED and node.style != "dieu" and not speaks_to_someone(words):
            return
        if context.money and not speaks_to_someone(words) and not context.bodies:
            return
        if node.style == "agency" and not words.paragraphs:
            return
        if only_tells(text):
            return
        end = max(n.own_end for n in node.walk())
        if listing:
            words = Words(
                words.title,
                (*words.paragraphs, *(words_of_node(k, self.page).whole for k in node.children)),
            )
        self._add(node, words, context, end)

    def _add(self, node: Node, words: Words, context: Context, end: int) -> None:
        text = words.text or words.title
        bodies, rest = self._who(node, words, text, context)
        said = read_attributes(text).over(self._kids_say(node)).over(context.attributes)
        bodies = list(said.bodies) or bodies
        role = said.role or context.role or find_role(rest)
        partners = [*partners_of(text), *said.partners] or list(context.partners)
        deadline = self._deadline(said.deadline, text) or self._read_before(node, text)
        section, label = self._place(node)
        self.tasks.append(
            self._task(
                bodies, partners, said.deadline or "", id=node.id, section=section, label=label,
                title=words.title or None, role=role, text=text, deadline=deadline,
                line_start=node.start, line_end=max(end, node.start),
            )
        )  # fmt: skip

    @staticmethod
    def _place(node: Node) -> tuple[str, str | None]:
        """Section and label; a part that is one duty itself has no label below it."""
        if node.style in TITLED:
            return node.id, None
        return node.parent.id if node.parent else "", node.value or None

    def _kids_say(self, node: Node) -> Attributes:
        return self._with_attributes(
            node, [k for k in node.children if not says_attribute(k)], Context()
        ).attributes

    def _deadline(self, said: str | None, text: str) -> str | None:
        if said is not None and (found := find_deadline(said, self.plan_year, column=True)):
            return found
        return find_deadline(text, self.plan_year)

    def _read_before(self, node: Node, text: str) -> str | None:
        """The deadline in the words before restoring, which may take "quý I" for something else."""
        if all(p.line.source.endswith(p.text) for p in node.pieces) or len(text) > _LONG:
            return None
        return find_deadline(" ".join(p.line.source for p in node.pieces), self.plan_year)

    def _who(
        self, node: Node, words: Words, text: str, context: Context
    ) -> tuple[list[Mention], str]:
        """Bodies that owe the duty and the words whose first verb gives the role."""
        if context.bodies and asks_another(text):
            return list(context.bodies), text
        found, rest = special_case(text)
        self.registry.add(found, heading=True)
        if not found:
            found, rest = subject_of(text, anywhere=node.style in TITLED or context.money)
        if not found and not context.bodies:
            found, rest = performer_inside(text)
            title, _ = subject_of(words.title) if words.title and not found else ([], "")
            found = found or title
        if found:
            return found, rest
        return list(context.bodies), text

    def _task(
        self, bodies: Sequence[Mention], partners: Sequence[Mention], when: str = "", **said
    ) -> PlanTask:
        """A duty: ``said`` are the fields of PlanTask that were read already."""
        ids = self.registry.add(list(bodies))
        mates = tuple(i for i in self.registry.add(list(partners)) if i not in ids)
        names, text = self.registry, said["text"]
        return PlanTask(
            agency=ids, agencies=tuple(names.name(i) for i in ids), partner_ids=mates,
            partners=tuple(names.name(i) for i in mates), condition=find_condition(text),
            recurrence=find_recurrence(f"{text}\n{when}"), channels=find_channels(text),
            topics=find_topics(f"{said['title'] or ''}\n{text}"), **said,
        )  # fmt: skip

    def _table(self, node: Node, context: Context) -> None:
        for row in read_rows(node.rows):
            self.rows += 1
            self.tasks.append(self._row_task(row, node, context))

    def _row_task(self, row: Row, node: Node, context: Context) -> PlanTask:
        text, lead = row.cells.get("text", ""), row.cells.get("lead", "")
        bodies = cell_bodies(lead)
        rest = text
        if not bodies:
            bodies, rest = self._who(node, Words("", (text,)), text, context)
        role = "lead" if row.leads and lead else find_role(rest)
        partners = cell_bodies(row.cells.get("partners", "")) or partners_of(text)
        when = row.cells.get("deadline", "")
        key = f"{node.id}[row {self.rows}]" if node.style != "phu luc" else f"[row {self.rows}]"
        return self._task(
            bodies, partners, when, id=key, section=node.id, label=row.cells.get("order") or None,
            title=None, role=role, text=text, line_start=row.line, line_end=row.end,
            deadline=self._deadline(when, text)
            or self._deadline(row.before.get("deadline"), ""),
        )  # fmt: skip

    def _section(self, node: Node, words: Words, context: Context) -> None:
        if node.style == "root" or not (node.children or node.rows or words.title):
            return
        ids = self.registry.add(list(context.bodies)) if context.bodies else ()
        end = max(n.own_end for n in node.walk()) if node.level < 4 else node.own_end
        self.sections.append(
            Section(node.id, node.value or None, words.title or words.text[:200], node.level,
                    tuple(self.registry.name(i) for i in ids), node.start, end)
        )  # fmt: skip
