"""The sample plans as data: reads the source text, applies the changes of the next year.

Knows nothing of Word or pictures.
"""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

HERE = Path(__file__).parent
LETTERS = "abcdđeghiklmnopqrstuvxy"
_SOURCE = HERE / "source-2026.txt"
_CHANGES = HERE / "changes-2027.txt"


@dataclass(frozen=True)
class Duty:
    """One obligation and what a parser should find in it."""

    id: str
    role: str
    agencies: tuple[str, ...]
    partners: tuple[str, ...]
    recurrence: str | None
    condition: str | None
    deadline: str | None
    title: str = ""
    paragraphs: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The letter in front of a point under an agency, empty elsewhere."""
        last = self.id.rpartition(".")[2]
        return f"{last}) " if self.id.startswith("IV.") and last.isalpha() else ""


@dataclass
class Block:
    """A heading or paragraph (``kind`` is the mark it has in the source) or a duty."""

    kind: str
    text: str = ""
    duty: Duty | None = None


@dataclass
class Plan:
    """A whole plan: its year, what it rests on, its blocks in order."""

    year: int
    number: str
    date: str
    bases: list[tuple[str, str, str]]
    footnotes: list[str]
    blocks: list[Block] = field(default_factory=list)

    @property
    def duties(self) -> list[Duty]:
        return [block.duty for block in self.blocks if block.duty]


_BASES_2026 = [
    ("Căn cứ Nghị định số 72/2015/NĐ-CP ngày 07/9/2015 của Chính phủ về quản lý hoạt động thông "
     "tin đối ngoại;", "72/2015/NĐ-CP", "2015-09-07"),
    ("Căn cứ Thông tư số 22/2016/TT-BTTTT ngày 19/10/2016 của Bộ Thông tin và Truyền thông hướng "
     "dẫn quản lý hoạt động thông tin đối ngoại của các tỉnh, thành phố trực thuộc Trung ương;",
     "22/2016/TT-BTTTT", "2016-10-19"),
    ("Căn cứ Quyết định số 27/2019/QĐ-UBND ngày 19/7/2019 của Ủy ban nhân dân tỉnh về việc ban "
     "hành Quy chế quản lý hoạt động thông tin đối ngoại trên địa bàn tỉnh Hưng Yên;",
     "27/2019/QĐ-UBND", "2019-07-19"),
    ("Thực hiện Quyết định số 1079/QĐ-TTg ngày 14/9/2022 của Thủ tướng Chính phủ phê duyệt Đề án "
     "Truyền thông về quyền con người ở Việt Nam;", "1079/QĐ-TTg", "2022-09-14"),
    ("Thực hiện Nghị quyết số 47/NQ-CP ngày 15/4/2024 của Chính phủ về chương trình hành động "
     "đến năm 2030 thực hiện Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị về công tác "
     "thông tin đối ngoại và các kế hoạch của tỉnh¹;", "47/NQ-CP", "2024-04-15"),
]  # fmt: skip
_BASIS_2027 = (
    "Căn cứ Nghị định số 262/2026/NĐ-CP ngày 30/6/2026 của Chính phủ về hoạt động báo chí của "
    "báo chí nước ngoài tại Việt Nam;",
    "262/2026/NĐ-CP",
    "2026-06-30",
)
_FOOTNOTES = [
    "Kế hoạch số 211-KH/TU ngày 25/7/2023 của Tỉnh ủy; Kế hoạch số 139/KH-UBND ngày 19/9/2023 "
    "của Ủy ban nhân dân tỉnh; Kế hoạch số 200-KH/TU ngày 30/8/2023 của Ban Thường vụ Tỉnh ủy; "
    "Quyết định số 696/QĐ-UBND ngày 17/5/2024 của Ủy ban nhân dân tỉnh.",
    "Kết luận số 57-KL/TW ngày 15/6/2023 của Bộ Chính trị và Nghị quyết số 47/NQ-CP ngày "
    "15/4/2024 của Chính phủ.",
]


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())


def _duty(line: str) -> Duty:
    name, role, agencies, partners, recurrence, condition, deadline = (
        cell.strip() for cell in line[1:].split("|")
    )
    return Duty(
        name, role, _names(agencies), _names(partners),
        recurrence or None, condition or None, deadline or None,
    )  # fmt: skip


def plan_of_2026() -> Plan:
    """The plan of 2026 as written in ``source-2026.txt``."""
    plan = Plan(2026, "9999/KH-UBND", "2025-11-03", list(_BASES_2026), list(_FOOTNOTES))
    for line in _SOURCE.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            plan.blocks.append(Block("@", duty=_duty(line)))
        elif line[0] in "=-:":
            plan.blocks.append(Block(line[0], line[1:].strip()))
        else:
            _extend(plan.blocks[-1], line)
    return plan


def _extend(block: Block, line: str) -> None:
    if line.startswith("!"):
        block.duty = replace(block.duty, title=line[1:].strip())
    else:
        block.duty = replace(block.duty, paragraphs=(*block.duty.paragraphs, line.strip()))


def plan_of_2027() -> Plan:
    """The next year's plan: ``changes-2027.txt`` applied to the plan of 2026."""
    plan = plan_of_2026()
    plan.year, plan.number, plan.date = 2027, "9998/KH-UBND", "2026-11-05"
    plan.bases.insert(1, _BASIS_2027)
    lines = [x for x in _CHANGES.read_text(encoding="utf-8").splitlines() if x and x[0] != "#"]
    for at, line in enumerate(lines):
        if line[0] in "~+->":
            _change(plan, line, lines[at + 1] if at + 1 < len(lines) else "")
    _letter_again(plan)
    for block in plan.blocks:
        _to_next_year(block)
    return plan


def _change(plan: Plan, line: str, text: str) -> None:
    target, *cells = (cell.strip() for cell in line[1:].split("|"))
    if line[0] == "-":
        plan.blocks.remove(_block(plan, target))
    elif line[0] == ">":
        block = _block(plan, target)
        plan.blocks.remove(block)
        _append(plan, cells[0], block)
    elif line[0] == "~":
        block = _block(plan, target)
        block.duty = _reworded(block.duty, cells, text)
    else:
        empty = Duty("", "", (), (), None, None, None)
        _append(plan, target, Block("@", duty=_reworded(empty, cells, text)))


def _reworded(duty: Duty, cells: list[str], text: str) -> Duty:
    role, partners, recurrence, condition = cells
    return replace(
        duty, role=role, partners=_names(partners), recurrence=recurrence or None,
        condition=condition or None, paragraphs=(text,),
    )  # fmt: skip


def _block(plan: Plan, name: str) -> Block:
    return next(block for block in plan.blocks if block.duty and block.duty.id == name)


def _append(plan: Plan, heading: str, block: Block) -> None:
    """Put a point behind the last one of an agency and make it that agency's."""
    start = next(i for i, b in enumerate(plan.blocks) if b.kind == "-" and b.text == heading)
    end = start + 1
    while plan.blocks[end].duty and plan.blocks[end].duty.id != "closing":
        end += 1
    agencies = _names(heading.partition(". ")[2])
    section = heading.partition(".")[0]
    block.duty = replace(block.duty, agencies=agencies, id=f"IV.{section}.z")
    plan.blocks.insert(end, block)


def _letter_again(plan: Plan) -> None:
    counts: dict[str, int] = {}
    for block in plan.blocks:
        if block.duty and re.fullmatch(r"IV\.\d+\.\w", block.duty.id):
            section = block.duty.id.rpartition(".")[0]
            letter = LETTERS[counts.get(section, 0)]
            counts[section] = counts.get(section, 0) + 1
            block.duty = replace(block.duty, id=f"{section}.{letter}")


def _to_next_year(block: Block) -> None:
    block.text = block.text.replace("năm 2026", "năm 2027")
    if block.duty:
        texts = tuple(
            text.replace("năm 2026", "năm 2027").replace("01/12/2026", "01/12/2027")
            for text in block.duty.paragraphs
        )
        deadline = block.duty.deadline and "2027-12-01"
        block.duty = replace(block.duty, paragraphs=texts, deadline=deadline)
