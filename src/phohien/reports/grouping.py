"""Which of the plan's six groups of work (II.1–II.6) a task counts for in a report."""

from phohien.plans.models import PlanTask

GROUPS = ("1", "2", "3", "4", "5", "6")
PROMOTION = "3"
# Part IV repeats the groups by agency; there the task's topics tell. First match wins.
_TOPICS = (
    ("2", {"staffing"}),
    ("5", {"foreign-press", "press-conference"}),
    ("6", {"refutation", "clarification", "press-monitoring"}),
    ("4", {"security", "state-secrets"}),
    ("1", {"guidance", "state-management"}),
)


def group_of(task: PlanTask) -> str:
    """ "1" … "6"; promotion (3) when nothing else is said."""
    if task.code.startswith("II.") and task.code[3:4] in GROUPS:
        return task.code[3]
    topics = set(task.topics)
    return next((group for group, words in _TOPICS if topics & words), PROMOTION)


def groups_of(tasks: list[PlanTask]) -> dict[int, str]:
    """Task id → group."""
    return {task.pk: group_of(task) for task in tasks}
