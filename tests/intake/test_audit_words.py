"""Whatever a service of intake, plans and reports notes as changed has a word on the screen."""

import pytest

from phohien.intake.services.arranging import CHANGEABLE as TASK_FIELDS
from phohien.reports.services.regimes import CHANGEABLE as REGIME_FIELDS
from phohien.security import sentences
from phohien.security.models import AuditEntry

EVIDENCE_FIELDS = (
    "title", "happened_on", "person", "place", "url", "file", "note", "item_count", "languages",
    "document_number", "figure_value", "figure_unit", "participant_count", "amount_vnd",
    "assignments", "same_event", "withdrawn_at", "withdrawn_reason",
)  # fmt: skip


@pytest.mark.parametrize("name", sorted({*TASK_FIELDS, *REGIME_FIELDS, *EVIDENCE_FIELDS}))
def test_a_changed_field_is_shown_by_its_name_on_screen(name):
    entry = AuditEntry(changes={name: [None, "x"]})
    if name not in sentences.HIDDEN:
        assert sentences.changes(entry)[0][0] != name


def test_a_changed_repetition_is_shown_by_its_word():
    entry = AuditEntry(changes={"recurrence": ["monthly", "yearly"]})
    assert sentences.changes(entry) == [("chu kỳ", "Hằng tháng", "Hằng năm")]
