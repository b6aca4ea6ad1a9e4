"""Reading the plans domain; every function narrows by the policy of the asking person."""

from phohien.plans.selectors.assignments import (
    assignments,
    get_assignment,
    others_to_share_with,
    own_board,
)
from phohien.plans.selectors.evidence import (
    count_evidence,
    evidence,
    get_evidence,
    reusable_evidence,
    same_event_candidates,
)
from phohien.plans.selectors.outline import Outline, TaskRow, outline
from phohien.plans.selectors.plans import (
    bases,
    current_plan,
    get_plan,
    plans,
    sections,
    unfinished_by_task,
)
from phohien.plans.selectors.progress import Progress, progress
from phohien.plans.selectors.tasks import get_task, task_assignments, task_bases, task_history
from phohien.plans.selectors.versions import Difference, differences

__all__ = [
    "Difference",
    "Outline",
    "Progress",
    "TaskRow",
    "assignments",
    "bases",
    "count_evidence",
    "current_plan",
    "differences",
    "evidence",
    "get_assignment",
    "get_evidence",
    "get_plan",
    "get_task",
    "others_to_share_with",
    "outline",
    "own_board",
    "plans",
    "progress",
    "reusable_evidence",
    "same_event_candidates",
    "sections",
    "task_assignments",
    "task_bases",
    "task_history",
    "unfinished_by_task",
]
