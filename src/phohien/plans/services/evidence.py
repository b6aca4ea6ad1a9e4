"""Recording what was done: evidence for one or more assignments of one agency."""

import datetime as dt
import hashlib
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from phohien.kernel import clock, events
from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.kernel.transitions import transition
from phohien.plans import uploads
from phohien.plans.enums import OPEN_STATES, AssignmentState, EvidenceKind
from phohien.plans.events import EvidenceRecorded
from phohien.plans.models import Assignment, Evidence
from phohien.plans.settled import require_changeable, require_updatable
from phohien.plans.workflow import ASSIGNMENT_TRANSITIONS
from phohien.security import audit
from phohien.security.policies import get_visible, require
from vanban.skeleton import fold

NEEDS_LINK_OR_FILE = {EvidenceKind.PUBLISHED_ITEM, EvidenceKind.DOCUMENT, EvidenceKind.PHOTO}


@transaction.atomic
def record_evidence(
    *,
    actor,
    assignments: Iterable[Assignment],
    file: File | None = None,
    once: bool = False,
    **fields,
) -> Evidence:
    """Record one piece of work for assignments of one agency; they move on to "in progress".

    ``fields`` are those of Evidence (kind, title, happened_on, person, place, url, note,
    item_count, languages, participant_count, amount_vnd). Raises InvalidInput by field.
    ``once``: the same words of the same person within a minute are a form sent twice, and give
    the row that is there.
    """
    rows = _lock_own(actor, assignments)
    evidence = Evidence(
        agency_id=rows[0].agency_id,
        year=rows[0].plan.year,
        recorded_by=actor,
        recorded_at=clock.now(),
        **fields,
    )
    _attach(evidence, file)
    _validate(evidence)
    if once and (sent := _just_sent(evidence, rows[0])):
        return sent
    evidence.save()
    evidence.assignments.set(rows)
    recount(rows, actor)
    audit.record(
        actor=actor,
        action="plans.record_evidence",
        on=evidence,
        changes={"assignments": (None, [row.pk for row in rows])},
        agency_id=evidence.agency_id,
    )
    events.publish(EvidenceRecorded(evidence_id=evidence.pk))
    return evidence


SAME = (
    "agency_id", "year", "kind", "title", "happened_on", "person", "place", "url", "file_sha256",
    "document_number", "figure_value", "participant_count", "amount_vnd", "recorded_by_id",
)  # fmt: skip


def _just_sent(evidence: Evidence, assignment: Assignment) -> Evidence | None:
    """The row this one repeats. The assignment is locked, so the first of two is here by now."""
    since = evidence.recorded_at - dt.timedelta(minutes=1)
    alike = {name: getattr(evidence, name) for name in SAME}
    standing = assignment.evidence.filter(withdrawn_at=None, recorded_at__gte=since)
    return standing.filter(**alike).first()


def _lock_own(actor, assignments: Iterable[Assignment]) -> list[Assignment]:
    wanted = {assignment.pk for assignment in assignments}
    rows = list(
        Assignment.objects.select_for_update(of=("self",))
        .select_related("plan")
        .filter(pk__in=wanted)
        .order_by("pk")
    )
    if not rows or len(rows) != len(wanted):
        raise NotVisible()
    for row in rows:
        require_updatable(actor, row)
    if len({row.agency_id for row in rows}) > 1 or len({row.plan_id for row in rows}) > 1:
        raise RuleBroken("one-agency", _("Một minh chứng chỉ ghi cho một đơn vị và một kế hoạch."))
    return rows


def _attach(evidence: Evidence, file: File | None) -> None:
    if file is None:
        return
    uploads.check(file)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    evidence.file_sha256 = digest.hexdigest()
    evidence.file_name = file.name[-255:]
    evidence.file = file


def _validate(evidence: Evidence) -> None:
    evidence.title = evidence.title.strip()
    evidence.title_folded = fold(evidence.title)
    if evidence.happened_on and evidence.happened_on > clock.today():
        raise InvalidInput(
            "happened_on", _("Minh chứng ghi việc đã làm, nên ngày không thể ở sau hôm nay.")
        )
    if evidence.happened_on and evidence.happened_on.year < evidence.year - 1:
        raise InvalidInput(
            "happened_on",
            _("Ngày này ở trước năm của kế hoạch (%(year)s). Hãy kiểm tra lại năm.")
            % {"year": evidence.year},
        )
    if evidence.kind in NEEDS_LINK_OR_FILE and not (evidence.url or evidence.file):
        raise InvalidInput("url", _("Loại minh chứng này cần một địa chỉ hoặc một tệp."))
    try:
        evidence.full_clean(exclude=["recorded_by", "same_event"])
    except ValidationError as error:
        name, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(name, " ".join(messages)) from error


def recount(rows: Iterable[Assignment], actor) -> None:
    """Bring ``evidence_count`` and the state in line with the evidence that stands.

    The rows are locked first: two withdrawals at once must both see the other.
    """
    wanted = Assignment.objects.filter(pk__in=[row.pk for row in rows])
    list(wanted.select_for_update().order_by("pk").values_list("pk"))
    counted = wanted.annotate(standing=Count("evidence", filter=Q(evidence__withdrawn_at=None)))
    for row in counted:
        row.evidence_count = row.standing
        if (
            row.standing
            and row.state in (OPEN_STATES[0], OPEN_STATES[1])
            or not row.standing
            and row.state == AssignmentState.DONE
        ):
            transition(row, "start", ASSIGNMENT_TRANSITIONS)
        row.updated_at, row.updated_by = clock.now(), actor
        row.save(update_fields=["evidence_count", "state", "updated_at", "updated_by"])


@transaction.atomic
def change_evidence(
    *,
    actor,
    evidence: Evidence,
    file: File | None = None,
    assignments: Iterable[Assignment] | None = None,
    **fields,
) -> Evidence:
    """Correct a piece of evidence; old and new values go into the audit log.

    ``assignments`` given: it now proves these and no others of the agency.
    """
    evidence = _lock(evidence)
    require_changeable(actor, evidence)
    changes = audit.changed(evidence, fields)
    if file is not None:
        changes["file"] = (evidence.file_name, file.name[-255:])
    _attach(evidence, file)
    _validate(evidence)
    evidence.save()
    if assignments is not None:
        changes |= _relink(actor, evidence, assignments)
    audit.record(
        actor=actor,
        action="plans.change_evidence",
        on=evidence,
        changes=changes,
        agency_id=evidence.agency_id,
    )
    return evidence


def _relink(actor, evidence: Evidence, assignments: Iterable[Assignment]) -> dict:
    """Exchange the assignments of the plan in force; those of past plans keep their record."""
    wanted = {row.pk: row for row in assignments}
    if not wanted:
        raise InvalidInput("assignments", _("Hãy chọn ít nhất một việc mà minh chứng này ghi cho."))
    before = {row.pk: row for row in evidence.assignments.in_force()}
    added = [row for pk, row in wanted.items() if pk not in before]
    removed = [row for pk, row in before.items() if pk not in wanted]
    if not added and not removed:
        return {}
    locked = _lock_own(actor, [*added, *removed])
    if locked[0].agency_id != evidence.agency_id:
        raise NotVisible()
    evidence.assignments.remove(*removed)
    evidence.assignments.add(*added)
    recount(locked, actor)
    return {"assignments": (sorted(before), sorted(wanted))}


@transaction.atomic
def withdraw_evidence(*, actor, evidence: Evidence, reason: str) -> Evidence:
    """Take evidence back with a reason; it stays readable but counts no more."""
    evidence = _lock(evidence)
    require_changeable(actor, evidence)
    if not reason.strip():
        raise InvalidInput("reason", _("Hãy cho biết vì sao rút minh chứng này."))
    changes = audit.changed(
        evidence, {"withdrawn_at": clock.now(), "withdrawn_reason": reason.strip()}
    )
    evidence.save()
    promote_next(evidence)
    recount(evidence.assignments.all(), actor)
    audit.record(
        actor=actor,
        action="plans.withdraw_evidence",
        on=evidence,
        changes=changes,
        agency_id=evidence.agency_id,
    )
    return evidence


def promote_next(evidence: Evidence) -> None:
    """When the counted row of an event is withdrawn, the next report of it counts."""
    rest = list(evidence.also_reported.filter(withdrawn_at=None).order_by("pk"))
    if rest:
        rest[0].same_event = None
        rest[0].save(update_fields=["same_event"])
        Evidence.objects.filter(pk__in=[row.pk for row in rest[1:]]).update(same_event=rest[0])


@transaction.atomic
def join_evidence(*, actor, evidence: Evidence, same_event: Evidence) -> Evidence:
    """Say that two reports tell of one event: the province counts it once."""
    _lock_pair(evidence, same_event)
    evidence = _lock(evidence)
    require(actor, "join", evidence)
    primary = get_visible(actor, Evidence, pk=same_event.pk)
    primary = primary.same_event or primary
    withdrawn = primary.withdrawn_at or evidence.withdrawn_at
    if primary.pk == evidence.pk or withdrawn or primary.year != evidence.year:
        raise RuleBroken("same-event", _("Hai minh chứng này không gộp được với nhau."))
    changes = audit.changed(evidence, {"same_event": primary})
    if not changes:
        raise RuleBroken("joined", _("Hai minh chứng này đã được gộp với nhau trước đó."))
    evidence.save()
    evidence.also_reported.update(same_event=primary)
    audit.record(actor=actor, action="plans.join_evidence", on=evidence, changes=changes)
    return evidence


def _lock_pair(*rows: Evidence) -> None:
    """In one order: two people joining A to B and B to A must not leave both uncounted."""
    pair = Evidence.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk")
    list(pair.select_for_update(of=("self",)).values_list("pk"))


@transaction.atomic
def part_evidence(*, actor, evidence: Evidence) -> Evidence:
    """Undo a join."""
    evidence = _lock(evidence)
    require(actor, "join", evidence)
    changes = audit.changed(evidence, {"same_event": None})
    if not changes:
        raise RuleBroken("not-joined", _("Minh chứng này không gộp với minh chứng nào."))
    evidence.save()
    audit.record(actor=actor, action="plans.part_evidence", on=evidence, changes=changes)
    return evidence


def _lock(evidence: Evidence) -> Evidence:
    locked = Evidence.objects.select_for_update(of=("self",)).filter(pk=evidence.pk).first()
    if locked is None:
        raise NotVisible()
    return locked
