"""Every figure opens exactly the stories it counts; topics, outlets, regions, languages, weeks."""

import csv
import datetime as dt
import io
import re

import pytest
from openpyxl import load_workbook

from phohien.clearance.models import Topic
from phohien.kernel import clock
from phohien.organisation.enums import Role
from tests.factories import make_user
from tests.press_monitoring.digest_world import at, make_source, make_story

pytestmark = pytest.mark.django_db
URL = "/lam-viec/nghe-bao/so-lieu/"


@pytest.fixture
def reader(client):
    client.force_login(make_user(Role.PRESS_ANALYST))
    with clock.at(at(9)):
        yield client


@pytest.fixture
def stories(db):
    """Three stories of this week, one of last week, one of long ago, one rejected."""
    home = make_source(outlet="Báo Nhà", region="province")
    away = make_source(outlet="Báo Xa", region="abroad", language="en")
    topic, other = Topic.objects.order_by("order")[:2]
    made = [
        make_story("Hai báo", sources=[home, away]),
        make_story("Báo nhà", sources=[home], mark="good_news", marked_by=make_user()),
        make_story("Báo xa", sources=[away], relevance="confirmed"),
        make_story("Tuần trước", sources=[home], when=at(8, day=18)),
        make_story("Năm ngoái", sources=[home], when=dt.datetime(2025, 9, 1, tzinfo=dt.UTC)),
        make_story("Loại", sources=[home], relevance="rejected"),
    ]
    made[0].topics.set([topic, other])
    made[1].topics.set([topic])
    return made


def table(client, query: str) -> dict[str, list[int]]:
    """Name of the row → its numbers, the whole last, from the CSV."""
    body = client.get(f"{URL}?{query}&xuat=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(body)))
    return {row[0]: [int(cell) for cell in row[1:]] for row in rows[1:]}


def test_by_outlet_a_story_counts_at_each_and_once_in_all(reader, stories):
    found = table(reader, "theo=bao")
    assert found["Báo Nhà"][-3:] == [1, 2, 3]
    assert found["Báo Xa"][-3:] == [0, 2, 2]
    assert found["Tất cả"][-3:] == [1, 3, 4]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("khu-vuc", {"Trong tỉnh": 3, "Ngoài nước": 2, "Tất cả": 4}),
        ("tieng", {"Tiếng Việt": 3, "Tiếng Anh": 2, "Tất cả": 4}),
    ],
)
def test_by_region_and_language(reader, stories, by, expected):
    assert {name: row[-1] for name, row in table(reader, f"theo={by}").items()} == expected


def test_by_topic_with_those_that_have_none(reader, stories):
    first, second = (topic.name for topic in Topic.objects.order_by("order")[:2])
    found = {name: row[-1] for name, row in table(reader, "theo=chu-de").items()}
    assert found == {first: 2, second: 1, "Chưa gắn chủ đề": 2, "Tất cả": 4}


def test_filters(reader, stories):
    assert table(reader, "theo=bao&xac-nhan=1")["Tất cả"][-1] == 1
    assert table(reader, "theo=bao&dau=good_news")["Tất cả"][-1] == 1
    assert table(reader, "theo=bao&ky=12-thang")["Tất cả"][-1] == 4


@pytest.mark.parametrize("query", ["theo=bao", "theo=chu-de", "theo=khu-vuc", "theo=tieng",
                                   "theo=bao&ky=12-thang&xac-nhan=1"])  # fmt: skip
def test_every_number_on_the_screen_opens_what_it_counts(reader, stories, query):
    html = reader.get(f"{URL}?{query}").content.decode()
    links = re.findall(
        r'<td class="num"><a href="([^"]+)">(?:<strong>)?(\d+)', html.replace("&amp;", "&")
    )
    assert len(links) >= 4
    for address, number in links:
        page = reader.get(address)
        assert page.context["page"].paginator.count == int(number), address


def test_weeks_are_of_viet_nam(reader):
    make_story("Chủ nhật khuya", when=at(23, 59, day=22))
    make_story("Thứ Hai sớm", when=at(0, 1, day=23))
    assert table(reader, "theo=bao")["Tất cả"][-3:] == [1, 1, 2]


def test_the_file_and_the_chart_say_the_same(reader, stories):
    answer = reader.get(f"{URL}?theo=bao&xuat=xlsx")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert [cell.value for cell in sheet[6]][0] == "Tất cả" and sheet[6][9].value == 4
    html = reader.get(f"{URL}?theo=bao").content.decode()
    assert re.findall(r'<text x="[^"]+" y="[^"]+">(\d+)</text>', html)[-2:] == ["1", "3"]
    assert 'aria-label="tuần 23/11–29/11/2026: 3 tin"' in html


def test_a_name_from_outside_is_no_formula(reader):
    make_story(sources=[make_source(outlet="=1+1")])
    assert "'=1+1" in table(reader, "theo=bao")


def test_the_same_number_of_queries_whatever_the_size(reader, django_assert_num_queries):
    def ask(url: str) -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            assert reader.get(url).status_code == 200
        return len(asked)

    make_story()
    for url in (f"{URL}?theo=bao", f"{URL}tin/?theo=bao"):
        ask(url)
    few = [ask(f"{URL}?theo=bao"), ask(f"{URL}tin/?theo=bao")]
    for _number in range(40):
        make_story(outlets=2)
    assert [ask(f"{URL}?theo=bao"), ask(f"{URL}tin/?theo=bao")] == few


def test_others_find_nothing(client, stories):
    client.force_login(make_user())
    assert client.get(URL).status_code == 404
    assert client.get(f"{URL}tin/").status_code == 404


def test_an_empty_span_is_said(reader):
    assert "Chưa có tin nào trong kỳ này" in reader.get(URL).content.decode()
