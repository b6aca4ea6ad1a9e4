"""What a corrected or next year's plan changed: kept, changed, new, dropped."""

import difflib
from dataclasses import dataclass

from phohien.plans.enums import ChangeKind
from phohien.plans.models import Plan, PlanTask
from phohien.security.policies import visible


@dataclass(frozen=True, slots=True)
class Difference:
    """One task of either plan. ``words`` are ``(op, text)`` with op equal, delete or insert."""

    change: str
    before: PlanTask | None
    after: PlanTask | None
    words: list[tuple[str, str]]


def differences(*, actor, plan: Plan) -> list[Difference]:
    """Tasks of ``plan`` in order, then those of the plan before that it no longer has."""
    if plan.previous_id is None:
        return []
    seen = visible(actor, PlanTask)
    after = list(seen.filter(plan=plan).select_related("previous").order_by("order"))
    followed = {task.previous_id for task in after}
    before = seen.filter(plan_id=plan.previous_id).exclude(pk__in=followed).order_by("order")
    rows = [_difference(task) for task in after]
    return rows + [Difference(ChangeKind.DROPPED, task, None, []) for task in before]


def _difference(task: PlanTask) -> Difference:
    if task.previous is None:
        return Difference(ChangeKind.NEW, None, task, [])
    if task.change == ChangeKind.KEPT:
        return Difference(ChangeKind.KEPT, task.previous, task, [])
    return Difference(
        ChangeKind.CHANGED, task.previous, task, word_changes(task.previous.text, task.text)
    )


def word_changes(old: str, new: str) -> list[tuple[str, str]]:
    """The words of ``new`` with what was taken out of ``old`` in its place."""
    a, b = old.split(), new.split()
    parts: list[tuple[str, str]] = []
    for op, a1, a2, b1, b2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal":
            parts.append(("equal", " ".join(a[a1:a2])))
            continue
        if a2 > a1:
            parts.append(("delete", " ".join(a[a1:a2])))
        if b2 > b1:
            parts.append(("insert", " ".join(b[b1:b2])))
    return parts
