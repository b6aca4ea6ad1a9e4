"""Facts are asked of the agency that has them; its officer prepares, its leader lets them out."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clarifications.enums import RequestState
from phohien.clarifications.models import Case, FactRequest
from phohien.clarifications.services.records import (
    check,
    cleaned,
    lock_case,
    lock_request,
    record,
    require_pending,
)
from phohien.clarifications.services.telling import (
    tell_approved,
    tell_asked,
    tell_prepared,
    tell_returned,
)
from phohien.clarifications.workflow import REQUEST
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.transitions import transition
from phohien.organisation.models import Agency
from phohien.security.policies import require


@transaction.atomic
def ask_agency(
    *, actor, case: Case, agency: Agency, question: str, due_at: dt.datetime
) -> FactRequest:
    """Ask; its people hear at once. One open question of the same words to one agency."""
    case = lock_case(case.pk)
    require(actor, "handle", case)
    require_pending(case)
    if due_at <= clock.now():
        raise InvalidInput("due_at", _("Hạn trả lời phải ở sau bây giờ."))
    question = cleaned(actor, _("câu hỏi xác minh"), {"question": question})["question"]
    same = case.requests.filter(agency=agency, question=question)
    if (there := same.exclude(state=RequestState.CANCELLED).first()) is not None:
        return there
    row = FactRequest(case=case, agency=agency, question=question, due_at=due_at,
                      asked_by=actor, asked_at=clock.now())  # fmt: skip
    check(row)
    row.save()
    record(actor, "ask_agency", row, {"due_at": (None, due_at)}, agency.pk)
    tell_asked(row)
    return row


@transaction.atomic
def prepare_request(*, actor, request: FactRequest, answer: str) -> FactRequest:
    """The agency's answer is ready for its leader; facts were added one by one before."""
    row = lock_request(request.pk)
    require(actor, "supply", row)
    answer = cleaned(actor, _("trả lời xác minh"), {"answer": answer})["answer"]
    if not answer and not row.facts.exists():
        raise InvalidInput(
            "answer", _("Hãy thêm ít nhất một căn cứ, hoặc ghi rõ vì sao đơn vị không có số liệu.")
        )
    old, new = transition(row, "prepare", REQUEST)
    row.answer, row.returned_reason = answer, ""
    row.prepared_by, row.prepared_at = actor, clock.now()
    check(row)
    row.save()
    record(actor, "prepare_request", row, {"state": (old, new)}, row.agency_id)
    tell_prepared(row)
    return row


@transaction.atomic
def approve_request(*, actor, request: FactRequest) -> FactRequest:
    """The leader lets the answer and its facts out of the agency."""
    row = lock_request(request.pk)
    require(actor, "approve", row)
    old, new = transition(row, "approve", REQUEST)
    row.approved_by, row.approved_at = actor, clock.now()
    row.save()
    record(actor, "approve_request", row, {"state": (old, new)}, row.agency_id)
    tell_approved(row)
    return row


@transaction.atomic
def return_request(*, actor, request: FactRequest, reason: str) -> FactRequest:
    """The leader wants it done again; the officer reads why."""
    row = lock_request(request.pk)
    require(actor, "approve", row)
    reason = cleaned(actor, _("lý do trả lại"), {"reason": reason})["reason"]
    if not reason:
        raise InvalidInput("reason", _("Hãy ghi lý do để cán bộ biết phải sửa gì."))
    old, new = transition(row, "send_back", REQUEST)
    row.returned_reason = reason
    check(row)
    row.save()
    changes = {"state": (old, new), "reason": (None, reason)}
    record(actor, "return_request", row, changes, row.agency_id)
    tell_returned(row)
    return row


@transaction.atomic
def cancel_request(*, actor, request: FactRequest) -> FactRequest:
    """The question is not needed any more; what the agency wrote stays with the agency."""
    row = lock_request(request.pk)
    require(actor, "handle", row)
    if row.facts.filter(is_used=True).exists():
        raise RuleBroken("used", _("Câu trả lời đang dùng căn cứ của đơn vị này."))
    old, new = transition(row, "cancel", REQUEST)
    row.save()
    record(actor, "cancel_request", row, {"state": (old, new)}, row.agency_id)
    return row
