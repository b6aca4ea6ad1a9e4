"""Which tasks of a document are kept, changed or new against an earlier plan, and which dropped."""

from collections import Counter
from difflib import SequenceMatcher

from phohien.intake.models import Intake, IntakeTask
from phohien.plans.enums import ChangeKind
from phohien.plans.models import PlanTask
from vanban.skeleton import fold

SAME = 0.985  # a stray mark of the scanner is no change
RELATED = 0.55
SAME_PLACE = 0.2  # the same code under the same title is the same duty, however it was reworded
SAME_CODE_BONUS = 0.15


def likeness(first: str, second: str) -> float:
    """0…1 over folded words; 1 means the same words in the same order.

    A text that holds nearly all words of the other counts as related, though it grew.
    """
    a, b = fold(first).split(), fold(second).split()
    shared = (Counter(a) & Counter(b)).total()
    if not shared or shared / max(1, min(len(a), len(b))) < SAME_PLACE:
        return 0.0
    matched = sum(block.size for block in _matcher(a, b).get_matching_blocks())
    ratio = 2 * matched / (len(a) + len(b))
    return max(ratio, 0.9 * matched / min(len(a), len(b)) if min(len(a), len(b)) > 7 else 0)


def _matcher(a: list[str], b: list[str]) -> SequenceMatcher:
    return SequenceMatcher(None, a, b, autojunk=False)


def pair(new: list[IntakeTask], old: list[PlanTask]) -> dict[int, tuple[PlanTask, float]]:
    """Best one-to-one pairs: id of the new task → (old task, likeness of the words)."""
    scored = []
    for task in new:
        for before in old:
            words = likeness(task.text, before.text)
            if words >= _needed(task, before):
                bonus = SAME_CODE_BONUS if task.code == before.code else 0
                scored.append((words + bonus, words, task.pk, before))
    pairs: dict[int, tuple[PlanTask, float]] = {}
    taken: set[int] = set()
    for _score, words, pk, before in sorted(scored, key=lambda row: -row[0]):
        if pk not in pairs and before.pk not in taken:
            pairs[pk] = (before, words)
            taken.add(before.pk)
    return pairs


def _needed(task: IntakeTask, before: PlanTask) -> float:
    same_place = task.code == before.code and fold(task.title) == fold(before.title)
    return SAME_PLACE if same_place else RELATED


def compare(intake: Intake) -> None:
    """Set ``previous_task`` and ``change`` on every task of ``intake``."""
    tasks = list(intake.tasks.prefetch_related("assignees"))
    old = list(intake.previous.tasks.all()) if intake.previous else []
    pairs = pair(tasks, old)
    for task in tasks:
        before, words = pairs.get(task.pk, (None, 0.0))
        task.previous_task = before
        task.change = _change(task, before, words)
    IntakeTask.objects.bulk_update(tasks, ["previous_task", "change"], batch_size=200)


def _change(task: IntakeTask, before: PlanTask | None, words: float) -> str:
    if before is None:
        return ChangeKind.NEW
    same_owner = {_owner(row) for row in task.assignees.all()} == _owners(before)
    if words >= SAME and same_owner and _same_day(task, before):
        return ChangeKind.KEPT
    return ChangeKind.CHANGED


def _owner(assignee) -> str:
    known = assignee.group or assignee.agency
    return fold(known.name if known else assignee.name)


def _owners(before: PlanTask) -> set[str]:
    rows = before.assignments.filter(withdrawn_at=None).values_list("via_group", "agency__name")
    return {fold(group or name) for group, name in rows}


def _same_day(task: IntakeTask, before: PlanTask) -> bool:
    """Next year's date for the same day of the year is no change."""
    if task.deadline is None or before.deadline is None:
        return task.deadline is before.deadline
    return (task.deadline.month, task.deadline.day) == (before.deadline.month, before.deadline.day)


def dropped(intake: Intake) -> list[PlanTask]:
    """Tasks of the earlier plan that the document no longer has."""
    if intake.previous is None:
        return []
    kept = intake.tasks.filter(left_out=False).exclude(previous_task=None)
    return list(intake.previous.tasks.exclude(pk__in=kept.values("previous_task_id")))
