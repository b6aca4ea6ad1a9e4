"""The reviewed document becomes a prepared plan, which another person adopts."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.intake.models import Intake, IntakeAssignee, IntakeLine, IntakeTask
from phohien.intake.services.locking import lock_for_review
from phohien.intake.workflow import TRANSITIONS
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput
from phohien.kernel.transitions import transition
from phohien.organisation.selectors import members
from phohien.plans.deadlines import says_before
from phohien.plans.models import Plan
from phohien.plans.services import (
    AssignmentInput,
    CitationInput,
    PlanInput,
    SectionInput,
    TaskInput,
    prepare_plan,
)
from phohien.security import audit


@transaction.atomic
def prepare(*, actor, intake: Intake) -> Plan:
    """Make the plan from what was confirmed: groups unfold into their members with exceptions.

    Raises InvalidInput naming the tasks whose owner nobody chose yet.
    """
    intake = lock_for_review(actor, intake)
    tasks = list(
        intake.tasks.filter(left_out=False).prefetch_related(
            "assignees__agency", "assignees__group", "assignees__exceptions"
        )
    )
    _require_known_owners(tasks)
    _keep_lines(intake)
    plan = prepare_plan(
        actor=actor,
        plan=_plan_input(intake, tasks),
        paper=intake.paper,
        previous=intake.previous,
    )
    old, new = transition(intake, "prepare", TRANSITIONS)
    intake.plan = plan
    intake.save()
    audit.record(actor=actor, action="intake.prepare", on=intake, changes={"state": (old, new)})
    return plan


def _require_known_owners(tasks: list[IntakeTask]) -> None:
    unknown = [
        f"{task.shown_code} ({row.name})"
        for task in tasks
        for row in task.assignees.all()
        if row.agency is None and row.group is None
    ]
    if unknown:
        raise InvalidInput(
            "assignees",
            _("Chưa biết đơn vị nào thực hiện: %(names)s. Hãy chọn đơn vị hoặc nhóm đơn vị.")
            % {"names": "; ".join(unknown)},
        )


def _keep_lines(intake: Intake) -> None:
    intake.paper.lines = [
        {"number": row.number, "page": row.page, "source": row.source, "text": row.text}
        for row in intake.lines.all()
    ]
    intake.paper.save()


def _plan_input(intake: Intake, tasks: list[IntakeTask]) -> PlanInput:
    header = intake.header
    lines = {row.number: row for row in intake.lines.all()}
    return PlanInput(
        year=int(header.get("plan_year") or clock.today().year),
        title=(header.get("title") or intake.paper.title)[:300],
        number=str(header.get("number") or "")[:20],
        symbol=str(header.get("symbol") or "")[:40],
        issuer=(header.get("issuer") or "")[:200],
        issued_on=_day(header.get("date")),
        issued_text=str(header.get("date") or "")[:40],
        sections=_sections(intake),
        tasks=[_task_input(task, lines) for task in tasks],
        citations=_citations(intake),
    )


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _sections(intake: Intake) -> list[SectionInput]:
    rows, above, seen = [], {}, set()
    for section in intake.sections:
        if section["code"] in seen:
            continue
        seen.add(section["code"])
        above[section["level"]] = section["code"]
        parent = above.get(section["level"] - 1, "")
        rows.append(SectionInput(code=section["code"], title=section["title"], parent=parent))
    return rows


def _task_input(task: IntakeTask, lines: dict[int, IntakeLine]) -> TaskInput:
    first = lines.get(task.line_start or 0)
    return TaskInput(
        code=task.code,
        section=task.section,
        title=task.title,
        text=task.text,
        page=first.page if first else None,
        line_start=task.line_start,
        line_end=task.line_end,
        deadline=task.deadline,
        deadline_is_exclusive=says_before(task.deadline, _words(task, lines)),
        recurrence=task.recurrence,
        condition=task.condition,
        partners=task.partners,
        channels=task.channels,
        topics=task.topics,
        change=task.change,
        previous_id=task.previous_task_id,
        assignments=unfold(task.assignees.all(), task.role),
    )


def _words(task: IntakeTask, lines: dict[int, IntakeLine]) -> str:
    """The task's words and its lines: the day of a table's row stands in another cell."""
    span = range(task.line_start or 0, (task.line_end or task.line_start or -1) + 1)
    return "\n".join([task.text, *(lines[number].text for number in span if number in lines)])


def unfold(assignees: list[IntakeAssignee], role: str) -> list[AssignmentInput]:
    """Named agencies first, then the members of groups without their exceptions; nobody twice."""
    named = [AssignmentInput(row.agency_id, role) for row in assignees if row.agency_id]
    held = {part.agency_id for part in named}
    for row in assignees:
        if row.group is None:
            continue
        left_out = {agency.pk for agency in row.exceptions.all()}
        for agency in members(group=row.group):
            if agency.pk not in held | left_out:
                held.add(agency.pk)
                named.append(AssignmentInput(agency.pk, role, via_group=row.group.name))
    return named


def _citations(intake: Intake) -> list[CitationInput]:
    return [
        CitationInput(
            kind=(row.get("kind") or "")[:60],
            number=row["number"][:80],
            issuer=(row.get("issuer") or "")[:200],
            issued_on=_day(row.get("date")),
            subject=row.get("subject") or "",
            cited_in=(row.get("cited_in") or "preamble")[:60],
            lines=row.get("lines") or [],
        )
        for row in intake.citations
        if row.get("number")
    ]
