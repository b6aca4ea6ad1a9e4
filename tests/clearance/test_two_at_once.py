"""Two people press the same button in one moment: exactly one is served."""

import threading

import pytest
from django.db import OperationalError, connections

from phohien.clearance import checklist
from phohien.clearance.models import Case
from phohien.clearance.services import (
    claim_step,
    clear_step,
    publish_in_emergency,
    request_clearance,
    return_step,
    review_emergency,
)
from phohien.kernel.errors import NotAllowed, RuleBroken
from phohien.security.models import AuditEntry
from tests import factories
from tests.clearance.conftest import build

pytestmark = pytest.mark.django_db(transaction=True)
YES = checklist.all_yes()


def together(*acts) -> list[str]:
    """Run ``acts`` in threads that start as one; gives "done" or the kind of refusal of each."""
    gate, told = threading.Barrier(len(acts)), []

    def run(act) -> None:
        try:
            gate.wait(10)
            act()
            told.append("done")
        except (RuleBroken, NotAllowed, OperationalError) as error:
            told.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return sorted(told)


@pytest.fixture
def settled():
    room = build()
    room.extra["second"] = factories.make_user("editor", room.owner)
    return room


def audited(action: str) -> int:
    return AuditEntry.objects.filter(action=f"clearance.{action}").count()


@pytest.mark.parametrize("turn", range(3))
def test_two_claims_at_once_give_the_step_to_exactly_one(settled, turn):
    step = settled.case().steps.get(order=1)
    told = together(
        lambda: claim_step(actor=settled.editor, step=step),
        lambda: claim_step(actor=settled.extra["second"], step=step),
    )
    assert told.count("done") == 1
    step.refresh_from_db()
    assert step.claimed_by is not None and audited("claim_step") == 1


def test_two_signatures_at_once_are_one(settled):
    step = settled.case().steps.get(order=1)
    told = together(
        lambda: clear_step(actor=settled.editor, step=step, checklist=YES),
        lambda: clear_step(actor=settled.extra["second"], step=step, checklist=YES),
    )
    assert told.count("done") == 1 and audited("clear_step") == 1


def test_clearing_and_returning_at_once_does_one_of_them(settled):
    case = settled.case()
    step = case.steps.get(order=1)
    told = together(
        lambda: clear_step(actor=settled.editor, step=step, checklist=YES),
        lambda: return_step(actor=settled.extra["second"], step=step, reason="Sai ngày."),
    )
    assert told.count("done") == 1
    case.refresh_from_db()
    step.refresh_from_db()
    assert (case.state, step.state) in {("open", "cleared"), ("returned", "returned")}


def test_two_requests_of_one_subject_make_one_open_case(settled):
    subjects = [settled.subject(id=1, text="Lời một."), settled.subject(id=1, text="Lời hai.")]
    told = together(
        lambda: request_clearance(actor=settled.writer, subject=subjects[0]),
        lambda: request_clearance(actor=settled.editor, subject=subjects[1]),
    )
    assert "done" in told
    assert Case.objects.filter(state="open").count() == 1


def test_the_same_content_handed_in_twice_is_one_case(settled):
    subject = settled.subject(id=2)
    told = together(
        lambda: request_clearance(actor=settled.writer, subject=subject),
        lambda: request_clearance(actor=settled.editor, subject=subject),
    )
    assert "done" in told and Case.objects.count() == 1


def test_two_verdicts_at_once_are_one(settled):
    case = publish_in_emergency(
        actor=settled.leader, subject=settled.subject(), reason="Bến phà đóng cửa từ chiều nay."
    )
    told = together(
        lambda: review_emergency(
            actor=settled.coordinator, case=case, verdict="upheld", note="Đúng mức."
        ),
        lambda: review_emergency(
            actor=settled.provincial_leader, case=case, verdict="withdraw", note="Không đúng."
        ),
    )
    assert told.count("done") == 1 and audited("review_emergency") == 1


def test_positive_control_two_different_cases_are_both_claimed(settled):
    one, two = settled.case().steps.get(order=1), settled.case().steps.get(order=1)
    told = together(
        lambda: claim_step(actor=settled.editor, step=one),
        lambda: claim_step(actor=settled.extra["second"], step=two),
    )
    assert told == ["done", "done"]
