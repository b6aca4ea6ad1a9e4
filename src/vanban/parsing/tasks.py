"""Turns the tree of an outline into duties. The one place that says what a task is.

Conventions: in a part with agency headings each point or dash under the agency; elsewhere
each numbered point, or the points under it where it has them; rows of task tables.
"""

import re
from dataclasses import dataclass, field, replace

from vanban.parsing.agencies import Mention, Registry
from vanban.parsing.attributes import Attributes, is_attribute, read_attributes
from vanban.parsing.cells import cell_bodies
from vanban.parsing.deadlines import find_deadline
from vanban.parsing.gazetteer import words_of
from vanban.parsing.loose import loose, plain, skeleton
from vanban.parsing.name_words import is_verb
from vanban.parsing.outline import Node, Page
from vanban.parsing.paragraphs import TITLED, Words, words_of_node
from vanban.parsing.phrases import phrases
from vanban.parsing.plan import PlanTask, Section
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

_NO_DUTY = re.compile(
    "^"
    + plain(
        "mục đích|yêu cầu|mục tiêu|quan điểm|căn cứ|cơ sở|phạm vi|đối tượng|thực trạng|"
        "đánh giá tình hình|đánh giá kết quả|đánh giá chung|đánh giá thực trạng|tình hình|"
        "kết quả đạt được|kết quả thực hiện|bối cảnh|sự cần thiết|nguyên tắc"
        "|giải thích từ ngữ|chỉ tiêu|"
        "địa điểm|thành phần|tồn tại|hạn chế|nguyên nhân|bài học|quy định chung|những kết quả|"
        "thuận lợi|khó khăn|dự báo|đặc điểm|thời gian thực hiện|thời gian|phương châm"
        "|chủ đề|khái quát|"
        "quy mô|hiệu lực"
    )
)
_STILL_DUTY = re.compile(f"{loose('nhiệm vụ')}|{loose('giải pháp')}")
_MONEY = re.compile(f"{loose('kinh phí')}|{loose('nguồn lực')}|{loose('kinh phi')}")
_THING = re.compile("^" + plain("|".join(phrases("things"))))
_TELLS = re.compile(
    rf"(?:{loose('nội dung')}|{loose('mục tiêu')}|{loose('yêu cầu')})[^.;:]{{0,30}}:"
)
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
        kids = [kid for kid in node.children if not self._is_attribute(kid)]
        context = self._with_attributes(node, kids, context)
        self._section(node, words, context)
        if node.rows and not context.excluded:
            self._table(node, context)
        if kids and not self._is_enumeration(node, words, kids, context):
            self._parent(node, words, kids, context)
        elif not context.excluded:
            self._leaf(node, words, context, bool(kids))

    def _parent(self, node: Node, words: Words, kids: list[Node], context: Context) -> None:
        inner = self._handed_down(node, words, context)
        if not context.excluded and self._stands_alone(node, words):
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

    def _stands_alone(self, node: Node, words: Words) -> bool:
        """Whether a point with points below says a duty of its own, in full sentences."""
        if node.style in TITLED | {"agency", "root"} or not words.paragraphs:
            return False
        last = words.paragraphs[-1]
        bulleted = all(kid.style.startswith("bullet") for kid in node.children)
        return bulleted and last.endswith(".") and self._is_duty(last)

    def _enter(self, node: Node, words: Words, context: Context) -> tuple[Context, Words]:
        """The context inside ``node`` and its words without an agency that heads them."""
        title = words.title
        if title and node.style != "root":
            context = self._exclusion(node, title, context)
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

    def _exclusion(self, node: Node, title: str, context: Context) -> Context:
        skel = skeleton(title).lstrip(" :.-–")
        if _NO_DUTY.match(skel) and not _STILL_DUTY.search(skel):
            return replace(context, excluded=True)
        if node.style in TITLED or node.style in {"arabic", "dotted"}:
            return replace(context, money=context.money or bool(_MONEY.match(skel)))
        return context

    def _is_attribute(self, kid: Node) -> bool:
        low = kid.style.startswith("bullet") or kid.style in {"letter", "paren"}
        bare = low and kid.pieces and not kid.children
        return bool(bare) and is_attribute(kid.pieces[0].text)

    def _with_attributes(self, node: Node, kids: list[Node], context: Context) -> Context:
        if len(kids) == len(node.children):
            return context
        said = Attributes()
        for kid in node.children:
            if self._is_attribute(kid):
                said = read_attributes(" ".join(p.text for p in kid.pieces)).over(said)
        return replace(context, attributes=said.over(context.attributes))

    def _is_enumeration(self, node: Node, words: Words, kids: list[Node], context: Context) -> bool:
        """Dashes without verbs under a duty's own words list its objects, not duties."""
        if node.style in TITLED or node.style == "agency" or any(kid.children for kid in kids):
            return False
        if len(kids) < len(node.children) and all(_is_heading_word(kid) for kid in kids):
            return True
        if any(not kid.style.startswith("bullet") for kid in kids):
            return False
        if not context.bodies and _nouns(kids) * 2 >= len(kids):
            return True
        if not context.bodies and not node.style.startswith("bullet"):
            return not self._have_bodies(kids)
        intro = words.text or words.title
        if node.style.startswith("bullet") or not self._is_duty(intro) or heading_bodies(intro)[0]:
            return False
        return sum(self._is_duty(k.pieces[0].text) for k in kids if k.pieces) * 2 < len(kids)

    def _have_bodies(self, kids: list[Node]) -> bool:
        """Whether dashes name who owes them, each for itself; then each is a duty."""
        said = 0
        for kid in kids:
            text = words_of_node(kid, self.page).whole
            if subject_of(text)[0] or performer_inside(text)[0] or before_colon(text)[0]:
                return True
            said += bool(read_attributes(text))
        return said > 1

    def _is_duty(self, text: str) -> bool:
        """Whether the text opens with a verb, or a body that acts."""
        words = words_of(text[:120])
        return is_verb(_lowered(words)) or bool(subject_of(text)[0])

    def _leaf(self, node: Node, words: Words, context: Context, listing: bool) -> None:
        if node.style == "root" or not (words.title or words.paragraphs):
            return
        text = words.text or words.title
        if node.rows and not words.paragraphs:
            return
        if node.style in TITLED and node.style != "dieu" and not self._speaks_to_someone(words):
            return
        if context.money and not self._speaks_to_someone(words) and not context.bodies:
            return
        if node.style == "agency" and not words.paragraphs:
            return
        if _NO_DUTY.match(skeleton(text)) and re.match(r"[^.;]{0,40}:", text):
            return
        end = max(n.own_end for n in node.walk())
        if listing:
            words = Words(
                words.title,
                (*words.paragraphs, *(words_of_node(k, self.page).whole for k in node.children)),
            )
        self._add(node, words, context, end)

    def _speaks_to_someone(self, words: Words) -> bool:
        if not words.paragraphs:
            return False
        anywhere = not _MONEY.match(skeleton(words.text))
        return bool(subject_of(words.text, anywhere=anywhere)[0]) or self._is_duty(
            words.paragraphs[0]
        )

    def _add(self, node: Node, words: Words, context: Context, end: int) -> None:
        text = words.text or words.title
        bodies, rest = self._who(node, words, text, context)
        said = read_attributes(text).over(self._kids_say(node)).over(context.attributes)
        bodies = list(said.bodies) or bodies
        role = said.role or context.role or find_role(rest)
        partners = [*partners_of(text), *said.partners] or list(context.partners)
        deadline = self._deadline(said.deadline, text) or self._read_before(node, text)
        self.tasks.append(
            self._task(
                node.id, *self._place(node), words.title or None,
                bodies, role, partners, text, deadline, node.start,
                max(end, node.start), said.deadline or "",
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
            node, [k for k in node.children if not self._is_attribute(k)], Context()
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
        self,
        key,
        section,
        label,
        title,
        bodies,
        role,
        partners,
        text,
        deadline,
        start,
        end,
        when="",
    ):
        ids = self.registry.add(list(bodies))
        mates = tuple(i for i in self.registry.add(list(partners)) if i not in ids)
        names = self.registry
        return PlanTask(
            id=key, section=section, label=label, title=title, agency=ids,
            agencies=tuple(names.name(i) for i in ids), role=role, partner_ids=mates,
            partners=tuple(names.name(i) for i in mates), text=text, deadline=deadline,
            recurrence=find_recurrence(f"{text}\n{when}"), condition=find_condition(text),
            channels=find_channels(text), topics=find_topics(f"{title or ''}\n{text}"),
            line_start=start, line_end=end,
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
            key, node.id, row.cells.get("order") or None, None, bodies, role, partners, text,
            self._deadline(when, text) or self._deadline(row.before.get("deadline"), ""),
            row.line, row.end, when,
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


def _is_heading_word(kid: Node) -> bool:
    """ "Nội dung: …" beside "Cơ quan chủ trì: …" tells of the same duty."""
    return bool(kid.pieces and _TELLS.match(skeleton(kid.pieces[0].text)))


def _nouns(kids: list[Node]) -> int:
    """How many dashes begin with a thing: they say what about, not what to do."""
    return sum(bool(kid.pieces and _THING.match(skeleton(kid.pieces[0].text))) for kid in kids)


def _lowered(words):
    return [
        replace(w, text=w.text[:1].lower() + w.text[1:]) if n == 0 else w
        for n, w in enumerate(words)
    ]
