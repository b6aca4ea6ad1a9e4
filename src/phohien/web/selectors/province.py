"""The province at a glance: how every agency stands, the matrix, the map, what is late."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from phohien.kernel import clock
from phohien.organisation import selectors as organisation
from phohien.organisation.enums import COMMUNE_KINDS
from phohien.organisation.models import Agency
from phohien.plans.enums import OPEN_STATES
from phohien.plans.models import Assignment, Plan
from phohien.plans.selectors import Progress, progress
from phohien.plans.selectors.progress import late
from phohien.security.policies import visible
from phohien.web.selectors.groups import TaskGroup, by_group
from phohien.web.selectors.standing import ALL, Standing, standing


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency with its counts and the word for them."""

    agency: Agency
    counts: Progress
    standing: Standing


@dataclass(frozen=True, slots=True)
class Cell:
    """What one agency owes of one task group."""

    group: TaskGroup
    counts: Progress | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An agency and its cells in the order of the groups."""

    agency: Agency
    cells: list[Cell]


def standing_assignments(*, actor, plan: Plan) -> QuerySet[Assignment]:
    """What the actor may see of a plan's assignments that were not withdrawn."""
    return visible(actor, Assignment).filter(plan=plan, withdrawn_at=None)


def agency_rows(*, actor, plan: Plan) -> list[AgencyRow]:
    """Every active agency, in the order of the list; two queries."""
    counts = progress(standing_assignments(actor=actor, plan=plan), "agency_id")
    return [
        AgencyRow(agency, counts.get(agency.pk, Progress()), standing(counts.get(agency.pk)))
        for agency in organisation.agencies(actor=actor)
    ]


def total(rows: list[AgencyRow]) -> Progress:
    """The counts of all ``rows`` together."""
    names = Progress.__slots__
    return Progress(**{name: sum(getattr(row.counts, name) for row in rows) for name in names})


def communes(rows: list[AgencyRow]) -> list[AgencyRow]:
    """The communes and wards among ``rows``."""
    return [row for row in rows if row.agency.kind in COMMUNE_KINDS]


def census(rows: list[AgencyRow]) -> list[tuple[Standing, int]]:
    """How many of ``rows`` stand how; standings of nobody are left out."""
    counts = Counter(row.standing for row in rows)
    return [(found, counts[found]) for found in ALL if counts[found]]


def latest(rows: list[AgencyRow]) -> list[AgencyRow]:
    """Agencies with something overdue, the most first."""
    return sorted((row for row in rows if row.counts.late), key=lambda row: -row.counts.late)


def matrix(*, actor, plan: Plan, groups: list[TaskGroup], agencies) -> list[MatrixRow]:
    """Agencies × task groups, counted by the database in one query."""
    agencies = list(agencies)
    rows = standing_assignments(actor=actor, plan=plan).filter(
        agency_id__in=[agency.pk for agency in agencies]
    )
    counts = _counts(by_group(rows, groups))
    return [
        MatrixRow(agency, [_cell(group, counts.get((agency.pk, group.number))) for group in groups])
        for agency in agencies
    ]


def _cell(group: TaskGroup, counts: Progress | None) -> Cell:
    return Cell(group, counts, standing(counts))


def _counts(rows: QuerySet) -> dict[tuple[int, int], Progress]:
    found: dict[tuple[int, int], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    grouped = (
        rows.order_by()
        .values("agency_id", "group", "state")
        .annotate(count=Count("pk"), overdue=Count("pk", filter=late()))
    )
    for row in grouped:
        numbers = found[row["agency_id"], row["group"]]
        numbers[row["state"]] += row["count"]
        numbers["total"] += row["count"]
        numbers["late"] += row["overdue"]
    return {key: Progress(**numbers) for key, numbers in found.items()}


def group_progress(*, actor, plan: Plan, groups: list[TaskGroup]) -> list[tuple]:
    """``(group, counts)`` over all agencies, in the order of the plan."""
    rows = by_group(standing_assignments(actor=actor, plan=plan), groups)
    counts = progress(rows, "group")
    return [(group, counts.get(group.number, Progress())) for group in groups]


def next_deadlines(*, actor, plan: Plan, limit: int = 6) -> list[dict]:
    """The coming days on which something is due: day, open and all assignments, tasks."""
    rows = standing_assignments(actor=actor, plan=plan).filter(deadline__gte=clock.today())
    return list(
        rows.order_by()
        .values("deadline")
        .annotate(
            open=Count("pk", filter=Q(state__in=OPEN_STATES)),
            all=Count("pk"),
            tasks=Count("task_id", distinct=True),
        )
        .order_by(F("deadline"))[:limit]
    )


def without_focal_points(*, actor) -> list[Agency]:
    """Agencies that owe two names and have not given both, most missing first."""
    rows = organisation.roster(actor=actor).filter(Q(has_leader=False) | Q(has_officer=False))
    return sorted(rows, key=lambda row: row.has_leader + row.has_officer)
