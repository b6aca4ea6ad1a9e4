"""Closing a case with its outcome, and opening it again."""

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clarifications.enums import CaseState, LetterState, Outcome, RequestState
from phohien.clarifications.models import Case
from phohien.clarifications.services.proving import prove, take_back
from phohien.clarifications.services.records import check, cleaned, lock_case, record
from phohien.clarifications.workflow import CASE, REQUEST
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.transitions import transition
from phohien.security import audit
from phohien.security.policies import require


@transaction.atomic
def close_case(*, actor, case: Case, outcome: str = "", reason: str = "") -> Case:
    """Close what was answered, or say why there is no answer.

    An answered case keeps the outcome of its answer. Without a publication the outcome is
    ``no_reply`` with a reason, or ``answered`` once a first statement is recorded.
    """
    case = lock_case(case.pk)
    require(actor, "handle", case)
    reason = cleaned(actor, _("lý do của kết luận"), {"reason": reason})["reason"]
    final = _outcome(case, outcome, reason)
    _require_letters_ended(case)
    old, new = transition(case, "close", CASE)
    reason = reason or case.outcome_reason
    ended = {"outcome": final, "outcome_reason": reason, "closed_by": actor}
    changes = audit.changed(case, ended | {"closed_at": clock.now()})
    check(case)
    prove(actor, case)
    case.save()
    _drop_questions(case)
    record(actor, "close_case", case, changes | {"state": (old, new)}, case.agency_id)
    return case


def _outcome(case: Case, outcome: str, reason: str) -> str:
    if case.state == CaseState.ANSWERED:
        return case.outcome
    if outcome == Outcome.NO_REPLY:
        if not reason:
            raise InvalidInput("reason", _("Không trả lời thì phải ghi rõ lý do."))
        return outcome
    if outcome == Outcome.ANSWERED and case.first_statement_at is not None:
        return outcome
    if outcome == Outcome.ANSWERED:
        raise RuleBroken(
            "not-spoken", _("Hãy ghi lần phát ngôn đã trả lời trước khi khép lại vụ việc.")
        )
    raise RuleBroken(
        "not-answered", _("Kết luận này cần một câu trả lời đã công bố. Hãy soạn câu trả lời.")
    )


def _require_letters_ended(case: Case) -> None:
    if case.letters.filter(state=LetterState.SENT).exists():
        raise RuleBroken(
            "letters", _("Còn văn bản gửi báo chí chưa có kết quả. Hãy ghi kết quả trước.")
        )


def _drop_questions(case: Case) -> None:
    open_now = case.requests.filter(state__in=[RequestState.ASKED, RequestState.PREPARED])
    for row in open_now.select_for_update(of=("self",)):
        transition(row, "cancel", REQUEST)
        row.save(update_fields=["state"])


@transaction.atomic
def reopen_case(*, actor, case: Case, reason: str) -> Case:
    """Something new came up; the answer that is public stays public."""
    case = lock_case(case.pk)
    require(actor, "handle", case)
    reason = cleaned(actor, _("lý do mở lại"), {"reason": reason})["reason"]
    if not reason:
        raise InvalidInput("reason", _("Hãy ghi lý do mở lại."))
    answered = case.publication_id is not None and case.publication.is_live
    old, new = transition(case, "reopen_answered" if answered else "reopen", CASE)
    case.closed_at, case.closed_by = None, None
    if not answered:
        case.outcome, case.outcome_reason = "", ""
        take_back(actor, case, reason)
    case.save()
    changes = {"state": (old, new), "reason": (None, reason)}
    record(actor, "reopen_case", case, changes, case.agency_id)
    return case
