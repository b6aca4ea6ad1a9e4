"""States × steps × roles of an assignment, and what finishing and setting aside demand."""

import pytest

from phohien.kernel.errors import NotAllowed, NotVisible, RuleBroken
from phohien.organisation.enums import AGENCY_ROLES, BOUND_ROLES, Role
from phohien.plans import services
from phohien.plans.enums import AssignmentState as A
from phohien.plans.errors import (
    AssignmentWithdrawn,
    EvidenceMissing,
    NotFinished,
    PlanOver,
    ReasonMissing,
)
from phohien.plans.models import Assignment, Plan
from phohien.plans.workflow import ASSIGNMENT_TRANSITIONS, PLAN_TRANSITIONS
from phohien.security.models import AuditEntry
from tests import factories

pytestmark = pytest.mark.django_db
OWN, OTHER = "11953", "11977"
STEPS = {row.name: row for row in ASSIGNMENT_TRANSITIONS}
ALLOWED = {
    ("no_update", "plan_work"), ("no_update", "start"), ("no_update", "finish"),
    ("no_update", "set_aside"), ("not_started", "plan_work"), ("not_started", "start"),
    ("not_started", "finish"), ("not_started", "set_aside"), ("in_progress", "plan_work"),
    ("in_progress", "start"), ("in_progress", "finish"), ("in_progress", "set_aside"),
    ("done", "start"), ("done", "finish"), ("not_applicable", "plan_work"),
    ("not_applicable", "start"), ("not_applicable", "set_aside"),
}  # fmt: skip


@pytest.fixture
def owed():
    plan = factories.make_plan([factories.agency(OWN), factories.agency(OTHER)])
    return Assignment.objects.filter(plan=plan, agency__code=OWN).order_by("task__order")[0]


@pytest.fixture
def officer(owed):
    return factories.make_user(Role.AGENCY_OFFICER, OWN)


def put_into(assignment: Assignment, state: str, officer) -> Assignment:
    """Bring the assignment into ``state`` through the services."""
    if state in ("done", "in_progress"):
        factories.make_evidence(officer, assignment)
    step = next((row.name for row in ASSIGNMENT_TRANSITIONS if row.target == state), None)
    if step:
        factories.set_progress(officer, assignment, step, reason="Không có biển.")
    return Assignment.objects.get(pk=assignment.pk)


@pytest.mark.parametrize("state", A.values)
@pytest.mark.parametrize("step", STEPS)
def test_every_step_from_every_state(owed, officer, state, step):
    assignment = put_into(owed, state, officer)
    if step == "finish" and not assignment.evidence_count:
        factories.make_evidence(officer, assignment)
        if state == A.NO_UPDATE:
            Assignment.objects.filter(pk=assignment.pk).update(state=state)
    before = Assignment.objects.get(pk=owed.pk).state
    act = lambda: factories.set_progress(officer, owed, step, reason="Không áp dụng.")  # noqa: E731
    if (before, step) in ALLOWED:
        assert act().state == STEPS[step].target
    else:
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.code == "wrong-state"
        assert Assignment.objects.get(pk=owed.pk).state == before


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("role", Role.values)
def test_only_the_agencys_own_people_move_it(owed, role, step):
    person = factories.make_user(role, OWN if role in BOUND_ROLES else None)
    factories.make_evidence(factories.make_user(Role.AGENCY_OFFICER, OWN), owed)
    if role in AGENCY_ROLES:
        assert factories.set_progress(person, owed, step, reason="Lý do.").state
    else:
        with pytest.raises((NotAllowed, NotVisible)):
            factories.set_progress(person, owed, step, reason="Lý do.")


def test_for_another_agency_it_does_not_exist(owed):
    stranger = factories.make_user(Role.AGENCY_LEADER, OTHER)
    with pytest.raises(NotVisible):
        factories.set_progress(stranger, owed, "start")


def test_done_needs_evidence(owed, officer):
    with pytest.raises(EvidenceMissing):
        factories.set_progress(officer, owed, "finish")


def test_not_applicable_needs_a_reason(owed, officer):
    with pytest.raises(ReasonMissing):
        factories.set_progress(officer, owed, "set_aside", reason="  ")


def test_no_update_never_reads_as_anything_else(owed):
    assert owed.state == A.NO_UPDATE
    assert A.NO_UPDATE not in {row.target for row in ASSIGNMENT_TRANSITIONS}


def test_the_last_evidence_withdrawn_reopens_what_was_done(owed, officer):
    proof = factories.make_evidence(officer, owed)
    factories.set_progress(officer, owed, "finish")
    services.withdraw_evidence(actor=officer, evidence=proof, reason="Ghi nhầm.")
    owed.refresh_from_db()
    assert (owed.state, owed.evidence_count) == (A.IN_PROGRESS, 0)


def test_a_withdrawn_assignment_can_no_longer_be_moved(owed, officer):
    coordinator = factories.make_user(Role.COORDINATOR)
    services.withdraw_assignment(actor=coordinator, assignment=owed)
    for act in (
        lambda: factories.set_progress(officer, owed, "start"),
        lambda: factories.make_evidence(officer, owed),
    ):
        with pytest.raises(AssignmentWithdrawn, match="đã được rút khỏi đơn vị"):
            act()
    with pytest.raises(RuleBroken, match="đã được rút khỏi đơn vị trước đó"):
        services.withdraw_assignment(actor=coordinator, assignment=owed)


@pytest.mark.parametrize("state", ["superseded", "closed"])
def test_work_of_a_plan_that_is_over_says_so_to_its_own_people_only(owed, officer, state):
    stranger = factories.make_user(Role.AGENCY_OFFICER, OTHER)
    Plan.objects.filter(pk=owed.plan_id).update(state=state)
    with pytest.raises(PlanOver):
        factories.set_progress(officer, owed, "start")
    with pytest.raises(NotVisible):
        factories.set_progress(stranger, owed, "start")


def test_what_is_not_finished_is_not_reopened(owed, officer):
    coordinator = factories.make_user(Role.COORDINATOR)
    with pytest.raises(NotFinished):
        services.reopen_assignment(actor=coordinator, assignment=owed)
    factories.make_evidence(officer, owed)
    factories.set_progress(officer, owed, "finish")
    assert services.reopen_assignment(actor=coordinator, assignment=owed).state == A.IN_PROGRESS
    with pytest.raises(NotFinished):
        services.reopen_assignment(actor=coordinator, assignment=owed)


def test_a_plan_adopted_twice_says_that_it_is_in_force(owed):
    with pytest.raises(RuleBroken) as told:
        services.adopt_plan(actor=factories.make_user(Role.COORDINATOR), plan=owed.plan)
    assert told.value.code == "wrong-state"
    assert owed.plan.get_state_display() in told.value.message


def test_a_plan_goes_one_way():
    assert {(row.sources, row.target) for row in PLAN_TRANSITIONS} == {
        (("prepared",), "adopted"), (("adopted",), "superseded"), (("adopted",), "closed"),
    }  # fmt: skip


@pytest.mark.parametrize("state", ["adopted", "superseded", "closed"])
def test_only_a_prepared_plan_is_adopted(state):
    plan = factories.make_plan([factories.agency(OWN)], adopt=False)
    Plan.objects.filter(pk=plan.pk).update(state=state, year=2040)
    with pytest.raises(RuleBroken):
        services.adopt_plan(actor=factories.make_user(Role.COORDINATOR), plan=plan)


def test_each_service_leaves_one_entry(owed, officer):
    coordinator = factories.make_user(Role.COORDINATOR)
    agency = factories.agency("so-vhttdl")
    task = owed.task

    def entries(act) -> list[str]:
        last = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first()
        act()
        return list(AuditEntry.objects.filter(pk__gt=last).values_list("action", flat=True))

    made = []
    record = lambda: made.append(factories.make_evidence(officer, owed))  # noqa: E731
    assert entries(record) == ["plans.record_evidence"]
    assert entries(lambda: factories.set_progress(officer, owed, "finish")) == [
        "plans.progress.finish"
    ]
    change = lambda: services.change_evidence(actor=officer, evidence=made[0], title="Tên khác")  # noqa: E731
    assert entries(change) == ["plans.change_evidence"]
    withdraw = lambda: services.withdraw_evidence(actor=officer, evidence=made[0], reason="Nhầm.")  # noqa: E731
    assert entries(withdraw) == ["plans.withdraw_evidence"]
    given = []
    assign = lambda: given.append(  # noqa: E731
        services.assign(actor=coordinator, task=task, agency=agency, role="lead")
    )
    assert entries(assign) == ["plans.assign"]
    take = lambda: services.withdraw_assignment(actor=coordinator, assignment=given[0])  # noqa: E731
    assert entries(take) == ["plans.withdraw_assignment"]
