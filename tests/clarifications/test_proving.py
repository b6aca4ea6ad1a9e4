"""An answer outside the portal is evidence of the plan too, once, and not after it is reopened."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

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
    services.record_statement(actor=room.leader, case=case, at=clock.now(), form=form, where=where)
    return services.close_case(actor=room.analyst, case=case, outcome=Outcome.ANSWERED)


@pytest.mark.parametrize(
    ("form", "where", "kind"),
    [
        ("written", "Công văn số 12 gửi Báo Điện tử Mẫu", "document"),
        ("direct", "Trả lời phỏng vấn tại trụ sở", "meeting"),
        ("posting", "https://so-mau.example/tra-loi", "published_item"),
        ("posting", "https://so-mau.example và trang Facebook của sở", "published_item"),
    ],
)
def test_a_statement_is_evidence_by_itself(room, task, form, where, kind):
    case = answered(room, task, form, where)
    found = Evidence.objects.get()
    assert case.evidence == found and found.kind == kind and found.agency == room.owner
    assert found.assignments.get().task == task
    assert found.happened_on == timezone.localdate(case.first_statement_at)
    assert found.url in ("", where) and " " not in found.url
    assert found.item_count == (kind == "published_item")


def test_an_answer_closed_later_counts_on_the_day_it_was_given(room, task):
    case = room.case()
    Case.objects.filter(pk=case.pk).update(plan_task=task)
    given = clock.now()
    services.record_statement(
        actor=room.leader, case=case, at=given, form="posting", where="https://so-mau.example/a"
    )
    with clock.at(given + dt.timedelta(days=9)):
        services.close_case(actor=room.analyst, case=case, outcome=Outcome.ANSWERED)
    assert Evidence.objects.get().happened_on == timezone.localdate(given)


@pytest.mark.parametrize("who", ["officer", "analyst", "coordinator"])
def test_the_case_links_to_evidence_only_for_who_may_open_it(room, task, client, who):
    case = answered(room, task, "written", "Công văn số 12")
    client.force_login(getattr(room, who))
    page = client.get(reverse("clarifications:case", args=[case.pk])).content.decode()
    address = reverse("plans:evidence", args=[case.evidence_id])
    assert (address in page) is (client.get(address).status_code == 200)


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
