"""Which of the plan's six groups of work (II.1–II.6) a task counts for in a report."""

from phohien.plans.models import PlanTask

GROUPS = ("1", "2", "3", "4", "5", "6")
PROMOTION = "3"
NO_GROUP = ""
CLOSING = "closing"  # the code that a plan's reporting duty bears
# Money and the report itself are none of the six groups.
_OUTSIDE = {"budget", "reporting"}
# Part IV repeats the groups by agency; there the task's topics tell. First match wins.
_TOPICS = (
    ("2", {"staffing"}),
    ("4", {"secrecy"}),
    ("5", {"foreign-press"}),
    ("6", {"refutation", "press-supply", "press-conference", "press-monitoring"}),
    ("4", {"security"}),
    ("1", {"inspection"}),
)


def group_of(task: PlanTask) -> str:
    """ "1" … "6", promotion (3) when nothing else is said; "" for money and reporting."""
    if task.code.startswith("II.") and task.code[3:4] in GROUPS:
        return task.code[3]
    topics = set(task.topics)
    if task.code == CLOSING or topics and topics <= _OUTSIDE:
        return NO_GROUP
    return next((group for group, words in _TOPICS if topics & words), PROMOTION)


def groups_of(tasks: list[PlanTask]) -> dict[int, str]:
    """Task id → group."""
    return {task.pk: group_of(task) for task in tasks}
