"""What every service of the room shares: the locked case, its rows, its audit entries."""

from phohien.clearance import personal_data
from phohien.clearance.enums import CaseState
from phohien.clearance.ladders import Ladder
from phohien.clearance.models import Case, Step
from phohien.clearance.subjects import Subject
from phohien.clearance.workflow import CASE, PENDING, STEP
from phohien.kernel import clock
from phohien.kernel.errors import NotVisible
from phohien.kernel.transitions import transition
from phohien.security import audit


def lock_case(pk: int) -> Case:
    """The case under its row lock: all that happens to a case happens one after another."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("agency", "owner")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible()
    return found


def make_case(actor, subject: Subject, ladder: Ladder, **fields) -> Case:
    """The row with its writers and what to look at; ``fields`` for an emergency."""
    case = Case.objects.create(
        subject_type=subject.type,
        subject_id=subject.id,
        locale=subject.locale,
        title=subject.title[:300],
        address=subject.address,
        agency_id=subject.agency_id,
        owner_id=subject.owner_id,
        reviewing_body_id=ladder.bodies[0] if ladder.bodies else None,
        content_class=ladder.content_class,
        fingerprint=subject.fingerprint,
        snapshot=subject.snapshot,
        writer_ids=sorted(subject.writer_ids),
        findings=[found.to_dict() for found in personal_data.find(subject.text)],
        requested_by=actor,
        requested_at=clock.now(),
        **({"state": CaseState.OPEN} | fields),
    )
    case.writers.set(sorted(subject.writer_ids))
    return case


def drop_pending(case: Case) -> None:
    """Steps nobody needs any more."""
    for step in Step.objects.select_for_update(of=("self",)).filter(case=case, state__in=PENDING):
        transition(step, "drop", STEP)
        step.save(update_fields=["state"])


def close(case: Case, verb: str, note: str = "") -> tuple[str, str]:
    """Take the case along ``verb`` of the case's table and drop what is pending."""
    old, new = transition(case, verb, CASE)
    case.closed_at, case.closing_note = clock.now(), note
    case.save(update_fields=["state", "closed_at", "closing_note"])
    drop_pending(case)
    return old, new


def close_review(actor, case: Case, verb: str, note: str) -> tuple[str, str]:
    """The verdict over an emergency publication, with its reviewer and time."""
    old, new = transition(case, verb, CASE)
    case.reviewed_by, case.reviewed_at, case.review_note = actor, clock.now(), note
    case.closed_at = case.reviewed_at
    case.save(update_fields=["state", "reviewed_by", "reviewed_at", "review_note", "closed_at"])
    return old, new


def record(actor, what: str, case: Case, changes: dict) -> None:
    audit.record(
        actor=actor,
        action=f"clearance.{what}",
        on=case,
        changes=changes,
        agency_id=case.agency_id,
    )


def grouped(digest: str) -> str:
    """The whole hash in groups of eight, so that it can be read and wraps on a phone."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
