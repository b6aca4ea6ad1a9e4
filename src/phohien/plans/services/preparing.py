"""From a reviewed document to a prepared plan: sections, tasks, citations, assignments at once."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.organisation.enums import Role
from phohien.plans.enums import ChangeKind, PlanState
from phohien.plans.models import (
    Assignment,
    Citation,
    LegalBasis,
    Plan,
    PlanSection,
    PlanTask,
    SourcePaper,
)
from phohien.security import audit
from vanban.skeleton import fold


@dataclass(frozen=True, slots=True)
class AssignmentInput:
    """An agency and its part; ``via_group`` is the group's name when it came by unfolding."""

    agency_id: int
    role: str
    via_group: str = ""


@dataclass(frozen=True, slots=True)
class TaskInput:
    """One obligation as reviewed. Lines are 1-based, inclusive; ``previous_id`` links versions.

    ``deadline_is_exclusive``: the words say "before" that day.
    """

    code: str
    section: str
    title: str
    text: str
    page: int | None = None
    line_start: int | None = None
    line_end: int | None = None
    deadline: dt.date | None = None
    deadline_is_exclusive: bool = False
    recurrence: str = ""
    condition: str = ""
    partners: list[str] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    change: str = ChangeKind.NEW
    previous_id: int | None = None
    assignments: list[AssignmentInput] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SectionInput:
    """A heading; ``parent`` is the code of the heading above, or empty."""

    code: str
    title: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class CitationInput:
    """A legal basis as cited; matched to the register by its number."""

    kind: str
    number: str
    issuer: str = ""
    issued_on: dt.date | None = None
    subject: str = ""
    cited_in: str = "preamble"
    lines: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PlanInput:
    """A whole reviewed plan."""

    year: int
    title: str
    number: str = ""
    symbol: str = ""
    issuer: str = ""
    issued_on: dt.date | None = None
    issued_text: str = ""
    sections: list[SectionInput] = field(default_factory=list)
    tasks: list[TaskInput] = field(default_factory=list)
    citations: list[CitationInput] = field(default_factory=list)


@transaction.atomic
def prepare_plan(
    *, actor, plan: PlanInput, paper: SourcePaper | None = None, previous: Plan | None = None
) -> Plan:
    """Create the plan with everything in it, waiting for another person to adopt it.

    Raises NotAllowed unless ``actor`` is a co-ordinator, InvalidInput for doubled codes or no task.
    """
    if not actor.has_role(Role.COORDINATOR):
        raise NotAllowed("prepare", _("Chỉ điều phối viên chuẩn bị kế hoạch."))
    _check(plan)
    row = _create_plan(actor, plan, paper, previous)
    sections = _create_sections(row, plan.sections)
    tasks = _create_tasks(row, plan.tasks, sections)
    _create_assignments(row, plan.tasks, tasks)
    _cite(row, plan.citations)
    audit.record(
        actor=actor,
        action="plans.prepare_plan",
        on=row,
        changes={"tasks": (0, len(tasks)), "previous": (None, previous.pk if previous else None)},
    )
    return row


def _check(plan: PlanInput) -> None:
    codes = [task.code for task in plan.tasks]
    if not codes:
        raise InvalidInput("tasks", _("Kế hoạch chưa có nhiệm vụ nào, nên chưa lưu được."))
    doubled = sorted({code for code in codes if codes.count(code) > 1})
    if doubled:
        raise InvalidInput(
            "tasks", _("Mã nhiệm vụ bị trùng: %(codes)s.") % {"codes": ", ".join(doubled)}
        )


def _create_plan(actor, plan: PlanInput, paper, previous) -> Plan:
    if previous is not None and previous.state == PlanState.PREPARED:
        raise RuleBroken("previous", _("Chỉ so sánh được với kế hoạch đã thông qua."))
    return Plan.objects.create(
        year=plan.year,
        title=plan.title,
        number=plan.number,
        symbol=plan.symbol,
        issuer=plan.issuer,
        issued_on=plan.issued_on,
        issued_text=plan.issued_text,
        paper=paper,
        previous=previous,
        prepared_by=actor,
        prepared_at=clock.now(),
    )


def _create_sections(row: Plan, sections: list[SectionInput]) -> dict[str, PlanSection]:
    made: dict[str, PlanSection] = {}
    for order, given in enumerate(sections):
        made[given.code] = PlanSection.objects.create(
            plan=row,
            code=given.code,
            title=given.title[:400],
            order=order,
            parent=made.get(given.parent),
        )
    return made


def _create_tasks(row: Plan, tasks: list[TaskInput], sections) -> list[PlanTask]:
    rows = [
        PlanTask(
            plan=row,
            order=order,
            section=sections.get(given.section),
            text_folded=fold(f"{given.title} {given.text}"),
            **{name: getattr(given, name) for name in _COPIED},
        )
        for order, given in enumerate(tasks)
    ]
    return PlanTask.objects.bulk_create(rows)


_COPIED = (
    "code", "title", "text", "page", "line_start", "line_end", "deadline",
    "deadline_is_exclusive", "recurrence",
    "condition", "partners", "channels", "topics", "change", "previous_id",
)  # fmt: skip


def _create_assignments(row: Plan, given: list[TaskInput], tasks: list[PlanTask]) -> None:
    rows = {}
    for task_input, task in zip(given, tasks, strict=True):
        for part in task_input.assignments:
            rows.setdefault(
                (task.pk, part.agency_id),
                Assignment(
                    task=task,
                    plan=row,
                    agency_id=part.agency_id,
                    role=part.role,
                    via_group=part.via_group,
                    deadline=task.last_day,
                ),
            )
    Assignment.objects.bulk_create(rows.values(), batch_size=1000)


def _cite(row: Plan, citations: list[CitationInput]) -> None:
    for given in citations:
        basis, _created = LegalBasis.objects.get_or_create(
            number=given.number,
            defaults={
                "kind": given.kind,
                "issuer": given.issuer,
                "issued_on": given.issued_on,
                "subject": given.subject,
            },
        )
        Citation.objects.get_or_create(
            plan=row, basis=basis, defaults={"cited_in": given.cited_in, "lines": given.lines}
        )
