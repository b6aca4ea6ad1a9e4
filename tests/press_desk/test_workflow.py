"""States × transitions × roles against a table; nobody decides what they prepared; two at once."""

import itertools
import threading

import pytest
from django.db import OperationalError, connections

from phohien.demo import press_desk as demo
from phohien.kernel import clock
from phohien.kernel.errors import DomainError, InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.kernel.transitions import find
from phohien.organisation.enums import Role
from phohien.press_desk import services
from phohien.press_desk.enums import RequestState as R
from phohien.press_desk.models import Decision, PressRequest
from phohien.press_desk.workflow import REQUEST
from phohien.security.models import AuditEntry
from tests.factories import add_role, make_user
from tests.press_desk.factories import Desk, given

# verb → the states it may start from, written down once more so that a change is noticed.
TABLE = {
    "claim": {"received"},
    "release": {"in_hand"},
    "ask": {"in_hand"},
    "answer": {"awaiting"},
    "propose": {"in_hand", "awaiting"},
    "send_back": {"proposed"},
    "consent": {"proposed"},
    "refuse": {"proposed"},
    "lapse": {"received", "in_hand", "awaiting", "proposed"},
    "permit": {"in_hand"},
    "deny": {"in_hand"},
    "forward": {"in_hand"},
    "withdraw": {"received", "in_hand", "awaiting", "proposed", "consented"},
    "close": {"consented", "tacit", "permitted"},
}
ACTS = {
    "claim": lambda actor, row: services.claim(actor=actor, request=row),
    "release": lambda actor, row: services.release(actor=actor, request=row),
    "ask": lambda actor, row: services.ask(actor=actor, request=row, papers=["form"]),
    "answer": lambda actor, row: services.take_answer(actor=actor, request=row),
    "propose": lambda actor, row: services.propose(actor=actor, request=row, outcome="consent"),
    "forward": lambda actor, row: services.forward(actor=actor, request=row, to="Sở khác"),
    "close": lambda actor, row: services.close(actor=actor, request=row),
}
DECIDING = {
    "send_back": lambda actor, row: services.send_back(actor=actor, request=row, note="Sửa"),
    "consent": lambda actor, row: services.decide(actor=actor, request=row, signer="chief"),
}


def test_the_table_is_the_one_written_down():
    assert {row.name: set(row.sources) for row in REQUEST} == TABLE


def put(row: PressRequest, state: str, drafter) -> PressRequest:
    """A row in any state, past the services."""
    PressRequest.objects.filter(pk=row.pk).update(**{"state": state})
    Decision.objects.update_or_create(
        request=row,
        defaults={"outcome": "consent", "drafted_by": drafter, "proposed_at": row.received_at},
    )
    return PressRequest.objects.get(pk=row.pk)


@pytest.mark.django_db
@pytest.mark.parametrize("verb", [*ACTS, *DECIDING])
def test_every_verb_from_every_state_for_every_role(desk, verb):
    act = (ACTS | DECIDING)[verb]
    entitled = {"officer", "second"} if verb in ACTS else {"chief", "leader"}
    people = {
        "officer": desk.officer, "second": desk.second, "chief": desk.chief, "leader": desk.leader,
        "host": desk.host, "analyst": make_user(Role.PRESS_ANALYST),
        "coordinator": make_user(Role.COORDINATOR), "auditor": make_user(Role.AUDITOR),
        "other_leader": make_user(Role.AGENCY_LEADER, "so-vhttdl"),
    }  # fmt: skip
    wrong = []
    for (who, actor), state in itertools.product(people.items(), R.values):
        row = put(desk.received(), state, desk.officer)
        told = _told(act, actor, row)
        if who not in entitled:
            wanted = (
                "NotAllowed" if who in ("officer", "second", "chief", "leader") else "NotVisible"
            )
        else:
            wanted = "done" if state in TABLE[verb] else "RuleBroken"
        if told != wanted:
            wrong.append((who, state, told, wanted))
    assert not wrong


def _told(act, actor, row) -> str:
    try:
        act(actor, row)
    except DomainError as error:
        return type(error).__name__
    return "done"


@pytest.mark.django_db
def test_nobody_decides_what_they_prepared(desk):
    both = add_role(desk.officer, Role.PROVINCIAL_LEADER)
    row = desk.in_hand()
    services.propose(actor=both, request=row, outcome="consent")
    with pytest.raises(NotAllowed, match="không phải người đã soạn"):
        services.decide(actor=both, request=row, signer="chair")
    assert services.decide(actor=desk.leader, request=row, signer="chair").state == R.CONSENTED


@pytest.mark.django_db
def test_a_refusal_needs_its_reason_in_both_languages(desk):
    row = desk.in_hand()
    for words in ({}, {"reason": "Có"}, {"reason_en": "Yes"}):
        with pytest.raises(InvalidInput):
            services.propose(actor=desk.officer, request=row, outcome="refusal", **words)
    row.refresh_from_db()
    assert row.state == R.IN_HAND and not Decision.objects.exists()


@pytest.mark.django_db
def test_who_signs_something_that_changed_is_told(desk):
    row = desk.proposed()
    with pytest.raises(RuleBroken, match="vừa được đổi"):
        services.decide(actor=desk.chief, request=row, signer="chief", outcome="refusal")


@pytest.mark.django_db
def test_the_ministrys_files_are_not_decided_here(desk):
    row = desk.received("activity")
    PressRequest.objects.filter(pk=row.pk).update(kind="non_resident")
    row.refresh_from_db()
    services.claim(actor=desk.officer, request=row)
    with pytest.raises(RuleBroken, match="Bộ Ngoại giao quyết định"):
        services.propose(actor=desk.officer, request=row, outcome="consent")
    done = services.record_ministry(
        actor=desk.officer, request=row, outcome="consent", permit_number="12/GP-BC"
    )
    assert done.state == R.PERMITTED and done.report.due_on.isoformat() == "2026-12-21"
    with pytest.raises(NotAllowed):
        services.receive_from_public(
            given=services.Given(kind="non_resident", outlet="X", country="FR")
        )


@pytest.mark.django_db
def test_an_exhibition_is_for_another_body_and_goes_there(desk):
    row = services.enter(
        actor=desk.officer, given=given("exhibition", people=[]), channel="paper",
        received_at=clock.now(),
    )  # fmt: skip
    services.claim(actor=desk.officer, request=row)
    with pytest.raises(RuleBroken, match="Sở Văn hóa, Thể thao và Du lịch"):
        services.propose(actor=desk.officer, request=row, outcome="consent")
    with pytest.raises(RuleBroken, match="không do Bộ Ngoại giao"):
        services.record_ministry(actor=desk.officer, request=row, outcome="refusal", reason="x")
    done = services.forward(actor=desk.officer, request=row, to="Sở Văn hóa, Thể thao và Du lịch")
    assert done.state == R.FORWARDED and done.due_at is None


@pytest.mark.django_db
def test_the_number_is_given_after_the_decision_and_once(desk):
    first, second = desk.decided(), desk.decided()
    today = clock.today()
    services.issue(actor=desk.officer, request=first, number=12, symbol="UBND-NGV", issued_on=today)
    with pytest.raises(InvalidInput, match="đã dùng"):
        services.issue(
            actor=desk.officer, request=second, number=12, symbol="UBND-NGV", issued_on=today
        )
    services.note_copy(actor=desk.officer, request=first, copied_on=today)
    waiting = desk.proposed()
    with pytest.raises(RuleBroken):
        services.issue(
            actor=desk.officer, request=waiting, number=13, symbol="UBND-NGV", issued_on=today
        )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(3))
def test_two_decide_at_once_and_exactly_one_does(turn):
    desk = Desk.make()
    row = desk.proposed()
    told = together(
        lambda: services.decide(actor=desk.chief, request=row, signer="chief"),
        lambda: services.send_back(actor=desk.leader, request=row, note="Sửa lại"),
    )
    assert told.count("done") == 1, told
    entries = AuditEntry.objects.filter(action__in=("press_desk.decide", "press_desk.send_back"))
    assert entries.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_of_the_desk_claim_and_one_has_it():
    desk = Desk.make()
    row = desk.received()
    told = together(
        lambda: services.claim(actor=desk.officer, request=row),
        lambda: services.claim(actor=desk.second, request=row),
    )
    assert told.count("done") == 1, told
    assert find(REQUEST, "claim").target == PressRequest.objects.get().state


def together(*acts) -> list[str]:
    gate, told = threading.Barrier(len(acts)), []

    def run(act) -> None:
        try:
            gate.wait(10)
            act()
            told.append("done")
        except (RuleBroken, NotAllowed, NotVisible, OperationalError) as error:
            told.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return told


@pytest.mark.django_db
def test_the_demo_has_requests_in_every_stage_and_is_built_once(desk):
    assert demo.build(officer=desk.officer, leader=desk.leader) == 7
    assert demo.build(officer=desk.officer, leader=desk.leader) == 0
    states = set(PressRequest.objects.values_list("state", flat=True))
    assert states == {"received", "awaiting", "proposed", "consented", "refused", "closed"}
