"""What agencies owe: the list with its filters, one assignment, an agency's own board."""

import datetime as dt

from django.db.models import F, Q, QuerySet

from phohien.kernel import clock
from phohien.organisation.enums import AGENCY_ROLES
from phohien.organisation.models import Agency
from phohien.plans.codes import typed_code
from phohien.plans.enums import OPEN_STATES, AssignmentState
from phohien.plans.models import Assignment, Plan, PlanSection, PlanTask
from phohien.plans.selectors.progress import late as is_late
from phohien.security.policies import get_visible, visible
from vanban.skeleton import fold

QUIET_DAYS = 90  # an open assignment without a word for a quarter
NEAREST_FIRST = (
    F("deadline").asc(nulls_last=True),
    F("task_id"),  # tasks and agencies are kept in their own order: no join to sort thousands
    F("agency_id"),
    "pk",
)


def assignments(
    *,
    actor,
    plan: Plan | None = None,
    agency: Agency | None = None,
    kind: str = "",
    section: PlanSection | None = None,
    state: str = "",
    role: str = "",
    due_from: dt.date | None = None,
    due_to: dt.date | None = None,
    late: bool = False,
    quiet: bool = False,
    text: str = "",
) -> QuerySet[Assignment]:
    """Standing assignments the actor may see, the nearest deadline first.

    ``late``: open past the deadline; ``quiet``: open and without a word for 90 days; ``text`` is
    sought in task and agency names without regard to marks.
    """
    rows = visible(actor, Assignment).filter(withdrawn_at=None)
    exact = {"plan": plan, "agency": agency, "agency__kind": kind, "state": state, "role": role}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    rows = rows.filter(**_due(due_from, due_to))
    if section is not None:
        rows = rows.filter(task__section_id__in=with_subsections(section))
    if late:
        rows = rows.filter(is_late())
    if quiet:
        rows = rows.filter(_quiet())
    if text.strip():
        rows = rows.filter(_mentions(text))
    return rows.select_related("task", "agency", "plan").order_by(*NEAREST_FIRST)


def _due(first: dt.date | None, last: dt.date | None) -> dict[str, dt.date]:
    asked = {"deadline__gte": first, "deadline__lte": last}
    return {name: day for name, day in asked.items() if day}


def _quiet() -> Q:
    since = clock.now() - dt.timedelta(days=QUIET_DAYS)
    silent = Q(updated_at=None) | Q(updated_at__lt=since)
    return Q(state=AssignmentState.NO_UPDATE) | Q(state__in=OPEN_STATES) & silent


def _mentions(text: str) -> Q:
    wanted = fold(text).strip()
    named = Agency.objects.filter(name_folded__contains=wanted).values("pk")
    told = PlanTask.objects.filter(text_folded__contains=wanted).values("pk")
    coded = PlanTask.objects.filter(code__iexact=typed_code(text)).values("pk")
    return Q(agency__in=named) | Q(task__in=told) | Q(task__in=coded)


def with_subsections(section: PlanSection) -> list[int]:
    """Keys of the section and of everything below it."""
    found = {section.pk}
    for row in PlanSection.objects.filter(plan=section.plan_id).order_by("order"):
        if row.parent_id in found:
            found.add(row.pk)
    return list(found)


def get_assignment(*, actor, pk: int) -> Assignment:
    """One assignment with its task, plan and agency, or NotVisible."""
    get_visible(actor, Assignment, pk=pk)
    return Assignment.objects.select_related(
        "task__section", "plan", "agency", "updated_by", "carried_from__plan"
    ).get(pk=pk)


def others_to_share_with(*, actor, assignment: Assignment) -> QuerySet[Assignment]:
    """Other assignments of the same agency and plan that the actor may write evidence for."""
    return (
        visible(actor, Assignment, "update")
        .filter(agency_id=assignment.agency_id, plan_id=assignment.plan_id)
        .exclude(pk=assignment.pk)
        .select_related("task")
        .order_by("task__order")
    )


def own_board(*, actor) -> QuerySet[Assignment]:
    """What the actor's own agencies still owe in the plans in force, nearest deadline first."""
    return assignments(actor=actor).filter(
        agency_id__in=actor.agency_ids(*AGENCY_ROLES),
        state__in=OPEN_STATES,
        plan__state="adopted",
    )
