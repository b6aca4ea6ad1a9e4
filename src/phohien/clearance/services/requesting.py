"""Handing an exact content in: the scans, the ladder, the first step."""

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from phohien.clearance import secrecy
from phohien.clearance.enums import STANDING_STATES, CaseState
from phohien.clearance.ladders import Ladder, ladder_of
from phohien.clearance.models import Case, Step
from phohien.clearance.services.opening import open_next
from phohien.clearance.services.records import close, grouped, lock_case, make_case, record
from phohien.clearance.subjects import Subject
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.organisation.models import Agency
from phohien.security.policies import allowed, refusal


def request_clearance(*, actor, subject: Subject) -> Case:
    """Open a case for exactly this content; its first step waits for its people.

    The same content that stands or is being cleared gives that case. An open case of another
    content of the subject is void from now (no event: the newer request speaks). Raises
    SecretSuspected (audited even if the caller rolls back), NotAllowed, RuleBroken (a topic or
    ladder the dictionary lacks; the same subject handed in by two at once), InvalidInput
    (nobody wrote it).
    """
    require_to_request(actor, "request_clearance", subject)
    secrecy.require_clean_text(actor=actor, what=_("bài trình duyệt"), text=subject.text)
    with transaction.atomic():
        present = _present(subject)
        if present is not None:
            return present
        ladder = ladder_of(subject)
        void_older(actor, subject, _("Có bản mới được trình."))
        return _open(actor, subject, ladder)


def require_to_request(actor, action: str, subject: Subject) -> None:
    """By the rule of the speaking agency or of the section's owner; writers may hand in."""
    if not subject.writer_ids:
        raise InvalidInput("writer_ids", _("Chưa biết ai viết nội dung này."))
    agencies = [subject.agency_id]
    if action == "request_clearance":
        if actor is not None and actor.is_active and actor.pk in subject.writer_ids:
            return
        agencies.append(subject.owner_id)
    if not Agency.objects.filter(allowed(actor, action, Agency), pk__in=agencies).exists():
        raise NotAllowed(action, refusal(Agency, action))


def same_subject(subject: Subject) -> Q:
    """Cases of the subject in its language."""
    return Q(subject_type=subject.type, subject_id=subject.id, locale=subject.locale)


def _present(subject: Subject) -> Case | None:
    alive = Q(state=CaseState.OPEN) | Q(state__in=STANDING_STATES, lapsed_at=None)
    rows = Case.objects.filter(same_subject(subject), alive, fingerprint=subject.fingerprint)
    return rows.order_by("-pk").first()


def void_older(actor, subject: Subject, note: str) -> None:
    """The open case of another content is of no use any more."""
    older = Case.objects.filter(same_subject(subject), state=CaseState.OPEN)
    for pk in older.values_list("pk", flat=True):
        case = lock_case(pk)
        if case.state == CaseState.OPEN:
            record(actor, "void_case", case, {"state": close(case, "void", note)})


def _open(actor, subject: Subject, ladder: Ladder) -> Case:
    try:
        with transaction.atomic():
            case = make_case(actor, subject, ladder)
    except IntegrityError as error:
        raise RuleBroken(
            "requested-meanwhile",
            _("Có người vừa trình nội dung này. Hãy tải lại trang để xem hồ sơ."),
        ) from error
    for number, planned in enumerate(ladder.steps, 1):
        Step.objects.create(
            case=case,
            order=number,
            kind=planned.kind,
            role=planned.role,
            agency_id=planned.agency_id,
            label=planned.label,
            hours=planned.hours,
        )
    changes = {
        "state": (None, case.state),
        "content_class": (None, str(case.content_class)),
        "sha256": (None, grouped(case.fingerprint)),
    }
    record(actor, "request_clearance", case, changes)
    open_next(case)
    return case
