"""May I sign, and is it in my list? Random people and cases: rules, lists and pages agree."""

import itertools
import random

import pytest

from phohien.clearance import checklist
from phohien.clearance.models import Case, Step
from phohien.clearance.selectors import cases, queue_of
from phohien.clearance.services import clear_step, publish_in_emergency
from phohien.clearance.services.opening import signers
from phohien.organisation.enums import BOUND_ROLES, Role
from phohien.organisation.models import User
from phohien.security.policies import may, visible
from tests import factories
from tests.clearance.conftest import FAITH, OWNER, SEA, SPEAKER

ACTIONS = [
    (Case, "view"), (Case, "review_emergency"), (Case, "void"), (Step, "view"), (Step, "sign"),
    (Step, "release"),
]  # fmt: skip
REASON = "Bến phà đóng cửa từ chiều nay vì nước lớn."


@pytest.fixture
def people(room) -> list[User]:
    """Everybody of the room, one of each role, some of several, one without any, one dismissed."""
    made = [*room.signers(), room.writer, room.coordinator, room.provincial_leader]
    for role in Role.values:
        made.append(factories.make_user(role, "so-y-te" if role in BOUND_ROLES else None))
    made.append(factories.make_user(Role.REVIEWER, FAITH))
    made.append(factories.add_role(factories.make_user(Role.EDITOR, OWNER), Role.REVIEWER, SEA))
    made.append(factories.make_user())
    gone = factories.make_user(Role.COORDINATOR)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    return [*made, User.objects.get(pk=gone.pk)]


@pytest.fixture
def furnished(room, people) -> None:
    """Cases of every class, some written by those who could sign, in several states."""
    topics = [(), ("bien-dao",), ("bien-dao", "dan-toc-ton-giao")]
    writers = [room.writer, room.editor, room.leader, room.reviewer]
    for names, writer in itertools.product(topics, writers):
        case = room.case(
            topic_codes=names,
            is_statement=bool(names),
            writer_ids=frozenset({writer.pk, room.writer.pk}),
        )
        step = case.steps.get(order=1)
        if writer not in (room.editor,) and names:
            clear_step(actor=room.editor, step=step, checklist=checklist.all_yes())
    publish_in_emergency(actor=room.leader, subject=room.subject(), reason=REASON)
    assert Case.objects.count() == 13 and SPEAKER


def test_may_is_the_list_and_what_may_be_done_may_be_seen(furnished, people):
    for (model, action), person in itertools.product(ACTIONS, people):
        listed = set(visible(person, model, action).values_list("pk", flat=True))
        seen = set(visible(person, model).values_list("pk", flat=True))
        assert listed <= seen, (model, action, person)
        for row in model.objects.all():
            assert may(person, action, row) == (row.pk in listed), (model, action, person)


def test_a_writer_never_signs_and_who_is_told_is_who_may(furnished, people):
    for step in Step.objects.filter(state="open").select_related("case"):
        told = set(signers(step).values_list("pk", flat=True))
        may_sign = {one.pk for one in people if may(one, "sign", step)}
        assert may_sign == told & {one.pk for one in people}
        assert not told & set(step.case.writer_ids)


def test_the_page_answers_exactly_for_what_is_listed(furnished, people, client):
    chance = random.Random(20261123)
    for person in [one for one in people if one.is_active]:
        client.force_login(person)
        listed = set(cases(actor=person).values_list("pk", flat=True))
        for case in chance.sample(list(Case.objects.all()), 3):
            status = client.get(f"/lam-viec/duyet/{case.pk}/").status_code
            assert status == (200 if case.pk in listed else 404), (person, case)
        assert {step.case_id for step in queue_of(person)} <= listed


def test_who_has_no_role_or_is_dismissed_sees_nothing(furnished, people):
    for person in people[-2:]:
        for model, action in ACTIONS:
            assert not visible(person, model, action).exists()
