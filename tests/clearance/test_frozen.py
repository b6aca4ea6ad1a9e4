"""What was handed in and signed stays; the database itself refuses what services never do."""

import pytest
from django.db import DatabaseError, connection, transaction

from phohien.clearance import checklist
from phohien.clearance.models import Case, Step
from phohien.clearance.services import clear_step, publish_in_emergency, return_step

YES = checklist.all_yes()
REASON = "Cần báo ngay cho du khách về việc đóng cửa bến phà."


def refused(statement: str, *values) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def allowed(statement: str, *values) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("fingerprint", "0" * 64), ("snapshot", "{}"), ("writer_ids", "[]"), ("title", "Khác"),
        ("subject_id", 999_999), ("locale", "en"), ("requested_at", "2020-01-01 00:00:00+00:00"),
    ],
)  # fmt: skip
def test_what_was_handed_in_cannot_change(room, column, value):
    case = room.case()
    refused(f"UPDATE clearance_case SET {column} = %s WHERE id = %s", value, case.pk)


def test_writers_cannot_be_taken_out(room):
    case = room.case()
    refused("DELETE FROM clearance_case_writers WHERE case_id = %s", case.pk)
    refused(
        "UPDATE clearance_case_writers SET user_id = %s WHERE case_id = %s",
        room.editor.pk,
        case.pk,
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        case.writers.clear()


def test_cases_and_steps_cannot_be_removed(room):
    case = room.case()
    refused("DELETE FROM clearance_step WHERE case_id = %s", case.pk)
    empty = publish_in_emergency(actor=room.leader, subject=room.subject(), reason=REASON)
    refused("DELETE FROM clearance_case WHERE id = %s", empty.pk)
    assert Case.objects.filter(pk__in=[case.pk, empty.pk]).count() == 2


def test_a_case_is_cleared_only_by_all_its_signatures(room):
    case = room.case()
    change = "UPDATE clearance_case SET state = 'cleared' WHERE id = %s"
    refused(change, case.pk)
    clear_step(actor=room.editor, step=case.steps.get(order=1), checklist=YES)
    refused(change, case.pk)
    clear_step(actor=room.leader, step=case.steps.get(order=2), checklist=YES)
    case.refresh_from_db()
    assert case.state == "cleared"


def test_a_case_cannot_be_born_cleared(room):
    case = room.case()
    copy = Case.objects.get(pk=case.pk)
    copy.pk, copy.state = None, "cleared"
    with pytest.raises(DatabaseError), transaction.atomic():
        copy.save(force_insert=True)
    step = Step(case=case, order=9, kind="leader", role="agency_leader", agency=room.speaker)
    step.state, step.decided_by, step.decided_at = "cleared", room.leader, case.requested_at
    with pytest.raises(DatabaseError), transaction.atomic():
        step.save(force_insert=True)


@pytest.mark.parametrize("state", ["open", "cleared", "emergency", "upheld", "changes"])
def test_a_closed_case_does_not_come_back(room, state):
    case = room.case()
    return_step(actor=room.editor, step=case.steps.get(order=1), reason="Sai ngày.")
    refused("UPDATE clearance_case SET state = %s WHERE id = %s", state, case.pk)


def test_a_cleared_case_may_only_lose_its_value(room):
    case = room.clear(room.case())
    for state in ("open", "returned", "emergency", "upheld"):
        refused("UPDATE clearance_case SET state = %s WHERE id = %s", state, case.pk)
    allowed("UPDATE clearance_case SET state = 'void' WHERE id = %s", case.pk)
    refused("UPDATE clearance_case SET state = 'cleared' WHERE id = %s", case.pk)


def test_a_signature_is_frozen_and_never_a_writers(room):
    case = room.case()
    first, second = case.steps.order_by("order")
    refused(
        "UPDATE clearance_step SET state = 'cleared', decided_at = %s, decided_by_id = %s"
        " WHERE id = %s",
        case.requested_at,
        room.writer.pk,
        first.pk,
    )
    clear_step(actor=room.editor, step=first, checklist=YES, note="Đã xem.")
    for change in ("state = 'open'", "checklist = '{}'", "decided_by_id = NULL", "reason = ''"):
        refused(f"UPDATE clearance_step SET {change} WHERE id = %s", first.pk)
    refused(
        "UPDATE clearance_step SET state = 'cleared', decided_at = %s, decided_by_id = %s"
        " WHERE id = %s",
        case.requested_at,
        room.editor.pk,
        second.pk,
    )
    refused("UPDATE clearance_step SET role = 'auditor' WHERE id = %s", second.pk)
