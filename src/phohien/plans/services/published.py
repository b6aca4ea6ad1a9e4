"""Evidence that follows from the work itself: written by a publication or a press conference.

Whoever does the work has been checked by its own room; these functions only keep the books.
"""

import datetime as dt
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
    *, actor, agency: Agency, task: PlanTask, title: str, url: str, languages: Iterable[str],
    happened_on: dt.date | None = None,
) -> Evidence | None:  # fmt: skip
    """One published item for the assignment of ``agency`` in ``task``; None when it owes none.

    ``happened_on`` is the day it became public, today unless given.
    """
    codes = list(languages)
    return _record(
        actor, agency, task, kind=EvidenceKind.PUBLISHED_ITEM, title=title,
        happened_on=happened_on or clock.today(), url=url, item_count=len(codes), languages=codes,
        person=str(actor)[:200] if actor else "",
    )  # fmt: skip


@transaction.atomic
def record_happening(
    *, actor, agency: Agency, task: PlanTask, kind: str, title: str, happened_on: dt.date,
    person: str = "", place: str = "", url: str = "",
) -> Evidence | None:  # fmt: skip
    """Something that ``agency`` held or took part in, for its assignment in ``task``.

    ``kind`` is any but PHOTO and FIGURE; ``person`` is an office, not a name. None when the
    agency owes none.
    """
    return _record(
        actor, agency, task, kind=kind, title=title, happened_on=happened_on,
        person=person[:200], place=place[:200], url=url,
    )  # fmt: skip


def _record(actor, agency: Agency, task: PlanTask, *, title: str, **fields) -> Evidence | None:
    rows = list(
        Assignment.objects.in_force()
        .select_for_update(of=("self",))
        .select_related("plan")
        .filter(task=task, agency=agency)
    )
    if not rows:
        return None
    evidence = Evidence.objects.create(
        agency=agency,
        year=rows[0].plan.year,
        title=title[:300],
        title_folded=fold(title)[:300],
        recorded_by=actor,
        recorded_at=clock.now(),
        **fields,
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
