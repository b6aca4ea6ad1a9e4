"""What a conference or a briefing proves of the plan: recorded by itself, taken back with it."""

from django.utils import timezone

from phohien.plans.enums import EvidenceKind
from phohien.plans.services import published
from phohien.spokespersons.models import Briefing, PressConference


def of_conference(actor, row: PressConference) -> None:
    """One event for the assignment of the agency, once it was held."""
    if row.plan_task_id is None or row.evidence_id:
        return
    row.evidence = published.record_happening(
        actor=actor,
        agency=row.agency,
        task=row.plan_task,
        kind=EvidenceKind.EVENT,
        title=row.title,
        happened_on=timezone.localdate(row.starts_at),
        person=row.chair,
        place=row.place,
    )
    row.save(update_fields=["evidence"])


def of_briefing(actor, row: Briefing) -> None:
    """One meeting, when the agency told something there."""
    if row.plan_task_id is None or row.evidence_id:
        return
    row.evidence = published.record_happening(
        actor=actor,
        agency=row.agency,
        task=row.plan_task,
        kind=EvidenceKind.MEETING,
        title=row.matter,
        happened_on=row.held_on,
        person=row.provider.position if row.provider_id else "",
        place=row.get_organiser_display(),
    )
    row.save(update_fields=["evidence"])


def take_back(actor, row: Briefing, reason: str) -> None:
    """What was recorded by mistake proves nothing."""
    if row.evidence_id:
        published.take_back(evidence=row.evidence, actor=actor, reason=reason)
