"""Evidence that follows from publishing: written by the publication, not by a form.

Whoever publishes has been checked by the newsroom; these functions only keep the books.
"""

from collections.abc import Iterable

from django.db import transaction

from phohien.kernel import clock, events
from phohien.organisation.models import Agency
from phohien.plans.enums import EvidenceKind
from phohien.plans.events import EvidenceRecorded
from phohien.plans.models import Assignment, Evidence, PlanTask
from phohien.plans.services.evidence import promote_next, recount
from phohien.security import audit
from vanban.skeleton import fold


@transaction.atomic
def record_published_item(
    *, actor, agency: Agency, task: PlanTask, title: str, url: str, languages: Iterable[str]
) -> Evidence | None:
    """One published item for the assignment of ``agency`` in ``task``; None when it owes none."""
    rows = list(
        Assignment.objects.in_force()
        .select_for_update(of=("self",))
        .select_related("plan")
        .filter(task=task, agency=agency)
    )
    if not rows:
        return None
    codes = list(languages)
    evidence = Evidence.objects.create(
        agency=agency,
        year=rows[0].plan.year,
        kind=EvidenceKind.PUBLISHED_ITEM,
        title=title[:300],
        title_folded=fold(title)[:300],
        happened_on=clock.today(),
        person=str(actor)[:200] if actor else "",
        url=url,
        item_count=len(codes),
        languages=codes,
        recorded_by=actor,
        recorded_at=clock.now(),
    )
    evidence.assignments.set(rows)
    recount(rows, actor)
    audit.record(
        actor=actor,
        action="plans.record_evidence",
        on=evidence,
        changes={"assignments": (None, [row.pk for row in rows])},
        agency_id=agency.pk,
    )
    events.publish(EvidenceRecorded(evidence_id=evidence.pk))
    return evidence


@transaction.atomic
def update_languages(*, evidence: Evidence, languages: Iterable[str], actor) -> None:
    """The item is public in these languages now; each counts as one item."""
    codes = list(languages)
    row = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    changes = audit.changed(row, {"languages": codes, "item_count": len(codes)})
    if not changes:
        return
    row.save(update_fields=["languages", "item_count"])
    audit.record(
        actor=actor, action="plans.change_evidence", on=row, changes=changes,
        agency_id=row.agency_id,
    )  # fmt: skip


@transaction.atomic
def take_back(*, evidence: Evidence, actor, reason: str) -> None:
    """The item is public no more, so it proves nothing; the row stays readable."""
    row = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if row.withdrawn_at is not None:
        return
    changes = audit.changed(row, {"withdrawn_at": clock.now(), "withdrawn_reason": reason})
    row.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    promote_next(row)
    recount(row.assignments.all(), actor)
    audit.record(
        actor=actor, action="plans.withdraw_evidence", on=row, changes=changes,
        agency_id=row.agency_id,
    )  # fmt: skip
