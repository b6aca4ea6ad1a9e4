"""How far a set of assignments is, counted by the database in one query."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from phohien.kernel import clock
from phohien.plans.enums import OPEN_STATES, AssignmentState


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of assignments; ``late`` are open ones past their deadline, also counted by state."""

    total: int = 0
    done: int = 0
    in_progress: int = 0
    not_started: int = 0
    no_update: int = 0
    not_applicable: int = 0
    late: int = 0

    @property
    def percent(self) -> int:
        """Done in percent of those that apply, rounded down; 0 when none applies."""
        owed = self.total - self.not_applicable
        return self.done * 100 // owed if owed else 0

    @property
    def parts(self) -> list[tuple[str, str, int]]:
        """``(state, label, count)`` in the order of a bar, empty states left out."""
        order = ("done", "in_progress", "not_started", "no_update", "not_applicable")
        return [
            (state, AssignmentState(state).label, getattr(self, state))
            for state in order
            if getattr(self, state)
        ]


def late() -> Q:
    """Open and past the deadline today."""
    return Q(state__in=OPEN_STATES, deadline__lt=clock.today())


def progress(rows: QuerySet, by: str) -> dict[int, Progress]:
    """Progress of already visible ``rows`` grouped by the field ``by`` (such as ``task_id``)."""
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    grouped = (
        rows.order_by()
        .values(by, "state")
        .annotate(count=Count("pk"), overdue=Count("pk", filter=late()))
    )
    for row in grouped:
        numbers = counts[row[by]]
        numbers[row["state"]] += row["count"]
        numbers["total"] += row["count"]
        numbers["late"] += row["overdue"]
    return {key: Progress(**numbers) for key, numbers in counts.items()}
