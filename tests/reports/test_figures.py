"""What is counted: joined events once for the province, everything for each agency, the cut-off."""

import datetime as dt

import pytest

from phohien.kernel import clock
from phohien.plans.services import join_evidence, withdraw_evidence
from phohien.reports.figures import (
    LABELS,
    SUMMED,
    agency_figures,
    counted_for,
    figures_by_agency,
    province_figures,
)
from tests.factories import make_evidence

URL = "https://tin.example/1"


@pytest.fixture
def recorded(province):
    task = province.duty(code="II.3.a")
    other = province.duty(province.ward, "II.3.a")
    item = {"kind": "published_item", "url": URL}
    rows = {
        "vi": make_evidence(province.officer, task, **item, item_count=2, languages=["vi"]),
        "en": make_evidence(province.officer, task, **item, item_count=3, languages=["vi", "en"]),
        "event": make_evidence(
            province.officer, task, kind="event", participant_count=100, amount_vnd=5_000_000
        ),
        "same": make_evidence(province.other, other, kind="event", participant_count=80),
    }
    join_evidence(actor=province.coordinator, evidence=rows["same"], same_event=rows["event"])
    return rows


def test_a_joined_event_counts_once_for_the_province(province, recorded):
    figures = province_figures(province.round)
    assert (figures.events, figures.participants) == (1, 100)
    assert agency_figures(province.round, province.commune.pk).events == 1
    assert agency_figures(province.round, province.ward.pk).participants == 80


def test_items_and_languages(province, recorded):
    figures = province_figures(province.round)
    assert (figures.items, figures.items_foreign) == (5, 3)
    assert figures.languages == {"vi": 5, "en": 3}


def test_withdrawn_evidence_is_not_counted_and_the_next_report_of_the_event_is(province, recorded):
    withdraw_evidence(actor=province.officer, evidence=recorded["event"], reason="Ghi nhầm.")
    figures = province_figures(province.round)
    assert (figures.events, figures.participants) == (1, 80)


@pytest.mark.parametrize(
    ("day", "counts"),
    [
        (dt.date(2025, 11, 25), 0),
        (dt.date(2025, 11, 26), 1),
        (dt.date(2026, 11, 25), 1),
        (dt.date(2026, 11, 26), 0),
    ],
)
def test_first_day_and_cut_off_belong_to_the_period(province, day, counts):
    with clock.at(dt.date(2026, 11, 28)):
        make_evidence(province.officer, province.duty(code="II.3.a"), happened_on=day)
    assert province_figures(province.round).meetings == counts


def test_one_piece_for_two_tasks_counts_once(province):
    from phohien.plans.services import record_evidence

    record_evidence(
        actor=province.officer,
        assignments=[province.duty(code="II.3.a"), province.duty(code="II.2")],
        kind="meeting",
        title="Họp",
        happened_on=clock.today(),
        amount_vnd=1000,
    )
    figures = province_figures(province.round)
    assert (figures.meetings, figures.amount) == (1, 1000)


def test_the_report_itself_is_no_result(province):
    province.submitted()
    assert province.duty().evidence_count == 1
    assert province_figures(province.round).documents == 0


def test_all_agencies_at_once_agree_with_each_alone(province, recorded):
    together = figures_by_agency(province.round)
    for agency in (province.commune, province.ward):
        alone = agency_figures(province.round, agency.pk)
        alone.states = {state: count for state, count in alone.states.items() if count}
        assert together[agency.pk] == alone


@pytest.mark.parametrize("name", LABELS)
@pytest.mark.parametrize("of_agency", [True, False])
def test_each_figure_is_the_sum_of_the_rows_it_opens(province, recorded, name, of_agency):
    agency_id = province.commune.pk if of_agency else None
    rows = list(counted_for(name, province.round, agency_id))
    field = SUMMED.get(name)
    total = sum(getattr(row, field) for row in rows) if field else len(rows)
    figures = (
        agency_figures(province.round, agency_id) if of_agency else province_figures(province.round)
    )
    assert getattr(figures, name) == total
