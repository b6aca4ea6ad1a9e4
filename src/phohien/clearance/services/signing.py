"""Signatures: taking a step, giving it back, clearing, returning, asking for changes."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clearance import checklist as questions
from phohien.clearance.enums import CaseState, StepState
from phohien.clearance.errors import MustConfirmFindings
from phohien.clearance.events import CaseDecided
from phohien.clearance.models import Case, Step
from phohien.clearance.services.opening import open_next
from phohien.clearance.services.records import close, grouped, lock_case, record
from phohien.clearance.services.telling import tell_outcome
from phohien.clearance.workflow import STEP
from phohien.kernel import clock, events
from phohien.kernel.errors import InvalidInput, NotVisible, RuleBroken
from phohien.kernel.transitions import transition
from phohien.security.policies import require

MAX_REASON = 4000


@transaction.atomic
def claim_step(*, actor, step: Step) -> Step:
    """Take the step, so that nobody else works on it. Two at once: exactly one gets it."""
    case, step = _lock(actor, "sign", step)
    if step.state == StepState.CLAIMED and step.claimed_by_id == actor.pk:
        return step
    _require_free(actor, step)
    transition(step, "claim", STEP)
    step.claimed_by, step.claimed_at = actor, clock.now()
    step.save(update_fields=["state", "claimed_by", "claimed_at"])
    record(actor, "claim_step", case, {"step": (None, step.label)})
    return step


@transaction.atomic
def release_step(*, actor, step: Step) -> Step:
    """Give the step back to all who may sign it; also a co-ordinator, when its holder is away."""
    case, step = _lock(actor, "release", step)
    holder = step.claimed_by
    transition(step, "release", STEP)
    step.claimed_by, step.claimed_at = None, None
    step.save(update_fields=["state", "claimed_by", "claimed_at"])
    record(actor, "release_step", case, {"step": (None, step.label), "holder": (str(holder), None)})
    return step


@transaction.atomic
def clear_step(*, actor, step: Step, checklist: Mapping[str, object], note: str = "") -> Step:
    """Sign: signer, time, answers and the fingerprint are kept. The last step clears the case.

    ``checklist`` answers all of checklist.QUESTIONS ("yes" or True, "na: why"); a "no" forbids
    signing. Raises InvalidInput naming the question, MustConfirmFindings, RuleBroken.
    """
    answers = questions.read(checklist)
    case, step = _lock(actor, "sign", step)
    _require_free(actor, step)
    refused = questions.refused(answers)
    if refused:
        raise RuleBroken(
            "checklist",
            _("Có câu trả lời “không” (%(what)s) nên chưa ký được; hãy yêu cầu sửa hoặc trả lại.")
            % {"what": " ".join(refused)},
        )
    _require_confirmed(case)
    _decide(actor, step, "clear", note, answers)
    changes = {"step": (None, step.label), "sha256": (None, grouped(case.fingerprint))}
    record(actor, "clear_step", case, changes)
    if open_next(case) is None:
        _finish(actor, case, "clear", "")
    return step


@transaction.atomic
def return_step(*, actor, step: Step, reason: str) -> Step:
    """Refuse the content with a reason; the case ends."""
    return _refuse(actor, step, "return", reason)


@transaction.atomic
def request_changes(*, actor, step: Step, reason: str) -> Step:
    """Say what must be changed; the case ends, the changed text is a new one."""
    return _refuse(actor, step, "request_changes", reason)


def _refuse(actor, step: Step, verb: str, reason: str) -> Step:
    reason = reason.strip()
    if not reason:
        raise InvalidInput("reason", _("Hãy ghi lý do để người viết biết phải làm gì."))
    if len(reason) > MAX_REASON:
        raise InvalidInput("reason", _("Lý do dài quá %(max)s chữ.") % {"max": MAX_REASON})
    case, step = _lock(actor, "sign", step)
    _require_free(actor, step)
    _decide(actor, step, verb, reason, {})
    changes = {"step": (None, step.label), "reason": (None, reason)}
    record(actor, f"{verb}_step" if verb == "return" else verb, case, changes)
    _finish(actor, case, verb, reason)
    return step


def _decide(actor, step: Step, verb: str, reason: str, answers: dict) -> None:
    transition(step, verb, STEP)
    step.decided_by, step.decided_at = actor, clock.now()
    step.reason, step.checklist = reason.strip(), answers
    step.save(update_fields=["state", "decided_by", "decided_at", "reason", "checklist"])


def _finish(actor, case: Case, verb: str, note: str) -> None:
    old, new = close(case, verb, note)
    record(actor, "decide_case", case, {"state": (old, new)})
    tell_outcome(case, note)
    events.publish(
        CaseDecided(
            case_id=case.pk,
            subject_type=case.subject_type,
            subject_id=case.subject_id,
            locale=case.locale,
            outcome=new,
        )
    )


def _lock(actor, action: str, step: Step) -> tuple[Case, Step]:
    case = lock_case(step.case_id)
    rows = Step.objects.select_for_update(of=("self",)).select_related("agency", "claimed_by")
    locked = rows.filter(pk=step.pk).first()
    if locked is None:
        raise NotVisible()
    require(actor, action, locked)
    if case.state != CaseState.OPEN:
        raise RuleBroken("closed", _("Hồ sơ này đã kết thúc."))
    return case, locked


def _require_free(actor, step: Step) -> None:
    if step.state == StepState.CLAIMED and step.claimed_by_id != actor.pk:
        raise RuleBroken("claimed", _("%(name)s đã nhận bước này.") % {"name": step.claimed_by})


def _require_confirmed(case: Case) -> None:
    waiting = [found for found in case.findings if not found.get("reason")]
    if waiting:
        raise MustConfirmFindings(len(waiting))
