"""A case goes up its ladder; who may sign, who never; what ends it."""

import datetime as dt

import pytest

from phohien.clearance import checklist
from phohien.clearance.events import CaseDecided
from phohien.clearance.models import Case, ContentClass, Topic
from phohien.clearance.selectors import queue_of, standing_case
from phohien.clearance.services import (
    claim_step,
    clear_step,
    release_step,
    request_changes,
    request_clearance,
    return_step,
    void_cases,
)
from phohien.kernel import clock, events
from phohien.kernel.errors import InvalidInput, NotAllowed, NotVisible, RuleBroken
from phohien.notices.models import Notice
from phohien.organisation.enums import Role
from phohien.organisation.stand_ins import name_stand_in
from tests import factories

YES = checklist.all_yes()


@pytest.fixture
def told(monkeypatch):
    """CaseDecided events of the test."""
    heard: list[CaseDecided] = []
    handlers = [*events._subscribers[CaseDecided], heard.append]
    monkeypatch.setitem(events._subscribers, CaseDecided, handlers)
    return heard


def kinds(case: Case) -> list[str]:
    return [step.kind for step in case.steps.order_by("order")]


def gate(case: Case) -> Case | None:
    return standing_case(case.subject_type, case.subject_id, case.locale, case.fingerprint)


def test_the_shipped_dictionaries_are_whole_and_loading_again_adds_nothing(room):
    from phohien.clearance import loading

    assert Topic.objects.count() == 13
    assert Topic.objects.filter(is_sensitive=True).count() == 5
    assert set(ContentClass.objects.values_list("code", flat=True)) == {
        "routine", "statement", "sensitive",
    }  # fmt: skip
    Topic.objects.filter(code="bien-dao").update(name="Tên đã sửa")
    assert loading.load()[0] == 0
    assert Topic.objects.get(code="bien-dao").name == "Tên đã sửa"


@pytest.mark.parametrize(
    ("topics", "statement", "expected"),
    [
        (["van-hoa-du-lich"], False, ["editor", "leader"]),
        (["van-hoa-du-lich"], True, ["editor", "leader", "spokesperson"]),
        (["bien-dao"], False, ["editor", "leader", "second_reviewer"]),
        (["bien-dao"], True, ["editor", "leader", "spokesperson", "second_reviewer"]),
        (["bien-dao", "bien-gioi"], False, ["editor", "leader", "second_reviewer"]),
        (["bien-dao", "dan-toc-ton-giao"], False,
         ["editor", "leader", "second_reviewer", "second_reviewer"]),
        ([], False, ["editor", "leader"]),
    ],
)  # fmt: skip
def test_the_class_decides_the_ladder(room, topics, statement, expected):
    case = room.case(topic_codes=tuple(topics), is_statement=statement)
    assert kinds(case) == expected
    sensitive = [t for t in topics if Topic.objects.get(code=t).is_sensitive]
    wanted = "sensitive" if sensitive else "statement" if statement else "routine"
    assert case.content_class.code == wanted


def test_two_bodies_sign_each_for_itself(room):
    case = room.case(topic_codes=("bien-dao", "dan-toc-ton-giao"))
    bodies = [step.agency.code for step in case.steps.filter(kind="second_reviewer")]
    assert bodies == ["bo-chqs-tinh", "ban-tgdv-tinh-uy"]
    assert case.reviewing_body.code == "bo-chqs-tinh"


def test_an_unknown_topic_is_refused_and_leaves_nothing(room):
    with pytest.raises(RuleBroken, match="khong-co"):
        room.case(topic_codes=("khong-co",))
    assert not Case.objects.exists()


def test_every_signature_is_needed_before_the_gate_opens(room, told):
    case = room.case(topic_codes=("bien-dao",), is_statement=True)
    for turn in range(4):
        assert gate(case) is None, turn
        actor, step = room.awaited(case)
        clear_step(actor=actor, step=step, checklist=YES)
    assert gate(case) == case
    assert [event.outcome for event in told] == ["cleared"]
    case.refresh_from_db()
    assert case.closed_at and case.state == "cleared"
    signed = {step.decided_by for step in case.steps.all()}
    assert signed == {room.editor, room.leader, room.spokesperson, room.reviewer}


def test_the_gate_is_for_exactly_that_content_subject_and_language(room):
    case = room.clear(room.case())
    other = (case.subject_type, case.subject_id, "en", case.fingerprint)
    assert standing_case(*other) is None
    assert standing_case("newsroom.other", case.subject_id, "vi", case.fingerprint) is None
    assert standing_case(case.subject_type, case.subject_id, "vi", "0" * 64) is None


@pytest.mark.parametrize("who", ["editor", "leader"])
def test_nobody_clears_what_they_wrote(room, who):
    writer = getattr(room, who)
    case = room.case(writer_ids=frozenset({room.writer.pk, writer.pk}))
    if who == "leader":
        clear_step(actor=room.editor, step=room.awaited(case)[1], checklist=YES)
    step = case.steps.get(kind=who)
    assert not queue_of(writer).exists()
    for act in (
        lambda: claim_step(actor=writer, step=step),
        lambda: clear_step(actor=writer, step=step, checklist=YES),
        lambda: return_step(actor=writer, step=step, reason="Tôi tự trả lại"),
        lambda: request_changes(actor=writer, step=step, reason="Tôi tự sửa"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_who_asked_but_did_not_write_may_sign(room):
    case = request_clearance(actor=room.editor, subject=room.subject())
    clear_step(actor=room.editor, step=case.steps.get(kind="editor"), checklist=YES)


def test_nobody_signs_two_steps_of_a_case(room):
    both = factories.add_role(room.editor, Role.AGENCY_LEADER, room.speaker)
    case = room.case()
    clear_step(actor=both, step=case.steps.get(kind="editor"), checklist=YES)
    with pytest.raises(NotAllowed):
        clear_step(actor=both, step=case.steps.get(kind="leader"), checklist=YES)
    assert not queue_of(both).exists()
    clear_step(actor=room.leader, step=case.steps.get(kind="leader"), checklist=YES)
    assert gate(case)


def test_people_of_other_agencies_and_roles_see_or_sign_nothing(room):
    case = room.case()
    step = case.steps.get(kind="editor")
    stranger = factories.make_user(Role.EDITOR, "so-y-te")
    with pytest.raises(NotVisible):
        clear_step(actor=stranger, step=step, checklist=YES)
    for visible_but_no in (room.leader, room.coordinator, room.provincial_leader, room.writer):
        with pytest.raises(NotAllowed):
            clear_step(actor=visible_but_no, step=step, checklist=YES)


def test_a_reviewer_without_a_body_reads_but_does_not_sign(room):
    anyone = factories.make_user(Role.REVIEWER)
    case = room.case(topic_codes=("bien-dao",))
    clear_step(actor=room.editor, step=case.steps.get(order=1), checklist=YES)
    clear_step(actor=room.leader, step=case.steps.get(order=2), checklist=YES)
    with pytest.raises(NotAllowed):
        clear_step(actor=anyone, step=case.steps.get(order=3), checklist=YES)
    clear_step(actor=room.reviewer, step=case.steps.get(order=3), checklist=YES)


def test_a_later_step_waits_for_the_earlier_one(room):
    case = room.case()
    with pytest.raises(RuleBroken):
        clear_step(actor=room.leader, step=case.steps.get(kind="leader"), checklist=YES)
    assert not queue_of(room.leader).exists()


def test_a_claimed_step_is_for_its_holder_until_released(room):
    second = factories.make_user(Role.EDITOR, room.owner)
    case = room.case()
    step = claim_step(actor=room.editor, step=case.steps.get(kind="editor"))
    with pytest.raises(RuleBroken, match="Biên Tập"):
        claim_step(actor=second, step=step)
    with pytest.raises(RuleBroken, match="Biên Tập"):
        clear_step(actor=second, step=step, checklist=YES)
    assert not queue_of(second).exists() and queue_of(room.editor).exists()
    with pytest.raises(NotAllowed):
        release_step(actor=second, step=step)
    release_step(actor=room.coordinator, step=step)
    clear_step(actor=second, step=step, checklist=YES)


@pytest.mark.parametrize(
    ("verb", "state"), [(return_step, "returned"), (request_changes, "changes")]
)
def test_a_refusal_ends_the_case_and_tells_the_writers_why(room, told, verb, state):
    case = room.case()
    verb(actor=room.editor, step=case.steps.get(kind="editor"), reason="Sai ngày mở hội.")
    case.refresh_from_db()
    assert case.state == state and [event.outcome for event in told] == [state]
    assert list(case.steps.values_list("state", flat=True)) == [state, "dropped"]
    notice = Notice.objects.get(recipient=room.writer)
    assert "Sai ngày" in notice.body
    with pytest.raises(RuleBroken):
        clear_step(actor=room.leader, step=case.steps.get(kind="leader"), checklist=YES)
    assert gate(case) is None


@pytest.mark.parametrize("verb", [return_step, request_changes])
def test_a_refusal_needs_a_reason(room, verb):
    case = room.case()
    with pytest.raises(InvalidInput):
        verb(actor=room.editor, step=case.steps.get(kind="editor"), reason="  ")


def test_the_checklist_must_be_whole_and_a_no_forbids(room):
    case = room.case()
    step = case.steps.get(kind="editor")
    with pytest.raises(InvalidInput) as error:
        clear_step(actor=room.editor, step=step, checklist=YES | {"rights": ""})
    assert error.value.field == "rights"
    with pytest.raises(InvalidInput):
        clear_step(actor=room.editor, step=step, checklist=YES | {"languages": "na"})
    with pytest.raises(RuleBroken, match="quyền dùng ảnh"):
        refused = YES | {"rights": "no: thiếu giấy phép"}
        clear_step(actor=room.editor, step=step, checklist=refused)
    answers = YES | {"languages": "na: chỉ có bản tiếng Việt", "facts": True}
    clear_step(actor=room.editor, step=step, checklist=answers)
    step.refresh_from_db()
    assert len(step.checklist) == 11
    assert step.checklist["languages"] == {"answer": "na", "note": "chỉ có bản tiếng Việt"}


def test_the_same_content_is_one_case_and_another_content_voids_the_open_one(room, told):
    subject = room.subject(id=77)
    first = request_clearance(actor=room.writer, subject=subject)
    assert request_clearance(actor=room.writer, subject=subject) == first
    second = room.case(id=77, text="Lời đã sửa.")
    first.refresh_from_db()
    assert (first.state, second.state) == ("void", "open") and told == []
    room.clear(second)
    assert (
        request_clearance(actor=room.writer, subject=room.subject(id=77, text="Lời đã sửa."))
        == second
    )


def test_a_cleared_case_stands_while_the_next_content_is_being_cleared(room):
    first = room.clear(room.case(id=78))
    room.case(id=78, text="Lời đã sửa.")
    assert gate(first) == first


def test_voiding_closes_the_gate_and_the_open_request(room, told):
    case = room.clear(room.case(id=79))
    opened = room.case(id=79, text="Lời đã sửa.")
    told.clear()
    given = {"subject_type": case.subject_type, "subject_id": 79, "locale": "vi"}
    voided = void_cases(actor=room.editor, reason="Đã gỡ bài.", **given)
    assert {one.pk for one in voided} == {case.pk, opened.pk}
    assert gate(case) is None and not queue_of(room.editor).exists()
    assert [(event.case_id, event.outcome) for event in told] == [(opened.pk, "void")]
    assert void_cases(actor=None, reason="Lần nữa.", **given) == []


def test_a_stranger_voids_nothing(room):
    case = room.clear(room.case(id=80))
    stranger = factories.make_user(Role.EDITOR, "so-y-te")
    with pytest.raises(NotVisible):
        void_cases(
            actor=stranger, subject_type=case.subject_type, subject_id=80, locale="vi", reason="x"
        )
    assert gate(case)


def test_a_stranger_cannot_ask_and_content_has_writers(room):
    stranger = factories.make_user(Role.AGENCY_OFFICER, "so-y-te")
    with pytest.raises(NotAllowed):
        request_clearance(actor=stranger, subject=room.subject())
    with pytest.raises(InvalidInput):
        request_clearance(actor=room.writer, subject=room.subject(writer_ids=frozenset()))


def test_a_stand_in_signs_within_the_days_and_not_what_they_wrote(room):
    deputy = factories.make_user(Role.AGENCY_OFFICER, room.speaker)
    today = clock.today()
    name_stand_in(
        actor=room.leader, absent=room.leader, stand_in=deputy, role=Role.AGENCY_LEADER,
        valid_from=today, valid_to=today + dt.timedelta(days=2),
    )  # fmt: skip
    own = room.case(writer_ids=frozenset({room.writer.pk, deputy.pk}))
    other = room.case()
    for case in (own, other):
        clear_step(actor=room.editor, step=case.steps.get(order=1), checklist=YES)
    assert [step.case_id for step in queue_of(deputy)] == [other.pk]
    with pytest.raises(NotAllowed):
        clear_step(actor=deputy, step=own.steps.get(order=2), checklist=YES)
    with clock.at(clock.now() + dt.timedelta(days=3)), pytest.raises(NotAllowed):
        clear_step(actor=deputy, step=other.steps.get(order=2), checklist=YES)
    clear_step(actor=deputy, step=other.steps.get(order=2), checklist=YES)
    assert gate(other)
