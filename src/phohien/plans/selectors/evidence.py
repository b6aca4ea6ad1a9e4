"""Evidence: the list with its filters, counting without doubles, what may be one event."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from phohien.organisation.models import Agency
from phohien.plans.codes import CLOSING
from phohien.plans.enums import EvidenceKind
from phohien.plans.models import Assignment, Evidence, PlanSection
from phohien.plans.selectors.assignments import with_subsections
from phohien.security.policies import get_visible, visible
from vanban.skeleton import fold

JOINABLE = (EvidenceKind.EVENT, EvidenceKind.MEETING)
NEAR_DAYS = 1


def evidence(
    *,
    actor,
    year: int | None = None,
    agency: Agency | None = None,
    agency_kind: str = "",
    kind: str = "",
    section: PlanSection | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    joined: str = "",
    withdrawn: bool = False,
    text: str = "",
) -> QuerySet[Evidence]:
    """Evidence the actor may see, the latest first.

    ``joined``: "yes" only rows that tell of an event another row tells of too, "no" only others;
    ``withdrawn`` shows those taken back instead of those that stand.
    """
    rows = visible(actor, Evidence).filter(withdrawn_at__isnull=not withdrawn)
    exact = {
        "year": year,
        "agency": agency,
        "agency__kind": agency_kind,
        "kind": kind,
        "happened_on__gte": since,
        "happened_on__lte": until,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if section is not None:
        rows = rows.filter(_proves(section))
    if joined:
        rows = _joined(rows, joined == "yes")
    if text.strip():
        rows = rows.filter(title_folded__contains=fold(text).strip())
    return rows.select_related("agency", "same_event__agency").order_by("-happened_on", "-pk")


def _proves(section: PlanSection) -> Q:
    """From the section's few assignments to their evidence, not from every piece of evidence."""
    links = Evidence.assignments.through.objects.filter(
        assignment__task__section_id__in=with_subsections(section)
    )
    return Q(pk__in=links.values("evidence_id"))


def _joined(rows: QuerySet[Evidence], wanted: bool) -> QuerySet[Evidence]:
    others = Evidence.objects.filter(same_event=OuterRef("pk"), withdrawn_at=None)
    if wanted:
        return rows.filter(Exists(others)) | rows.exclude(same_event=None)
    return rows.filter(~Exists(others), same_event=None)


@dataclass(frozen=True, slots=True)
class EvidenceCount:
    """``rows`` pieces tell of ``events`` different things; sums count each row's own figures."""

    rows: int
    events: int
    items: int


def count_evidence(rows: QuerySet[Evidence]) -> EvidenceCount:
    """Count already visible rows: an event that several agencies report is one event.

    For one agency every row counts; for the province the ``events`` count (issue 2 §5).
    """
    found = rows.order_by().aggregate(
        rows=Count("pk"),
        events=Count(Coalesce("same_event_id", "pk"), distinct=True),
        items=Coalesce(Sum("item_count"), 0),
    )
    return EvidenceCount(**found)


def get_evidence(*, actor, pk: int) -> Evidence:
    """One piece of evidence with its agency and event, or NotVisible."""
    get_visible(actor, Evidence, pk=pk)
    return Evidence.objects.select_related("agency", "recorded_by", "same_event__agency").get(pk=pk)


def reusable_evidence(*, actor, assignment: Assignment, limit: int = 5) -> QuerySet[Evidence]:
    """The agency's latest evidence of the year that does not prove this assignment yet."""
    return (
        visible(actor, Evidence, "change")
        .filter(agency_id=assignment.agency_id, year=assignment.plan.year)
        .exclude(pk__in=assignment.evidence.values("pk"))
        .order_by("-happened_on", "-pk")[:limit]
    )


def same_event_candidates(*, actor, evidence: Evidence, limit: int = 8) -> list[Evidence]:
    """Reports of other agencies that may tell of the same event: same kind, a day apart at most,
    those that share most words of the title first."""
    near = dt.timedelta(days=NEAR_DAYS)
    rows = (
        visible(actor, Evidence, "join")
        .filter(
            year=evidence.year,
            kind=evidence.kind,
            withdrawn_at=None,
            happened_on__range=(evidence.happened_on - near, evidence.happened_on + near),
        )
        .exclude(pk=evidence.pk)
        .exclude(agency_id=evidence.agency_id)
        .exclude(pk=evidence.same_event_id)
        .exclude(same_event_id=evidence.same_event_id or evidence.pk)
        .exclude(assignments__task__code=CLOSING)  # a report handed in is no shared event
        .select_related("agency")[:200]
    )
    words = set(evidence.title_folded.split())
    scored = [(_likeness(words, row), row) for row in rows]
    likely = sorted((pair for pair in scored if pair[0] >= 0.3), key=lambda pair: -pair[0])
    return [row for _score, row in likely[:limit]]


def _likeness(words: set[str], row: Evidence) -> float:
    """Jaccard likeness of two titles' words, 0 to 1."""
    other = set(row.title_folded.split())
    return len(words & other) / len(words | other) if words | other else 0.0
