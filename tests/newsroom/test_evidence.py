"""An item proves its task once, in all its languages, and no longer than it is public."""

import pytest

from phohien.newsroom import services
from phohien.plans.models import Assignment, Evidence
from tests.factories import make_plan
from tests.newsroom.factories import Desk, sign_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return Desk.make()


@pytest.fixture
def task(desk):
    plan = make_plan([desk.commune])
    return Assignment.objects.filter(plan=plan, agency=desk.commune).first().task


def test_publishing_records_evidence_once_and_withdrawal_takes_it_back(desk, task):
    row = desk.live(plan_task=task)
    evidence = Evidence.objects.get()
    assert (evidence.agency, evidence.languages, evidence.item_count) == (desk.commune, ["vi"], 1)
    assert evidence.url.endswith(row.path) and row.evidence == evidence
    services.save_draft(actor=desk.writer, publication=row, lead="Câu khác.")
    sign_all(services.request_clearance(actor=desk.writer, publication=row))
    services.publish(actor=desk.leader, publication=row)
    assert Evidence.objects.count() == 1
    services.withdraw(actor=desk.leader, publication=row, reason="Sai số liệu.")
    evidence.refresh_from_db()
    assert evidence.withdrawn_at and evidence.withdrawn_reason == "Sai số liệu."
    assignment = Assignment.objects.get(task=task, agency=desk.commune)
    assert assignment.evidence_count == 0


def test_another_language_counts_on_the_same_evidence(desk, task):
    row = desk.live(plan_task=task)
    translation = services.write_translation(
        actor=desk.editor, publication=row, locale="en", title="Lotus", lead="In bloom."
    )
    desk.live(translation)
    evidence = Evidence.objects.get()
    assert (evidence.languages, evidence.item_count) == (["en", "vi"], 2)
    services.withdraw(actor=desk.leader, publication=translation, reason="Xem lại.")
    evidence.refresh_from_db()
    assert evidence.languages == ["vi"] and evidence.withdrawn_at is None


def test_an_item_of_no_task_records_nothing(desk):
    desk.live()
    assert not Evidence.objects.exists()
