"""What of an answer is cleared: the question, every word of the answer and its source.

Until when it holds is not among them: that day may only come nearer without a new clearance.
"""

from phohien.clearance import selectors as clearance
from phohien.clearance.models import Case
from phohien.clearance.subjects import Subject, fingerprint
from phohien.newsroom.models import Section
from phohien.spokespersons.models import Answer

TYPE = "press_answer"
LOCALE = "vi"
HOME_SECTION = "tin-doi-ngoai"  # whose owner, the office of the committee, edits answers


def snapshot_of(answer: Answer) -> dict:
    """The content that the signatures are for."""
    return {
        "schema": 1,
        "type": TYPE,
        "question": answer.question,
        "text": answer.text,
        "source": answer.source,
        "agency": answer.agency.code,
        "topic": answer.topic.code if answer.topic_id else "",
    }


def fingerprint_of(answer: Answer) -> str:
    return fingerprint(snapshot_of(answer))


def subject_of(answer: Answer) -> Subject:
    """The answer as clearance takes it: an official statement of its agency."""
    return Subject(
        type=TYPE,
        id=answer.pk,
        locale=LOCALE,
        title=answer.question[:200],
        agency_id=answer.agency_id,
        owner_id=Section.objects.values_list("owner_id", flat=True).get(code=HOME_SECTION),
        topic_codes=(answer.topic.code,) if answer.topic_id else (),
        is_statement=True,
        snapshot=snapshot_of(answer),
        text="\n".join((answer.question, answer.text, answer.source)),
        writer_ids=frozenset(answer.writer_ids),
        address=f"/lam-viec/phat-ngon/kho/{answer.pk}/",
    )


def case_of(answer: Answer) -> Case | None:
    """The latest request to clear this answer."""
    return clearance.case_of(TYPE, answer.pk, LOCALE)


def stands(answer: Answer) -> bool:
    """Whether exactly these words are cleared now."""
    wanted = fingerprint_of(answer)
    return clearance.standing_case(TYPE, answer.pk, LOCALE, wanted) is not None
