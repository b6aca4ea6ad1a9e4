"""Two people adopt a plan; two at once, exactly one; what a correction takes over."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from phohien.kernel.errors import NotAllowed, RuleBroken
from phohien.organisation.enums import BOUND_ROLES, Role
from phohien.organisation.models import User
from phohien.plans import selectors, services
from phohien.plans.enums import AssignmentState, PlanState
from phohien.plans.models import Assignment, Plan, PlanTask
from phohien.security.models import AuditEntry
from tests import factories

OWN = "11953"
pytestmark = pytest.mark.django_db


def prepared(**fields) -> Plan:
    return factories.make_plan([factories.agency(OWN)], adopt=False, **fields)


def test_who_prepared_does_not_adopt():
    plan = prepared()
    with pytest.raises(NotAllowed):
        services.adopt_plan(actor=plan.prepared_by, plan=plan)
    assert Plan.objects.get(pk=plan.pk).state == PlanState.PREPARED


def test_the_database_refuses_it_too():
    plan = prepared()
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(adopted_by=plan.prepared_by)


ADOPTERS = (Role.COORDINATOR, Role.PROVINCIAL_LEADER)


@pytest.mark.parametrize("role", [role for role in Role.values if role not in ADOPTERS])
def test_other_roles_do_not_adopt(role):
    agency = OWN if role in BOUND_ROLES else None
    person = factories.make_user(role, agency)
    with pytest.raises(Exception) as refused:  # 404 or 403, by what the role may see
        services.adopt_plan(actor=person, plan=prepared())
    assert refused.value.status in (403, 404)


def test_the_button_shows_only_to_the_second_person(client):
    plan = prepared()
    address = f"/lam-viec/ke-hoach/{plan.pk}/"
    client.force_login(plan.prepared_by)
    own = client.get(address).content.decode()
    assert "Thông qua kế hoạch</a>" not in own
    assert "không tự thông qua" in own
    assert client.post(address + "thong-qua/").status_code == 403
    second = factories.make_user(Role.COORDINATOR)
    client.force_login(second)
    assert "Thông qua kế hoạch</a>" in client.get(address).content.decode()
    assert client.post(address + "thong-qua/").status_code == 302
    assert Plan.objects.get(pk=plan.pk).adopted_by == second


def test_a_second_plan_of_the_year_must_be_a_correction():
    factories.make_plan([factories.agency(OWN)])
    with pytest.raises(RuleBroken):
        services.adopt_plan(actor=factories.make_user(Role.COORDINATOR), plan=prepared())


def corrected(plan: Plan, year: int | None = None) -> Plan:
    """A plan after ``plan``: its tasks in order kept, changed, dropped; and one new."""
    kept, changed, _dropped = plan.tasks.order_by("order")
    agency = factories.agency(OWN)
    parts = [services.AssignmentInput(agency.pk, "perform")]
    tasks = [
        services.TaskInput(kept.code, "II", kept.title, kept.text, previous_id=kept.pk,
                           change="kept", assignments=parts),
        services.TaskInput(changed.code, "II", changed.title, changed.text + " Hằng tháng.",
                           previous_id=changed.pk, change="changed", assignments=parts),
        services.TaskInput("N.1", "II", "Việc mới", "Một việc mới.", assignments=parts),
    ]  # fmt: skip
    given = services.PlanInput(
        year=year or plan.year, title="Kế hoạch điều chỉnh",
        sections=[services.SectionInput("II", "Nhiệm vụ")], tasks=tasks,
    )  # fmt: skip
    author = factories.make_user(Role.COORDINATOR)
    return services.prepare_plan(actor=author, plan=given, previous=plan)


def test_a_correction_takes_over_state_and_evidence():
    plan = factories.make_plan([factories.agency(OWN)])
    officer = factories.make_user(Role.AGENCY_OFFICER, OWN)
    first = Assignment.objects.filter(plan=plan).order_by("task__order")[0]
    proof = factories.make_evidence(officer, first)
    factories.set_progress(officer, first, "finish", note="Đã cử người.")
    after = corrected(plan)
    services.adopt_plan(actor=factories.make_user(Role.COORDINATOR), plan=after)
    taken = Assignment.objects.get(plan=after, task__previous=first.task)
    assert (taken.state, taken.note, taken.evidence_count) == ("done", "Đã cử người.", 1)
    assert list(taken.evidence.all()) == [proof]
    assert Plan.objects.get(pk=plan.pk).state == PlanState.SUPERSEDED


def test_differences_name_kept_changed_new_and_dropped(client):
    plan = factories.make_plan([factories.agency(OWN)])
    after = corrected(plan)
    person = factories.make_user(Role.COORDINATOR)
    rows = selectors.differences(actor=person, plan=after)
    assert [row.change for row in rows] == ["kept", "changed", "new", "dropped"]
    assert ("insert", "Hằng tháng.") in rows[1].words
    client.force_login(person)
    page = client.get(f"/lam-viec/ke-hoach/{after.pk}/khac-biet/?loai=dropped").content.decode()
    assert rows[3].before.title in page
    assert "Việc mới" not in page


def test_unfinished_work_is_carried_into_the_next_year(client):
    plan = factories.make_plan([factories.agency(OWN)], year=2025)
    officer = factories.make_user(Role.AGENCY_OFFICER, OWN)
    first, second, _third = Assignment.objects.filter(plan=plan).order_by("task__order")
    factories.make_evidence(officer, first)
    factories.set_progress(officer, first, "finish")
    factories.set_progress(officer, second, "start", note="Còn dở.")
    after = corrected(plan, year=2026)
    Assignment.objects.filter(plan=after).delete()
    person = factories.make_user(Role.COORDINATOR)
    found = selectors.unfinished_by_task(actor=person, plan=after)
    assert [row.before for row in found] == [second.task]
    client.force_login(person)
    task = PlanTask.objects.get(plan=after, previous=second.task)
    client.post(f"/lam-viec/ke-hoach/{after.pk}/chuyen-tiep/", {"tasks": [task.pk]})
    carried = Assignment.objects.get(plan=after)
    assert (carried.carried_from, carried.note, carried.state) == (
        second, "Còn dở.", AssignmentState.NO_UPDATE,
    )  # fmt: skip
    assert not selectors.unfinished_by_task(actor=person, plan=after)


@pytest.mark.django_db(transaction=True)
def test_two_adopt_at_once_and_exactly_one_does():
    plan = prepared()
    people = [factories.make_user(Role.COORDINATOR).pk for _i in range(2)]
    gate, told = threading.Barrier(2), []

    def adopt(pk: int) -> None:
        try:
            gate.wait()
            services.adopt_plan(actor=User.objects.get(pk=pk), plan=plan)
            told.append("adopted")
        except RuleBroken:
            told.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=adopt, args=[pk]) for pk in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["adopted", "refused"]
    assert AuditEntry.objects.filter(action="plans.adopt_plan").count() == 1


def test_a_plan_adopted_already_says_so_to_the_second_person():
    plan = factories.make_plan([factories.agency()])
    with pytest.raises(RuleBroken) as told:
        services.adopt_plan(actor=factories.make_user(Role.COORDINATOR), plan=plan)
    assert told.value.code == "wrong-state"
