"""The six figures: each agrees with the list it opens, whatever the rows and the days."""

import datetime as dt
import random

import pytest
from django.urls import reverse

from phohien.kernel import clock
from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.organisation.models import Agency
from phohien.spokespersons import services
from phohien.spokespersons.figures import NUMBERS, RATIOS, figures, parts_of
from phohien.spokespersons.models import (
    Answer,
    AskedQuestion,
    Briefing,
    Inquiry,
    PressConference,
)
from phohien.spokespersons.periods import Period, current_year, year_of
from phohien.spokespersons.selectors.figures import by_agency
from tests.spokespersons.factories import at

SEED = 20261214


def test_the_year_runs_from_the_15th_to_the_14th():
    assert year_of(2026) == Period(dt.date(2025, 12, 15), dt.date(2026, 12, 14))
    assert current_year(dt.date(2026, 12, 19)) == 2026
    assert current_year(dt.date(2026, 12, 20)) == 2027


@pytest.fixture
def rows(desk):
    """Random rows around the edges of a year, of three agencies, in every state."""
    chance = random.Random(SEED)
    agencies = [desk.office, desk.department, Agency.objects.get(code="12904")]
    answer, outlet = desk.cleared(), desk.outlet()
    for _row in range(60):
        moment = at(2025, 12, 10, 12) + dt.timedelta(hours=chance.randrange(24 * 375))
        whose = chance.choice(agencies)
        conference = PressConference.objects.create(
            agency=whose, kind=chance.choice(["periodic", "ad_hoc"]), title="Họp báo", matters="-",
            place="-", chair="-", starts_at=moment, created_at=moment,
            state=(state := chance.choice(["preparing", "held", "held", "cancelled"])),
            cancel_reason="Bão" if state == "cancelled" else "",
        )  # fmt: skip
        Briefing.objects.create(
            agency=whose, held_on=moment.date(), organiser="commission", matter="-", content="-",
            is_proactive=chance.random() < 0.7,
            voided_at=moment if (void := chance.random() < 0.2) else None,
            void_reason="nhầm" if void else "",
        )  # fmt: skip
        _inquiry(chance, whose, outlet, answer, moment)
        _asked(chance, conference, whose, answer, moment)
    return agencies


def _inquiry(chance, whose, outlet, answer: Answer, moment) -> None:
    state = chance.choice(["received", "answered", "answered", "refused", "withdrawn"])
    done = moment + dt.timedelta(days=chance.randrange(20)) if state != "received" else None
    Inquiry.objects.create(
        agency=whose, outlet=outlet, received_at=moment, title="-", questions="-", limit="none",
        state=state, closed_at=done, answer=answer if state == "answered" else None,
        refusal_ground="trial" if state == "refused" else "",
        refusal_reason="đang điều tra" if state == "refused" else "",
    )  # fmt: skip


def _asked(chance, conference, whose, answer, moment) -> None:
    state = chance.choice(["answered", "promised", "kept"])
    promised = state in ("promised", "kept")
    AskedQuestion.objects.create(
        conference=conference, number=1, question="-", state=state, said="-",
        owner=whose if promised else None, due_on=moment.date() if promised else None,
        answer=answer if state == "kept" else None,
        kept_at=moment + dt.timedelta(days=chance.randrange(20)) if state == "kept" else None,
    )  # fmt: skip


PERIODS = (
    year_of(2026), Period(dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
    Period(dt.date(2026, 6, 15), dt.date(2026, 6, 15)),
    Period(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
)  # fmt: skip


@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_a_figure_is_the_rows_it_opens_and_agencies_add_up(rows, period):
    whole = {row.number: row for row in figures(period)}
    split = [{row.number: row for row in figures(period, agency)} for agency in rows]
    for number in NUMBERS:
        parts = parts_of(number, period)
        listed = sum(len(list(part.counted)) for part in parts)
        assert whole[number].value == listed
        assert whole[number].value == sum(row[number].value for row in split)
        if number in RATIOS:
            assert whole[number].of == sum(len(list(part.total)) for part in parts)
            assert whole[number].value <= whole[number].of
            for part in parts:  # what is counted is part of what it is counted out of
                assert not part.counted.exclude(pk__in=part.total.values("pk")).exists()
    table = {agency.pk: found for agency, found in by_agency(period)}
    for agency, own in zip(rows, split, strict=True):
        if agency.pk in table:
            assert table[agency.pk] == tuple(own[number] for number in NUMBERS)


def test_figures_agree_with_a_count_by_hand(rows):
    period = year_of(2026)
    first, after = at(2025, 12, 15), at(2026, 12, 15)
    inside = [row for row in PressConference.objects.all() if first <= row.starts_at < after]
    held = [row for row in inside if row.state == "held"]
    briefed = [
        row for row in Briefing.objects.all()
        if period.start <= row.held_on <= period.end and row.is_proactive and not row.voided_at
    ]  # fmt: skip
    asked = [row for row in Inquiry.objects.all() if first <= row.received_at < after]
    asked = [row for row in asked if row.state != "withdrawn"]
    told = [row for row in asked if row.state == "answered" and row.closed_at < after]
    owed = [
        row for row in AskedQuestion.objects.select_related("conference")
        if row.conference in held and row.state in ("promised", "kept")
    ]  # fmt: skip
    kept = [row for row in owed if row.state == "kept" and row.kept_at < after]
    found = {row.number: (row.value, row.of) for row in figures(period)}
    assert found[1] == (len(held), None) and found[2] == (len(briefed), None)
    assert found[3] == (len(told) + len(kept), len(asked) + len(owed))
    assert len(told) < len(asked) and len(held) < PressConference.objects.count()


def test_the_edges_belong_to_the_right_year(desk):
    outlet = desk.outlet()
    for moment in (at(2025, 12, 14, 23, 59), at(2025, 12, 15), at(2026, 12, 14, 23, 59),
                   at(2026, 12, 15)):  # fmt: skip
        Inquiry.objects.create(
            agency=desk.office, outlet=outlet, received_at=moment, title="-", questions="-",
            limit="none",
        )  # fmt: skip
    assert [figures(year_of(year))[2].of for year in (2025, 2026, 2027)] == [1, 2, 1]


def test_the_page_shows_what_the_figure_says(rows, desk, client):
    client.force_login(desk.press)
    overview = client.get(reverse("spokespersons:figures") + "?nam=2026")
    shown = {row.number: row for row in overview.context["figures"]}
    for number in NUMBERS:
        page = client.get(reverse("spokespersons:figure", args=[number]) + "?nam=2026")
        assert page.context["figure"] == shown[number]
        listed = sum(part["page"].paginator.count for part in page.context["parts"])
        assert listed == (shown[number].of if number in RATIOS else shown[number].value)


def test_an_agency_reads_its_own_and_no_others(rows, desk, client):
    client.force_login(desk.leader)
    url = reverse("spokespersons:figures")
    assert client.get(url).context["asked"].agency == desk.department
    assert client.get(f"{url}?don_vi={desk.office.pk}").status_code == 404


def test_a_sent_report_keeps_its_figures(rows, desk):
    report = services.open_report(actor=desk.press, agency=None, year=2026)
    with clock.at(at(2026, 12, 14, 10)), pytest.raises(RuleBroken, match="chốt"):
        services.send_report(actor=desk.press, report=report)
    with clock.at(at(2026, 12, 16, 10)):
        report = services.send_report(actor=desk.press, report=report, document="45/BC-UBND")
        before = report.figures
        Inquiry.objects.all().delete()
        assert figures(year_of(2026))[2].of != before["3"][1]
        report.refresh_from_db()
        assert report.figures == before
        with pytest.raises(RuleBroken):
            services.write_report(actor=desk.press, report=report, difficulties="x", proposals="y")
        report = services.reopen_report(actor=desk.press, report=report, reason="Sai số liệu câu 3")
        assert report.figures is None


def test_two_people_do_not_overwrite_each_other(desk):
    report = services.open_report(actor=desk.press, agency=None, year=2026)
    report = services.write_report(actor=desk.press, report=report, difficulties="a", proposals="")
    seen = report.edited_at
    with clock.at(clock.now() + dt.timedelta(minutes=1)):
        services.write_report(
            actor=desk.press, report=report, difficulties="b", proposals="", seen=seen
        )
    with pytest.raises(RuleBroken, match="vừa lưu bản khác"):
        services.write_report(
            actor=desk.press, report=report, difficulties="c", proposals="", seen=seen
        )


def test_the_provinces_report_is_the_desks(desk):
    with pytest.raises(NotAllowed):
        services.open_report(actor=desk.leader, agency=None, year=2026)
    own = services.open_report(actor=desk.writer, agency=desk.department, year=2026)
    assert services.open_report(actor=desk.writer, agency=desk.department, year=2026) == own
    with clock.at(at(2026, 12, 16, 10)):
        with pytest.raises(NotAllowed):
            services.send_report(actor=desk.writer, report=own)
        services.send_report(actor=desk.leader, report=own)


def test_a_month_is_one_to_twelve(desk):
    with pytest.raises(InvalidInput):
        services.log_month(
            actor=desk.press, agency=desk.office, year=2026, month=13, provided_on=clock.today(),
            form="release", title="Kinh tế - xã hội",
        )  # fmt: skip
