"""Sources as data: shipped, added, changed, switched; lists in and out without tricks."""

import pytest

from phohien.kernel.errors import InvalidInput, NotAllowed, RuleBroken
from phohien.kernel.models import Job
from phohien.organisation.enums import Role
from phohien.press_monitoring import opml, selectors, services
from phohien.press_monitoring.enums import Health, Language, Region
from phohien.press_monitoring.loading import load_sources
from phohien.press_monitoring.models import PressSource, Watch
from tests.factories import make_user
from tests.press_monitoring.factories import make_source, switch_on

pytestmark = pytest.mark.django_db
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body>
<outline text="Trong tỉnh"><outline type="rss" text="Báo Một - Trang chủ"
 xmlUrl="https://bao-mot.example/rss" htmlUrl="https://bao-mot.example" language="en-GB"/></outline>
<outline text="Báo Hai" xmlUrl="https://bao-hai.example/rss"/>
<outline text="Nội bộ" xmlUrl="http://10.0.0.8/rss"/>
<outline text="Lạ" xmlUrl="file:///etc/passwd"/>
<outline text="Hai lần" xmlUrl="https://bao-hai.example/rss"/>
<outline text="Không phải nguồn"/></body></opml>"""


def test_shipped_sources_load_once_and_leave_changes_alone(analyst):
    PressSource.objects.all().delete()
    created, total = load_sources()
    assert created == total >= 40
    row = PressSource.objects.get(address="https://nhandan.vn/rss/home.rss")
    services.change_source(actor=analyst, source=row, name="Nhân Dân")
    assert load_sources() == (0, total)
    row.refresh_from_db()
    assert row.name == "Nhân Dân" and row.added_by is None
    regions = set(PressSource.objects.values_list("region", flat=True))
    assert regions == set(Region.values)
    assert set(PressSource.objects.values_list("language", flat=True)) <= set(Language.values)
    assert not Watch.objects.get().is_on, "loading asks nobody"


def test_a_source_s_address_is_checked_before_anybody_asks_it(analyst):
    for bad in ("ftp://bao.example/rss", "http://127.0.0.1/rss", "https://a:b@bao.example/", "x"):
        with pytest.raises(InvalidInput) as refused:
            services.add_source(actor=analyst, address=bad, name="x", outlet="x")
        assert refused.value.field == "address"
    row = services.add_source(
        actor=analyst, address="https://bao.example/rss", name="Báo", outlet="Báo"
    )
    with pytest.raises(InvalidInput, match="đã có"):
        services.add_source(
            actor=analyst, address="https://BAO.example/rss", name="Báo", outlet="Báo"
        )
    assert row.health == Health.NEW


def test_another_address_is_read_from_the_beginning(analyst):
    row = make_source(health=Health.FAILED, failures=4, error_what="Hỏng.", state={"address": "x"})
    services.change_source(actor=analyst, source=row, address="https://moi.example/rss")
    row.refresh_from_db()
    assert (row.health, row.failures, row.error_what, row.state) == (Health.NEW, 0, "", {})
    assert row.polls == 1, "an attempt under way stores nothing"


def test_asking_now_needs_the_switch_and_queues_one_round(analyst):
    row = make_source()
    with pytest.raises(RuleBroken, match="đang tắt"):
        services.ask_now(actor=analyst, source=row)
    switch_on()
    services.ask_now(actor=analyst, source=row)
    services.ask_now(actor=analyst, source=row)
    assert Job.objects.filter(name="press_monitoring.poll_now").count() == 1
    services.switch_source(actor=analyst, source=row, on=False)
    with pytest.raises(RuleBroken):
        services.ask_now(actor=analyst, source=row)


def test_the_switch_is_the_coordinator_s_and_the_administrator_s(analyst, coordinator):
    with pytest.raises(NotAllowed):
        services.switch_watch(actor=analyst, on=True)
    watch = services.switch_watch(actor=coordinator, on=True)
    assert watch.is_on and watch.switched_by == coordinator
    with pytest.raises(NotAllowed):
        services.add_source(
            actor=make_user(Role.AUDITOR), address="https://b.example/rss", name="b", outlet="b"
        )


def test_opml_says_what_was_taken_and_why_not(analyst):
    done = services.import_sources(actor=analyst, data=OPML.encode())
    assert [row.name for row in done.taken] == ["Báo Một - Trang chủ", "Báo Hai"]
    first = done.taken[0]
    assert (first.outlet, first.region, first.language) == ("Báo Một", "province", "en")
    reasons = {outline.title: reason for outline, reason in done.skipped}
    assert set(reasons) == {"Nội bộ", "Lạ", "Hai lần"} and "nội bộ" in reasons["Nội bộ"]
    assert "Báo Hai" in reasons["Hai lần"] and done.skipped[0][0].line > 1
    again = services.import_sources(actor=analyst, data=OPML.encode())
    assert not again.taken and len(again.skipped) == 5


def test_opml_goes_out_and_comes_back(analyst):
    make_source(
        name="Báo “A” & B <1>", region="abroad", language="en", homepage="https://a.example"
    )
    data = opml.write_opml(list(selectors.sources(actor=analyst, text="bao a")), "Thử")
    (outline,) = opml.read_opml(data)
    assert (outline.title, outline.group) == ("Báo “A” & B <1>", "Ngoài nước")
    PressSource.objects.all().delete()
    (row,) = services.import_sources(actor=analyst, data=data).taken
    assert (row.region, row.language, row.homepage) == ("abroad", "en", "https://a.example")


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><opml><body>&b;</body></opml>'
OUTSIDE = '<!DOCTYPE opml SYSTEM "file:///etc/passwd"><opml><body/></opml>'
DEEP = "<opml><body>" + "<outline text='x'>" * 60 + "</outline>" * 60 + "</body></opml>"
MANY = (
    "<opml><body>"
    + "".join(f"<outline xmlUrl='https://b.example/{n}'/>" for n in range(opml.MOST + 1))
    + "</body></opml>"
)


@pytest.mark.parametrize(
    "data",
    [BOMB, OUTSIDE, DEEP, MANY, "<opml><body/></opml>", "<rss/>", "<opml>", "", "không phải XML",
     "<opml><head/></opml>", "x" * (opml.LARGEST + 1)],
)  # fmt: skip
def test_hostile_and_broken_opml_is_refused_in_words(data, analyst):
    with pytest.raises(InvalidInput) as refused:
        services.import_sources(actor=analyst, data=data.encode())
    assert refused.value.field == "file" and refused.value.message.endswith((".", ")"))
    assert not PressSource.objects.exists()


def test_when_no_source_answers_it_is_our_line_that_is_down(analyst):
    for _number in range(3):
        make_source(health=Health.FAILED, error_code="no-host")
    assert selectors.health_counts(actor=analyst)["all_away"]
    make_source(health=Health.EMPTY)
    counts = selectors.health_counts(actor=analyst)
    assert not counts["all_away"] and counts["broken"] == 3 and counts["good"] == 1
