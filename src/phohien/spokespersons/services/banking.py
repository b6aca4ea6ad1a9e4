"""Into the bank in one action: from a question asked, an inquiry, or a clarified case."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clarifications.models import Case
from phohien.kernel.errors import RuleBroken
from phohien.newsroom.enums import PublicationState
from phohien.security.policies import get_visible, require
from phohien.spokespersons.enums import Origin
from phohien.spokespersons.models import Answer, AskedQuestion, Inquiry
from phohien.spokespersons.services.answers import bank_answer, request_answer, write_answer
from phohien.spokespersons.services.records import locked, own


@transaction.atomic
def bank_asked(*, actor, asked: AskedQuestion, valid_until: dt.date) -> Answer:
    """What was answered at a conference. Spoken words are handed in to be cleared first."""
    row = locked(asked)
    require(actor, "keep", row)
    if row.answer_id:
        return bank_answer(actor=actor, answer=row.answer, valid_until=valid_until)
    if not row.said:
        raise RuleBroken("no-answer", _("Câu hỏi này chưa có câu trả lời để đưa vào kho."))
    row.answer = _new(
        actor, valid_until, agency=row.owner, question=row.question, text=row.said,
        source=_("Họp báo: %(title)s") % {"title": row.conference.title},
        origin=Origin.CONFERENCE, origin_id=row.conference_id,
    )  # fmt: skip
    row.save(update_fields=["answer"])
    return row.answer


@transaction.atomic
def bank_inquiry(*, actor, inquiry: Inquiry, valid_until: dt.date) -> Answer:
    """The answer that an inquiry got."""
    row = locked(inquiry)
    require(actor, "change", row)
    if row.answer is None:
        raise RuleBroken("no-answer", _("Yêu cầu này chưa có câu trả lời để đưa vào kho."))
    return bank_answer(actor=actor, answer=row.answer, valid_until=valid_until)


@transaction.atomic
def bank_case(*, actor, case: Case, valid_until: dt.date) -> Answer:
    """The public answer of a clarified case, with its address as source; once per case."""
    get_visible(actor, Case, pk=case.pk)
    known = Answer.objects.filter(origin=Origin.CASE, origin_id=case.pk, revisions=None).first()
    if known is not None:
        own(actor, known)
        return bank_answer(actor=actor, answer=known, valid_until=valid_until)
    publication = case.publication
    if publication is None or publication.state != PublicationState.LIVE:
        raise RuleBroken("not-public", _("Vụ việc này chưa có câu trả lời công khai."))
    return _new(
        actor, valid_until, agency=case.agency, question=case.asked, text=_words(publication),
        source=f"{settings.BASE_URL}{publication.path}", origin=Origin.CASE, origin_id=case.pk,
        topic=case.topics.first(),
    )  # fmt: skip


def _words(publication) -> str:
    """The answer as the public reads it: of the claim when there is one, else the lead."""
    snapshot = publication.current.snapshot
    claim = snapshot.get("claim") or {}
    return claim.get("answer") or snapshot.get("lead") or publication.title


def _new(actor, valid_until: dt.date, **words) -> Answer:
    """Written, marked for the bank, handed in: it enters the bank in the moment it is cleared."""
    answer = write_answer(actor=actor, **words)
    bank_answer(actor=actor, answer=answer, valid_until=valid_until)
    return request_answer(actor=actor, answer=answer)
