"""Splitting, merging, moving, re-assigning and adding tasks while they are reviewed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from phohien.intake.models import Intake, IntakeAssignee, IntakeTask
from phohien.intake.services.locking import lock_for_review
from phohien.intake.titles import short_title
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.organisation.models import Agency, AgencyGroup
from phohien.security import audit

CHANGEABLE = (
    "code", "section", "title", "text", "role", "partners", "deadline", "recurrence",
    "condition", "channels", "topics", "line_start", "line_end",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AssigneeInput:
    """One agency, or one group with exceptions (agency ids left out of the unfolding)."""

    agency: Agency | None = None
    group: AgencyGroup | None = None
    exceptions: tuple[int, ...] = ()


@transaction.atomic
def change_task(*, actor, task: IntakeTask, **fields) -> IntakeTask:
    """Change words or fields of a found task. Raises InvalidInput by field."""
    lock_for_review(actor, task.intake)
    task = IntakeTask.objects.select_for_update().get(pk=task.pk)
    unknown = set(fields) - set(CHANGEABLE)
    if unknown:
        raise InvalidInput(unknown.pop(), _("Nhiệm vụ không có mục này."))
    changes = audit.changed(task, fields)
    task.text_touched = task.text_touched or "text" in changes
    _check(task)
    task.save()
    _record(actor, task, "change_task", changes)
    return task


@transaction.atomic
def split_task(*, actor, task: IntakeTask, at: int) -> tuple[IntakeTask, IntakeTask]:
    """Cut the words at character ``at``; the second part gets its own code and the same owners."""
    intake = lock_for_review(actor, task.intake)
    task = IntakeTask.objects.select_for_update().get(pk=task.pk)
    first, second = task.text[:at].strip(), task.text[at:].strip()
    if not first or not second:
        raise RuleBroken("split", _("Chọn chỗ tách ở giữa nội dung, để hai phần đều có chữ."))
    assignees = list(task.assignees.all())
    changes = audit.changed(task, {"text": first, "text_touched": True})
    task.save()
    rest = IntakeTask.objects.get(pk=task.pk)
    rest.pk, rest._state.adding = None, True
    rest.text, rest.title = second, short_title(second)
    rest.code, rest.order, rest.previous_task = _free_code(intake, task.code), task.order, None
    rest.save()
    _copy(assignees, rest)
    _renumber(intake, after=task, moved=rest)
    _record(actor, task, "split_task", changes | {"into": (None, rest.code)})
    return task, rest


def _copy(assignees: Iterable[IntakeAssignee], task: IntakeTask) -> None:
    for given in assignees:
        made = IntakeAssignee.objects.create(
            task=task, name=given.name, agency=given.agency, group=given.group
        )
        made.exceptions.set(given.exceptions.all())


def _free_code(intake: Intake, code: str) -> str:
    taken = set(intake.tasks.values_list("code", flat=True))
    number = 2
    while f"{code}({number})" in taken:
        number += 1
    return f"{code}({number})"


@transaction.atomic
def merge_with_next(*, actor, task: IntakeTask) -> IntakeTask:
    """Join the following task to this one; owners of both owe the whole."""
    intake = lock_for_review(actor, task.intake)
    rows = list(intake.tasks.select_for_update().filter(left_out=False))
    place = next((index for index, row in enumerate(rows) if row.pk == task.pk), None)
    if place is None or place + 1 >= len(rows):
        raise RuleBroken("merge", _("Sau nhiệm vụ này không còn nhiệm vụ nào để gộp."))
    task, following = rows[place], rows[place + 1]
    new = {"text": f"{task.text} {following.text}", "line_end": following.line_end}
    changes = audit.changed(task, new)
    task.text_touched = True
    task.deadline = max(filter(None, (task.deadline, following.deadline)), default=None)
    task.save()
    held = {(row.agency_id, row.group_id, row.name) for row in task.assignees.all()}
    _copy(
        [r for r in following.assignees.all() if (r.agency_id, r.group_id, r.name) not in held],
        task,
    )
    following.delete()
    _record(actor, task, "merge_task", changes)
    return task


@transaction.atomic
def move_task(*, actor, task: IntakeTask, after: IntakeTask | None, section: str | None = None) -> IntakeTask:  # noqa: E501 # fmt: skip
    """Put the task behind ``after`` (None: to the front), perhaps into another section.

    Raises InvalidInput for a section that can be none.
    """
    intake = lock_for_review(actor, task.intake)
    task = IntakeTask.objects.select_for_update().get(pk=task.pk)
    changes = {"after": (None, after.code if after else None)}
    if section is not None:
        changes |= audit.changed(task, {"section": section})
        _check(task)
        task.save()
    _renumber(intake, after=after, moved=task)
    _record(actor, task, "move_task", changes)
    task.refresh_from_db()
    return task


def _renumber(intake: Intake, *, after: IntakeTask | None, moved: IntakeTask) -> None:
    rows = [row for row in intake.tasks.all() if row.pk != moved.pk]
    place = next((i + 1 for i, row in enumerate(rows) if after and row.pk == after.pk), 0)
    rows.insert(place, moved)
    for order, row in enumerate(rows):
        row.order = order * 10
    IntakeTask.objects.bulk_update(rows, ["order"], batch_size=500)


@transaction.atomic
def set_assignees(*, actor, task: IntakeTask, assignees: Iterable[AssigneeInput]) -> IntakeTask:
    """Replace who owes the task."""
    lock_for_review(actor, task.intake)
    old = [str(row) for row in task.assignees.all()]
    task.assignees.all().delete()
    for given in assignees:
        body = given.agency or given.group
        if body is None or (given.agency and given.group):
            raise InvalidInput("assignees", _("Hãy chọn một đơn vị hoặc một nhóm đơn vị."))
        made = IntakeAssignee.objects.create(
            task=task, name=body.name, agency=given.agency, group=given.group
        )
        made.exceptions.set(given.exceptions)
    new = [str(row) for row in task.assignees.all()]
    _record(actor, task, "set_assignees", {"assignees": (old, new)})
    return task


@transaction.atomic
def leave_out(*, actor, task: IntakeTask, left_out: bool = True) -> IntakeTask:
    """Say that this is no task (or that it is one after all)."""
    lock_for_review(actor, task.intake)
    task = IntakeTask.objects.select_for_update().get(pk=task.pk)
    changes = audit.changed(task, {"left_out": left_out})
    task.save()
    _record(actor, task, "leave_out", changes)
    return task


@transaction.atomic
def add_task(*, actor, intake: Intake, code: str, text: str, after: IntakeTask | None = None, **fields) -> IntakeTask:  # noqa: E501 # fmt: skip
    """Add a task the parser did not find."""
    intake = lock_for_review(actor, intake)
    task = IntakeTask(
        intake=intake, code=code.strip(), text=text.strip(), order=0, text_touched=True, **fields
    )
    task.title = task.title or short_title(task.text)
    _check(task)
    task.save()
    _renumber(intake, after=after or intake.tasks.exclude(pk=task.pk).last(), moved=task)
    _record(actor, task, "add_task", {"text": (None, task.text)})
    return task


def _check(task: IntakeTask) -> None:
    doubled = task.intake.tasks.filter(code=task.code, left_out=False).exclude(pk=task.pk)
    if doubled.exists():
        raise InvalidInput(
            "code", _("Mã %(code)s đã dùng cho nhiệm vụ khác.") % {"code": task.shown_code}
        )
    try:
        task.full_clean(exclude=["intake"])
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(name, " ".join(messages)) from error


def _record(actor, task: IntakeTask, what: str, changes: dict) -> None:
    audit.record(actor=actor, action=f"intake.{what}", on=task, changes=changes)
