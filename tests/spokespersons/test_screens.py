"""Every screen opens for those it is for, and a list costs the same queries for 1 and 100 rows."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.spokespersons import services
from phohien.spokespersons.models import SpeakingReport
from tests.factories import make_user
from tests.spokespersons.factories import Desk


@pytest.fixture
def world(desk: Desk):
    """One of everything."""
    person = desk.person()
    account = services.announce_account(
        actor=desk.leader, agency=desk.department, network="facebook",
        name="Du lịch Hưng Yên", url="https://facebook.example/dulichhungyen",
    )  # fmt: skip
    coming = desk.conference()
    services.invite(actor=desk.writer, conference=coming, outlets=[desk.outlet(), desk.outlet()])
    prepared = services.foresee_question(
        actor=desk.writer, conference=coming, question="Có bán vé không?",
        owner=desk.department, due_at=coming.starts_at - dt.timedelta(days=1),
    )  # fmt: skip
    banked = services.bank_answer(
        actor=desk.writer, answer=desk.cleared(),
        valid_until=clock.today() + dt.timedelta(days=90),
    )  # fmt: skip
    held = desk.held()
    asked = services.record_question(
        actor=desk.writer, conference=held, question="Bao giờ công bố?", state="promised",
        due_on=clock.today() + dt.timedelta(days=3),
    )  # fmt: skip
    inquiry = desk.inquiry()
    services.draft_inquiry_answer(
        actor=desk.writer, inquiry=inquiry, text="Giá vé không đổi.", source="Quyết định giá vé"
    )
    services.log_briefing(
        actor=desk.writer, agency=desk.department, held_on=clock.today(), organiser="commission",
        matter="Lễ hội", content="Thông tin về lễ hội", provider=person,
    )  # fmt: skip
    report = services.open_report(actor=desk.press, agency=None, year=2026)
    return {
        "person": person.pk, "account": account.pk, "conference": coming.pk, "held": held.pk,
        "prepared": prepared.pk, "asked": asked.pk, "answer": banked.pk, "inquiry": inquiry.pk,
        "report": report.pk,
    }  # fmt: skip


LISTS = (
    "index", "people", "missing", "accounts", "conferences", "answers", "inquiries", "briefings",
    "outlets", "figures", "name", "plan_conference", "write_answer", "register_inquiry",
    "log_briefing", "log_month", "figures_workbook",
)  # fmt: skip
PAGES = (
    ("person", "person"), ("change_person", "person"), ("conference", "conference"),
    ("conference", "held"), ("change_conference", "conference"), ("door", "conference"),
    ("prepare", "prepared"), ("promise", "asked"), ("answer", "answer"),
    ("change_answer", "answer"), ("inquiry", "inquiry"), ("report", "report"),
    ("report_document", "report"),
)  # fmt: skip


def addresses(world) -> list[str]:
    found = [reverse(f"spokespersons:{name}") for name in LISTS]
    found += [reverse(f"spokespersons:{name}", args=[world[key]]) for name, key in PAGES]
    found += [reverse("spokespersons:figure", args=[number]) for number in range(1, 7)]
    letters = [(world["conference"], kind) for kind in ("giay-moi", "thong-bao")]
    return found + [reverse("spokespersons:conference_letter", args=pair) for pair in letters]


def test_the_desk_sees_every_screen(world, desk, client):
    client.force_login(desk.press)
    shown = {url: client.get(url).status_code for url in addresses(world)}
    assert {url: code for url, code in shown.items() if code != 200} == {}


def test_the_department_sees_its_own_but_not_the_provinces_report(world, desk, client):
    client.force_login(desk.leader)
    shown = {url: client.get(url).status_code for url in addresses(world)}
    report = str(SpeakingReport.objects.get().pk)
    assert {code for url, code in shown.items() if f"bao-cao/{report}" in url} == {404}
    rest = {url: code for url, code in shown.items() if f"bao-cao/{report}" not in url}
    # The list of months is the province's own, but may be opened to log one's own.
    assert {url: code for url, code in rest.items() if code != 200} == {}


def test_a_stranger_finds_nothing_and_may_do_nothing(world, client):
    client.force_login(make_user(Role.AGENCY_OFFICER, "11953"))
    for name, key in PAGES:
        if key in ("person", "answer"):
            continue  # public, or in the bank: for all staff
        assert client.get(reverse(f"spokespersons:{name}", args=[world[key]])).status_code == 404
    for name in ("change_person", "change_answer"):
        key = "person" if "person" in name else "answer"
        assert client.get(reverse(f"spokespersons:{name}", args=[world[key]])).status_code == 403


QUERIES = {
    "people": lambda desk: desk.person(),
    "conferences": lambda desk: desk.conference(),
    "answers": lambda desk: desk.answer(),
    "inquiries": lambda desk: desk.inquiry(),
    "briefings": lambda desk: services.log_briefing(
        actor=desk.writer, agency=desk.department, held_on=clock.today(), organiser="commission",
        matter="Lễ hội", content="Nội dung",
    ),
    "accounts": lambda desk: services.announce_account(
        actor=desk.leader, agency=desk.department, network="zalo", name="Kênh",
        url=f"https://zalo.example/{desk.outlet().pk}",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", QUERIES)
def test_a_list_costs_the_same_for_one_row_and_for_many(name, desk, client):
    client.force_login(desk.press)
    url = reverse(f"spokespersons:{name}") + "?tinh_trang=tat"
    counts = []
    for many in (1, 12):
        for _row in range(many):
            QUERIES[name](desk)
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as held:
            assert client.get(url).status_code == 200
        counts.append(len(held))
    assert counts[0] == counts[1], name
    assert counts[1] <= 22


def test_links_lead_only_where_one_may_go(world, desk, client):
    """The analyst reads the conference but prepares nothing; clearance is for who signs."""
    analyst = make_user(Role.PRESS_ANALYST)
    for name, key in (("conference", "conference"), ("conference", "held"), ("answer", "answer")):
        page = reverse(f"spokespersons:{name}", args=[world[key]])
        for person in (analyst, desk.press, desk.leader):
            client.force_login(person)
            text = client.get(page).content.decode()
            for link in set(re.findall(r'href="(/lam-viec/(?:phat-ngon|duyet)/[^"#]*)"', text)):
                assert client.get(link).status_code == 200, (person, page, link)
    client.force_login(desk.leader)
    shown = client.get(reverse("spokespersons:conference", args=[world["conference"]]))
    assert reverse("spokespersons:prepare", args=[world["prepared"]]) in shown.content.decode()


@pytest.mark.parametrize("name", ["figures", "figures_workbook"])
@pytest.mark.parametrize("query", ["nam=²", "don_vi=²", "trang=²"])
def test_a_number_that_is_no_number_is_left_aside(name, query, desk, client):
    client.force_login(desk.press)
    assert client.get(f"{reverse(f'spokespersons:{name}')}?{query}").status_code == 200
    figure = reverse("spokespersons:figure", args=[5])
    assert client.get(f"{figure}?{query}").status_code == 200
    opened = client.post(reverse("spokespersons:open_report"), {"nam": "²", "don_vi": "²"})
    assert opened.status_code == 302


def test_a_report_that_is_late_does_not_go_away_with_the_new_year(desk, client):
    client.force_login(desk.press)
    for day, year in ((dt.date(2026, 12, 19), 2026), (dt.date(2027, 1, 4), 2026)):
        with clock.at(dt.datetime.combine(day, dt.time(3), dt.UTC)):
            text = client.get(reverse("spokespersons:index")).content.decode()
        assert f"Báo cáo năm {year}" in text


def test_the_second_to_change_an_answer_is_told(desk, client):
    answer = desk.answer()
    client.force_login(desk.leader)
    address = reverse("spokespersons:change_answer", args=[answer.pk])
    mark = re.search(r'name="da-thay" value="([0-9a-f]+)"', client.get(address).content.decode())[1]
    words = {"question": answer.question, "source": answer.source, "topic": answer.topic_id or ""}
    first = client.post(address, words | {"text": "Bản thứ nhất", "da-thay": mark})
    assert first.status_code == 302
    second = client.post(address, words | {"text": "Bản thứ hai", "da-thay": mark})
    assert second.status_code == 422 and "Bản thứ hai" in second.content.decode()
    answer.refresh_from_db()
    assert answer.text == "Bản thứ nhất"
