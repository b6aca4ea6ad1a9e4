"""An emergency publication: who may, who hears of it, who reviews it, what the verdict does."""

import datetime as dt

import pytest

from phohien.clearance.events import EmergencyStruckDown
from phohien.clearance.models import Case
from phohien.clearance.reminding import remind_emergencies
from phohien.clearance.selectors import emergencies, queue_of, standing_case
from phohien.clearance.services import (
    publish_in_emergency,
    request_clearance,
    review_emergency,
    void_cases,
)
from phohien.kernel import clock, events
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.notices.models import Notice
from phohien.organisation.enums import Role
from phohien.security.models import AuditEntry
from tests import factories

REASON = "Cần báo ngay cho du khách về việc đóng cửa bến phà."


@pytest.fixture
def published(room) -> Case:
    room.extra["body_reviewer"] = factories.make_user(Role.REVIEWER, "cong-an-tinh")
    return publish_in_emergency(actor=room.leader, subject=room.subject(id=5), reason=REASON)


def gate(case: Case) -> Case | None:
    return standing_case(case.subject_type, case.subject_id, case.locale, case.fingerprint)


def test_it_stands_at_once_with_reason_and_audit(published, room):
    assert gate(published) == published and not published.steps.exists()
    entry = AuditEntry.objects.get(action="clearance.publish_in_emergency")
    assert entry.actor == room.leader and entry.changes["reason"][1] == REASON


def test_everybody_who_must_know_is_told_at_once(published, room):
    told = set(Notice.objects.filter(key=f"clearance:emergency:{published.pk}:0").values_list(
        "recipient_id", flat=True
    ))  # fmt: skip
    must = [room.provincial_leader, room.coordinator, room.reviewer, room.leader,
            room.spokesperson, room.extra["body_reviewer"]]  # fmt: skip
    assert told == {person.pk for person in must}


@pytest.mark.parametrize("who", ["writer", "editor", "reviewer", "provincial_leader"])
def test_others_may_not(room, who):
    with pytest.raises(NotAllowed):
        publish_in_emergency(actor=getattr(room, who), subject=room.subject(), reason=REASON)
    assert not Case.objects.exists()


@pytest.mark.parametrize("who", ["leader", "spokesperson", "coordinator"])
def test_these_may_also_what_they_wrote(room, who):
    actor = getattr(room, who)
    subject = room.subject(writer_ids=frozenset({actor.pk}))
    assert publish_in_emergency(actor=actor, subject=subject, reason=REASON).state == "emergency"


def test_a_leader_of_another_agency_may_not(room):
    other = factories.make_user(Role.AGENCY_LEADER, "so-y-te")
    with pytest.raises(NotAllowed):
        publish_in_emergency(actor=other, subject=room.subject(), reason=REASON)


def test_it_needs_a_reason_and_is_no_way_around_secrecy(room):
    with pytest.raises(InvalidInput):
        publish_in_emergency(actor=room.leader, subject=room.subject(), reason="Gấp")
    secret = room.subject(text="TUYỆT MẬT\nPhương án bảo vệ")
    with pytest.raises(RuleBroken) as error:
        publish_in_emergency(actor=room.leader, subject=secret, reason=REASON)
    assert error.value.code == "secret-suspected"
    assert not Case.objects.exists()


def test_it_takes_the_open_request_with_it(room):
    opened = room.case(id=6)
    publish_in_emergency(actor=room.leader, subject=room.subject(id=6), reason=REASON)
    opened.refresh_from_db()
    assert opened.state == "void" and not queue_of(room.editor).exists()


def test_the_same_content_needs_no_second_case(published, room):
    assert request_clearance(actor=room.writer, subject=room.subject(id=5)) == published


@pytest.mark.parametrize("who", ["leader", "writer", "editor", "spokesperson"])
def test_neither_publisher_nor_writer_reviews(published, room, who):
    with pytest.raises(NotAllowed):
        review_emergency(actor=getattr(room, who), case=published, verdict="upheld", note="Được")


def test_a_reviewer_who_wrote_it_does_not_review(room):
    subject = room.subject(writer_ids=frozenset({room.coordinator.pk}))
    case = publish_in_emergency(actor=room.leader, subject=subject, reason=REASON)
    with pytest.raises(NotAllowed):
        review_emergency(actor=room.coordinator, case=case, verdict="upheld", note="Được")


@pytest.mark.parametrize("who", ["provincial_leader", "coordinator", "reviewer"])
def test_upheld_it_stands(published, room, who):
    actor = getattr(room, who)
    assert published in emergencies(actor=actor)
    done = review_emergency(actor=actor, case=published, verdict="upheld", note="Đúng mức.")
    assert (done.state, done.reviewed_by) == ("upheld", actor) and gate(published)
    assert not emergencies(actor=actor).exists()
    with pytest.raises(RuleBroken):
        review_emergency(actor=actor, case=published, verdict="withdraw", note="Lại lần nữa.")


def test_struck_down_it_falls_and_the_rooms_above_hear(published, room, monkeypatch):
    heard: list = []
    monkeypatch.setitem(events._subscribers, EmergencyStruckDown, [heard.append])
    review_emergency(
        actor=room.coordinator, case=published, verdict="withdraw", note="Sai sự thật."
    )
    assert gate(published) is None
    assert heard == [
        EmergencyStruckDown(
            case_id=published.pk, subject_type=published.subject_type, subject_id=5, locale="vi",
            reason="Sai sự thật.",
        )
    ]  # fmt: skip
    assert Notice.objects.filter(
        key=f"clearance:emergency:{published.pk}:struck_down", recipient=room.writer
    ).exists()


@pytest.mark.parametrize(("verdict", "note"), [("", "Được"), ("cleared", "Được"), ("upheld", " ")])
def test_a_verdict_is_one_of_two_and_has_a_note(published, room, verdict, note):
    with pytest.raises(InvalidInput):
        review_emergency(actor=room.coordinator, case=published, verdict=verdict, note=note)


def test_taken_down_meanwhile_it_no_longer_stands_but_is_still_reviewed(published, room):
    void_cases(
        actor=room.leader,
        subject_type=published.subject_type,
        subject_id=5,
        locale="vi",
        reason="Hết việc gấp.",
    )
    assert gate(published) is None
    assert published in emergencies(actor=room.coordinator)
    review_emergency(actor=room.coordinator, case=published, verdict="upheld", note="Đúng mức.")
    assert gate(published) is None


def test_the_alarm_returns_every_day_until_it_is_reviewed(published, room):
    def told() -> int:
        return Notice.objects.filter(recipient=room.coordinator).count()

    assert told() == 1
    for days in (0, 1, 2):
        with clock.at(clock.now() + dt.timedelta(days=days)):
            for _twice in range(2):
                remind_emergencies()
    assert told() == 3
    review_emergency(actor=room.coordinator, case=published, verdict="upheld", note="Đúng mức.")
    with clock.at(clock.now() + dt.timedelta(days=3)):
        assert remind_emergencies() == 0
