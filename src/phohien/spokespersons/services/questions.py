"""Questions of a conference: foreseen and prepared, asked and answered, promised and kept."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, RuleBroken
from phohien.kernel.transitions import transition
from phohien.organisation.models import Agency
from phohien.security.policies import require
from phohien.spokespersons.enums import AskedState as Q
from phohien.spokespersons.enums import ConferenceState as C
from phohien.spokespersons.enums import Origin
from phohien.spokespersons.models import (
    Answer,
    AskedQuestion,
    Outlet,
    PreparedQuestion,
    PressConference,
)
from phohien.spokespersons.services import telling
from phohien.spokespersons.services.answers import (
    made_for,
    require_usable,
    reuse,
    write_answer,
)
from phohien.spokespersons.services.records import locked, record, refused, told
from phohien.spokespersons.workflow import ASKED, OPEN_CONFERENCES


@transaction.atomic
def foresee_question(
    *, actor, conference: PressConference, question: str, owner: Agency, due_at: dt.datetime
) -> PreparedQuestion:
    """A question that may be asked; ``owner`` is told to prepare the answer by ``due_at``."""
    row = locked(conference)
    require(actor, "change", row)
    if row.state not in OPEN_CONFERENCES:
        raise RuleBroken("over", _("Họp báo đã tổ chức hoặc đã hủy."))
    if due_at > row.starts_at:
        raise InvalidInput("due_at", _("Câu trả lời phải có trước giờ họp báo."))
    question = told("question", question, _("Hãy ghi câu hỏi."))
    twice = row.prepared.filter(question=question, owner=owner, dropped_at=None).first()
    if twice is not None:
        return twice
    found = PreparedQuestion.objects.create(
        conference=row, question=question, owner=owner, due_at=due_at
    )
    record(actor, "foresee_question", found, {"owner": (None, str(owner))}, row.agency_id)
    telling.ask_for_answer(found)
    return found


@transaction.atomic
def prepare_answer(
    *, actor, prepared: PreparedQuestion, text: str, source: str = "", topic=None
) -> Answer:
    """The owner's words for a foreseen question; cleared like every answer."""
    row = _prepared(actor, prepared)
    if row.answer_id and made_for(row.answer, Origin.CONFERENCE, row.conference_id):
        return write_answer(
            actor=actor, answer=row.answer, question=row.question, text=text, source=source,
            topic=topic,
        )  # fmt: skip
    row.answer = write_answer(
        actor=actor,
        agency=row.owner,
        question=row.question,
        text=text,
        source=source,
        topic=topic,
        origin=Origin.CONFERENCE,
        origin_id=row.conference_id,
    )
    row.save(update_fields=["answer"])
    return row.answer


@transaction.atomic
def prepare_from_bank(*, actor, prepared: PreparedQuestion, answer: Answer) -> Answer:
    """Take an answer of the bank; an expired one comes as a draft to be checked and cleared."""
    row = _prepared(actor, prepared)
    row.answer = reuse(actor, answer, row.owner, Origin.CONFERENCE, row.conference_id)
    row.save(update_fields=["answer"])
    record(actor, "use_answer", row.answer, {"conference": (None, str(row.conference))})
    return row.answer


def _prepared(actor, prepared: PreparedQuestion) -> PreparedQuestion:
    row = locked(prepared)
    require(actor, "answer", row)
    if row.dropped_at or row.conference.state not in OPEN_CONFERENCES:
        raise RuleBroken("over", _("Câu hỏi này không còn phải chuẩn bị."))
    return row


@transaction.atomic
def drop_question(*, actor, prepared: PreparedQuestion) -> PreparedQuestion:
    """Not to be prepared after all; its answer, if there is one, stays with its agency."""
    row = locked(prepared)
    require(actor, "change", row.conference)
    if row.dropped_at is None:
        row.dropped_at = clock.now()
        row.save(update_fields=["dropped_at"])
        record(actor, "drop_question", row, None, row.conference.agency_id)
    return row


@transaction.atomic
def record_question(
    *,
    actor,
    conference: PressConference,
    question: str,
    state: str,
    outlet: Outlet | None = None,
    said: str = "",
    answer: Answer | None = None,
    owner: Agency | None = None,
    due_on: dt.date | None = None,
    ground: str = "",
    reason: str = "",
) -> AskedQuestion:
    """One question asked at the conference: answered there, promised until a day, or refused."""
    row = locked(conference)
    require(actor, "change", row)
    if row.state != C.HELD:
        raise RuleBroken("not-held", _("Hãy ghi “Đã tổ chức” trước khi ghi câu hỏi."))
    words = {
        "outlet": outlet,
        "question": told("question", question, _("Hãy ghi câu hỏi.")),
        "state": state,
        "said": said.strip(),
        "owner": owner or row.agency,
        **_outcome(state, said, answer, due_on, ground, reason),
    }
    last = row.asked.order_by("-number").first()
    if last is not None and all(getattr(last, name) == value for name, value in words.items()):
        return last  # the form was sent twice
    found = AskedQuestion(conference=row, number=last.number + 1 if last else 1, **words)
    found.save()
    changes = {"state": (None, found.get_state_display()), "due_on": (None, found.due_on)}
    record(actor, "record_question", found, changes, row.agency_id)
    if state == Q.PROMISED:
        telling.tell_promise(found)
    return found


def _outcome(state, said, answer, due_on, ground, reason) -> dict:
    if state == Q.ANSWERED:
        if not said.strip() and answer is None:
            raise InvalidInput("said", _("Hãy ghi đã trả lời thế nào, hoặc chọn câu đã chuẩn bị."))
        return {"answer": answer}
    if state == Q.PROMISED:
        if due_on is None or due_on < clock.today():
            raise InvalidInput("due_on", _("Hãy ghi ngày hẹn trả lời, từ hôm nay trở đi."))
        return {"due_on": due_on}
    if state == Q.REFUSED:
        return refused(ground, reason)
    raise InvalidInput("state", _("Hãy chọn kết quả của câu hỏi."))


@transaction.atomic
def draft_promise(
    *, actor, asked: AskedQuestion, text: str, source: str = "", topic=None
) -> Answer:
    """The words that will keep a promise; cleared before they are given."""
    row = _promised(actor, asked)
    kept = {"text": text, "source": source, "topic": topic, "question": row.question}
    if row.answer_id and made_for(row.answer, Origin.CONFERENCE, row.conference_id):
        return write_answer(actor=actor, answer=row.answer, **kept)
    row.answer = write_answer(
        actor=actor, agency=row.owner, origin=Origin.CONFERENCE, origin_id=row.conference_id, **kept
    )
    row.save(update_fields=["answer"])
    return row.answer


@transaction.atomic
def promise_from_bank(*, actor, asked: AskedQuestion, answer: Answer) -> Answer:
    """Keep a promise with words of the bank, by the same rule as for prepared questions."""
    row = _promised(actor, asked)
    row.answer = reuse(actor, answer, row.owner, Origin.CONFERENCE, row.conference_id)
    row.save(update_fields=["answer"])
    return row.answer


def _promised(actor, asked: AskedQuestion) -> AskedQuestion:
    row = locked(asked)
    require(actor, "keep", row)
    if row.state != Q.PROMISED:
        raise RuleBroken("kept", _("Câu hỏi này không còn chờ trả lời."))
    return row


@transaction.atomic
def keep_promise(*, actor, asked: AskedQuestion) -> AskedQuestion:
    """The cleared answer was sent to the press organ; the promise is kept."""
    row = _promised(actor, asked)
    if row.answer is None:
        raise RuleBroken("no-answer", _("Hãy soạn câu trả lời và trình duyệt trước."))
    require_usable(row.answer)
    old, new = transition(row, "keep", ASKED)
    row.kept_at = clock.now()
    row.save(update_fields=["state", "kept_at"])
    record(actor, "keep_promise", row, {"state": (old, new)}, row.conference.agency_id)
    return row
