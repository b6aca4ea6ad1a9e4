"""Reports are found by what they say, and only by those who may read that text."""

import importlib

import pytest
from django.apps import apps

from phohien.reports import services
from phohien.reports.enums import Period, TextKind
from phohien.reports.models import AgencyReport, ReportText
from phohien.web.selectors import searching
from tests.web.conftest import SEARCH, World, page

SAID, CHANGED = "Đón đoàn khách Luy Lâu thăm xã.", "Đón đoàn nghệ nhân Kinh Bắc."


@pytest.fixture
def report(world) -> AgencyReport:
    """The commune's yearly report under work, with one sentence written by hand."""
    rounds = services.open_rounds(plan=world.plan)
    yearly = next(row for row in rounds if row.regime.period == Period.YEAR)
    made = services.start_report(actor=world.officer, round=yearly, agency=world.commune)
    return write(world, made, SAID)


def write(world: World, report: AgencyReport, text: str) -> AgencyReport:
    key = next(entry["key"] for entry in report.round.outline if entry["fill"])
    return services.write_sections(actor=world.officer, report=report, sections={key: text})


def found(actor, text: str) -> list[int]:
    return searching.find_reports(actor, searching.parse(text))


@pytest.mark.parametrize("text", ["luy lâu", "LUY LAU", "doan khach luy", "lâu luy"])
def test_a_report_is_found_by_its_words_with_and_without_accents(world, report, text):
    assert found(world.officer, text) == [report.pk]


def test_a_word_counts_from_its_beginning_only(world, report):
    assert found(world.officer, "uy lau") == []


def test_a_draft_is_found_by_its_writers_and_the_coordinators_alone(world, report):
    for person in (world.officer, world.leader, world.coordinator, world.auditor):
        assert found(person, "luy lau") == [report.pk]
    for person in (world.stranger, world.provincial, world.administrator):
        assert found(person, "luy lau") == []
        assert "Luy" not in page(person, SEARCH, q="doan khach")


def test_the_province_finds_what_was_sent_not_what_is_written_anew(world, report):
    services.submit_report(actor=world.leader, report=report)
    assert found(world.provincial, "luy lau") == [report.pk]
    services.return_report(actor=world.coordinator, report=report, reason="Thiếu số liệu.")
    write(world, report, CHANGED)
    assert found(world.provincial, "kinh bac") == []
    assert found(world.provincial, "luy lau") == [report.pk]
    html = page(world.provincial, SEARCH, q="luy lau")
    assert "<mark>Luy Lâu</mark>" in html and "Kinh Bắc" not in html
    assert found(world.officer, "kinh bac") == [report.pk]


def test_the_words_around_the_hit_are_shown(world, report):
    assert "<mark>Luy Lâu</mark>" in page(world.officer, SEARCH, q="luy lau")


def test_the_very_accents_come_first_and_names_before_texts(world, report):
    yearly = report.round
    other = services.start_report(actor=world.stranger, round=yearly, agency=world.other)
    key = next(entry["key"] for entry in yearly.outline if entry["fill"])
    services.write_sections(
        actor=world.stranger, report=other, sections={key: "Lùy lau ở bãi sông."}
    )
    assert found(world.coordinator, "lùy lau") == [other.pk, report.pk]
    assert found(world.coordinator, "luy lâu") == [report.pk, other.pk]
    assert found(world.coordinator, world.other.name)[0] == other.pk


def test_reports_of_before_are_taken_in(world, report):
    services.submit_report(actor=world.leader, report=report)
    kept = set(ReportText.objects.values_list("kind", "plain", "words"))
    ReportText.objects.all().delete()
    importlib.import_module("phohien.reports.migrations.0004_searchable_text").take_in(apps, None)
    assert set(ReportText.objects.values_list("kind", "plain", "words")) == kept
    assert {kind for kind, *_rest in kept} == set(TextKind.values)
