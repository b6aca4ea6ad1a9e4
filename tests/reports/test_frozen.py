"""What was submitted stays: the database refuses, the hash tells, the outline is fixed."""

import hashlib
import json

import pytest
from django.db import DatabaseError, connection, transaction

from phohien.reports.models import ReportingRegime, ReportVersion
from phohien.reports.services import change_regime, return_report, submit_report, write_sections


def test_the_database_refuses_to_change_or_delete_a_version(province):
    version = province.submitted().versions.get()
    for statement in (
        "UPDATE reports_reportversion SET sections = '{}' WHERE id = %s",
        "DELETE FROM reports_reportversion WHERE id = %s",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [version.pk])
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportVersion.objects.update(number=9)
    assert ReportVersion.objects.get().sections == version.sections


def test_the_hash_is_of_text_and_figures(province):
    version = province.submitted().versions.get()
    body = json.dumps([version.sections, version.figures], sort_keys=True, ensure_ascii=False)
    assert version.sha256 == hashlib.sha256(body.encode()).hexdigest()


def test_an_earlier_version_stays_as_it_was(province):
    report = province.submitted()
    report = return_report(actor=province.coordinator, report=report, reason="Thiếu.")
    write_sections(actor=province.officer, report=report, sections={"strengths": "Lời mới."})
    submit_report(actor=province.leader, report=report)
    second, first = report.versions.all()
    assert first.sections["strengths"] == "Tin, bài được đăng đều."
    assert second.sections["strengths"] == "Lời mới."


def test_a_changed_outline_reaches_only_rounds_without_a_submission(province):
    regime = province.round.regime
    shorter = [entry for entry in regime.outline if entry["key"] != "causes"]
    province.report()
    change_regime(actor=province.coordinator, regime=regime, outline=shorter)
    province.round.refresh_from_db()
    assert "causes" not in [entry["key"] for entry in province.round.outline]
    province.submitted()
    regime = ReportingRegime.objects.get()
    change_regime(actor=province.coordinator, regime=regime, outline=shorter[:3], due_before_day=15)
    province.round.refresh_from_db()
    assert len(province.round.outline) == len(shorter)
    assert province.round.due_before.day == 1
