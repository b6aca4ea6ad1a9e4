"""Answers: writing them, having them cleared, keeping them in the bank, using them again."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.clearance import services as clearance_services
from phohien.clearance.enums import CaseState
from phohien.clearance.models import Topic
from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.transitions import transition
from phohien.organisation.models import Agency
from phohien.security import audit
from phohien.security.policies import require
from phohien.spokespersons.enums import AnswerState as A
from phohien.spokespersons.enums import Origin
from phohien.spokespersons.models import Answer
from phohien.spokespersons.services import telling
from phohien.spokespersons.services.records import already, locked, own, record, require_for, told
from phohien.spokespersons.subjects import LOCALE, TYPE, fingerprint_of, stands, subject_of
from phohien.spokespersons.workflow import ANSWER

TWICE = dt.timedelta(minutes=2)
GONE = (CaseState.VOID, CaseState.STRUCK_DOWN)
LONGEST_VALID = dt.timedelta(days=366)


@transaction.atomic
def write_answer(
    *,
    actor,
    answer: Answer | None = None,
    agency: Agency | None = None,
    question: str,
    text: str,
    source: str = "",
    topic: Topic | None = None,
    origin: str = Origin.OWN,
    origin_id: int | None = None,
) -> Answer:
    """Create an answer, or change its words: changed words are cleared anew."""
    if answer is None:
        answer = Answer(
            agency=require_for(actor, "answer_press", agency), origin=origin, origin_id=origin_id
        )
    else:
        answer = locked(answer)
        require(actor, "write", answer)
    words = {
        "question": told("question", question, _("Hãy ghi câu hỏi.")).replace("\r\n", "\n"),
        "text": text.strip().replace("\r\n", "\n"),
        "source": source.strip()[:300],
        "topic": topic,
    }
    if not answer.pk and (twice := _just_written(actor, answer, words)) is not None:
        return twice
    before = fingerprint_of(answer) if answer.pk else ""
    changes = audit.changed(answer, words)
    if not answer.pk or fingerprint_of(answer) != before:
        _rewritten(actor, answer)
    answer.save()
    record(actor, "write_answer", answer, {k: v for k, v in changes.items() if k != "text"})
    return answer


def _just_written(actor, answer: Answer, words: dict) -> Answer | None:
    """The same draft a moment ago, when its form was sent twice."""
    same = {"origin": answer.origin, "origin_id": answer.origin_id, "written_by": actor, **words}
    since = clock.now() - TWICE
    rows = Answer.objects.filter(agency=answer.agency, state=A.DRAFT, written_at__gte=since)
    return already(rows.filter(revisions=None), answer.agency, **same)


def _rewritten(actor, answer: Answer) -> None:
    """Whoever changes a word is a writer; what was cleared were other words."""
    answer.written_by, answer.written_at = actor, clock.now()
    answer.writer_ids = sorted({*answer.writer_ids, actor.pk})
    if answer.pk and answer.state != A.DRAFT:
        transition(answer, "rewrite", ANSWER)
        _void(answer, _("Lời trả lời đã thay đổi."))
    answer.cleared_fingerprint, answer.cleared_at = "", None


def _void(answer: Answer, reason: str) -> None:
    clearance_services.void_cases(
        actor=None,  # follows from the change itself, whoever may make it
        subject_type=TYPE,
        subject_id=answer.pk,
        locale=LOCALE,
        reason=reason,
    )


@transaction.atomic
def request_answer(*, actor, answer: Answer) -> Answer:
    """Hand exactly these words in to be cleared. Raises InvalidInput, SecretSuspected."""
    answer = locked(answer)
    require(actor, "write", answer)
    told("text", answer.text, _("Câu trả lời còn trống."))
    told("source", answer.source, _("Hãy ghi nguồn, căn cứ của câu trả lời trước khi trình duyệt."))
    old, new = transition(answer, "request", ANSWER)
    answer.save(update_fields=["state"])
    clearance_services.request_clearance(actor=actor, subject=subject_of(answer))
    record(actor, "request_answer", answer, {"state": (old, new)})
    return answer


def follow_decision(*, answer_id: int, outcome: str) -> None:
    """Clearance has decided: may be given, back to its writer, or holds no more."""
    answer = locked(Answer(pk=answer_id))
    if outcome == CaseState.CLEARED and answer.state == A.IN_CLEARANCE:
        _clear(answer)
    elif outcome in (CaseState.RETURNED, CaseState.CHANGES) and answer.state == A.IN_CLEARANCE:
        _back(answer, _("Câu trả lời được trả lại để sửa: %(question)s"))
    elif outcome in GONE and answer.state != A.DRAFT and not stands(answer):
        _back(answer, _("Câu trả lời không còn được duyệt: %(question)s"))


def _clear(answer: Answer) -> None:
    if not stands(answer):
        return  # other words were cleared than those that stand here now
    old, new = transition(answer, "clear", ANSWER)
    answer.cleared_fingerprint, answer.cleared_at = fingerprint_of(answer), clock.now()
    if answer.valid_until and not answer.is_expired:
        answer.banked_at = answer.banked_at or clock.now()
    answer.save()
    record(None, "clear_answer", answer, {"state": (old, new)})
    telling.tell_writers(answer, _("Câu trả lời đã được duyệt: %(question)s"))


def _back(answer: Answer, words: str) -> None:
    old, new = transition(answer, "rewrite", ANSWER)
    answer.cleared_fingerprint, answer.cleared_at = "", None
    answer.save()
    record(None, "return_answer", answer, {"state": (old, new)})
    telling.tell_writers(answer, words)


@transaction.atomic
def bank_answer(*, actor, answer: Answer, valid_until: dt.date) -> Answer:
    """Put an answer into the bank until a day; that day may later only come nearer.

    One that is not cleared yet enters the bank in the moment it is.
    """
    answer = locked(answer)
    require(actor, "write", answer)
    _check_until(answer, valid_until)
    changes = audit.changed(answer, {"valid_until": valid_until})
    if answer.state == A.CLEARED and stands(answer):
        answer.banked_at = answer.banked_at or clock.now()
    answer.save()
    record(actor, "bank_answer", answer, changes)
    return answer


def _check_until(answer: Answer, day: dt.date) -> None:
    if day < clock.today():
        raise InvalidInput("valid_until", _("Ngày này đã qua."))
    if day > clock.today() + LONGEST_VALID:
        raise InvalidInput("valid_until", _("Câu trả lời được giữ trong kho nhiều nhất một năm."))
    if answer.banked_at and answer.valid_until and day > answer.valid_until:
        raise InvalidInput(
            "valid_until", _("Muốn dùng lâu hơn, hãy “Soạn lại” để câu trả lời được duyệt lại.")
        )


def require_cleared(answer: Answer) -> None:
    """RuleBroken unless exactly these words may be said now."""
    if answer.state != A.CLEARED or not stands(answer):
        raise RuleBroken("not-cleared", _("Câu trả lời này chưa được duyệt nên chưa dùng được."))


def require_usable(answer: Answer) -> None:
    """Cleared, and not past its last day."""
    require_cleared(answer)
    if answer.is_expired:
        raise RuleBroken(
            "expired",
            _("Câu trả lời này đã hết hiệu lực từ sau ngày %(day)s; hãy soạn lại và duyệt lại.")
            % {"day": answer.valid_until.strftime("%d/%m/%Y")},
        )


@transaction.atomic
def revise_answer(
    *, actor, answer: Answer, agency: Agency | None = None, origin: str = Origin.OWN,
    origin_id: int | None = None,
) -> Answer:  # fmt: skip
    """A new draft with the same words, to be checked and cleared; the old one stays as it is."""
    own(actor, answer)
    new = write_answer(
        actor=actor,
        agency=agency or answer.agency,
        question=answer.question,
        text=answer.text,
        source=answer.source,
        topic=answer.topic,
        origin=origin,
        origin_id=origin_id,
    )
    if new.pk != answer.pk:
        new.based_on = answer
        new.save(update_fields=["based_on"])
    return new


def made_for(answer: Answer, origin: str, origin_id: int) -> bool:
    """Whether the answer was written for this very conference or inquiry."""
    return answer.origin == origin and answer.origin_id == origin_id


def reuse(actor, answer: Answer, agency: Agency, origin: str, origin_id: int) -> Answer:
    """The answer itself when it may be given as it is, else a draft of the same words.

    An expired answer, or another agency's, is never taken over unnoticed: it becomes a draft of
    the agency that will answer, and goes through clearance.
    """
    own(actor, answer)
    if answer.agency_id == agency.pk and answer.is_usable and stands(answer):
        return answer
    return revise_answer(
        actor=actor, answer=answer, agency=agency, origin=origin, origin_id=origin_id
    )
