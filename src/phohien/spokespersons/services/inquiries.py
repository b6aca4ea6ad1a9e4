"""Requests of the press for information: received, answered with cleared words, or refused."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.transitions import transition
from phohien.organisation.models import Agency
from phohien.security import audit
from phohien.security.policies import require
from phohien.spokespersons.clocks import inquiry_due
from phohien.spokespersons.enums import Form, InquiryState, Limit, Origin
from phohien.spokespersons.models import Answer, Inquiry, Outlet
from phohien.spokespersons.services.answers import (
    made_for,
    require_usable,
    reuse,
    write_answer,
)
from phohien.spokespersons.services.records import (
    already,
    locked,
    record,
    refused,
    require_for,
    told,
)
from phohien.spokespersons.workflow import INQUIRY


@transaction.atomic
def register_inquiry(
    *,
    actor,
    agency: Agency,
    outlet: Outlet,
    received_at: dt.datetime,
    limit: str,
    title: str,
    questions: str,
    document: str = "",
    topic=None,
    agreed: dt.date | None = None,
) -> Inquiry:
    """Write a request down with its limit; the last day and how it was counted are kept with it."""
    require_for(actor, "answer_press", agency)
    _check_times(received_at, limit, agreed)
    due = inquiry_due(limit, received_at, agreed)
    said = {
        "agency": agency,
        "outlet": outlet,
        "received_at": received_at,
        "limit": limit,
        "title": told("title", title, _("Hãy ghi về việc gì.")),
        "questions": told("questions", questions, _("Hãy ghi nội dung báo chí đề nghị.")),
        "document": document.strip(),
        "topic": topic,
        "due_on": due.day,
        "created_by": actor,
    }
    if (twice := already(Inquiry.objects.all(), agency, **said)) is not None:
        return twice
    row = Inquiry.objects.create(due_reason=due.reason, **said)
    record(actor, "register_inquiry", row, {"due_on": (None, row.due_on)})
    return row


def _check_times(received_at: dt.datetime, limit: str, agreed: dt.date | None) -> None:
    if received_at > clock.now():
        raise InvalidInput("received_at", _("Thời điểm nhận không thể ở sau bây giờ."))
    if limit == Limit.AGREED and (
        agreed is None or agreed < timezone.localdate(received_at, timezone.get_default_timezone())
    ):
        raise InvalidInput("agreed", _("Hãy ghi ngày đã thống nhất, từ ngày nhận trở đi."))


@transaction.atomic
def draft_inquiry_answer(
    *, actor, inquiry: Inquiry, text: str, source: str = "", question: str = ""
) -> Answer:
    """The words of the answer; the whole request is the question unless a shorter one is given."""
    row = _open(actor, inquiry)
    words = {"text": text, "source": source, "topic": row.topic}
    words["question"] = question.strip() or row.questions
    if row.answer_id and made_for(row.answer, Origin.INQUIRY, row.pk):
        return write_answer(actor=actor, answer=row.answer, **words)
    row.answer = write_answer(
        actor=actor, agency=row.agency, origin=Origin.INQUIRY, origin_id=row.pk, **words
    )
    row.save(update_fields=["answer"])
    return row.answer


@transaction.atomic
def inquiry_from_bank(*, actor, inquiry: Inquiry, answer: Answer) -> Answer:
    """Take an answer of the bank; an expired one comes as a draft to be checked and cleared."""
    row = _open(actor, inquiry)
    row.answer = reuse(actor, answer, row.agency, Origin.INQUIRY, row.pk)
    row.save(update_fields=["answer"])
    record(actor, "use_answer", row.answer, {"inquiry": (None, str(row))})
    return row.answer


@transaction.atomic
def answer_inquiry(*, actor, inquiry: Inquiry, form: str) -> Inquiry:
    """The cleared answer was given in this form (Decree 244/2026, art. 5)."""
    row = _open(actor, inquiry)
    if row.answer is None:
        raise RuleBroken("no-answer", _("Hãy soạn câu trả lời và trình duyệt trước."))
    require_usable(row.answer)
    if form not in Form.values:
        raise InvalidInput("form", _("Hãy chọn hình thức trả lời."))
    return _close(actor, row, "answer", {"form": form})


@transaction.atomic
def refuse_inquiry(*, actor, inquiry: Inquiry, ground: str, reason: str) -> Inquiry:
    """Not answered, for a reason of the Press Law that the press organ is told (art. 4.3)."""
    row = _open(actor, inquiry)
    return _close(actor, row, "refuse", refused(ground, reason))


@transaction.atomic
def withdraw_inquiry(*, actor, inquiry: Inquiry) -> Inquiry:
    """The press organ asks no more; it does not count as a request."""
    return _close(actor, _open(actor, inquiry), "withdraw", {})


def _open(actor, inquiry: Inquiry) -> Inquiry:
    row = locked(inquiry)
    require(actor, "change", row)
    if row.state != InquiryState.RECEIVED:
        raise RuleBroken("closed", _("Yêu cầu này đã được trả lời, từ chối hoặc rút."))
    return row


def _close(actor, row: Inquiry, step: str, fields: dict) -> Inquiry:
    old, new = transition(row, step, INQUIRY)
    changes = audit.changed(row, {**fields, "closed_at": clock.now()})
    row.save()
    record(actor, f"{step}_inquiry", row, {"state": (old, new), **changes})
    return row
