"""An answer outside the portal is evidence of the plan too, once, and not after it is reopened."""

import pytest

from phohien.clarifications import services
from phohien.clarifications.enums import Outcome
from phohien.clarifications.models import Case
from phohien.kernel import clock
from phohien.plans.models import Evidence, PlanTask
from tests.factories import make_plan


@pytest.fixture
def task(room) -> PlanTask:
    make_plan([room.owner])
    return PlanTask.objects.filter(assignments__agency=room.owner).first()


def answered(room, task, form: str, where: str) -> Case:
    case = room.case()
    Case.objects.filter(pk=case.pk).update(plan_task=task)
    services.record_statement(
        actor=room.leader, case=case, at=clock.now(), form=form, where=where
    )  # fmt: skip
    return services.close_case(actor=room.analyst, case=case, outcome=Outcome.ANSWERED)


@pytest.mark.parametrize(
    ("form", "where", "kind"),
    [
        ("written", "Công văn số 12 gửi Báo Điện tử Mẫu", "document"),
        ("direct", "Trả lời phỏng vấn tại trụ sở", "meeting"),
        ("posting", "https://so-mau.example/tra-loi", "published_item"),
    ],
)
def test_a_statement_is_evidence_by_itself(room, task, form, where, kind):
    case = answered(room, task, form, where)
    found = Evidence.objects.get()
    assert case.evidence == found and found.kind == kind and found.agency == room.owner
    assert found.assignments.get().task == task and where in (found.url, found.place)
    assert found.item_count == (kind == "published_item")


def test_a_conference_is_recorded_by_its_own_room(room, task):
    assert answered(room, task, "press_conference", "Họp báo quý IV").evidence is None
    assert not Evidence.objects.exists()


def test_opened_again_it_is_taken_back_and_closed_again_it_counts_once(room, task):
    case = answered(room, task, "written", "Công văn số 12")
    services.reopen_case(actor=room.analyst, case=case, reason="Có số liệu mới.")
    assert not Evidence.objects.filter(withdrawn_at=None).exists()
    services.close_case(actor=room.analyst, case=case, outcome=Outcome.ANSWERED)
    assert Evidence.objects.filter(withdrawn_at=None).count() == 1


def test_without_a_task_or_an_answer_nothing_is_recorded(room, task):
    assert answered(room, None, "written", "Công văn số 12").evidence is None
    case = room.case()
    services.close_case(
        actor=room.analyst, case=case, outcome=Outcome.NO_REPLY, reason="Là bình luận cá nhân."
    )
    assert not Evidence.objects.exists()
