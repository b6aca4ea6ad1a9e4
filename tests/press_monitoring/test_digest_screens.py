"""Who reads the morning page on the screen, what stands there, and its files."""

import io
import zipfile

import pytest

from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.press_monitoring.digest import pdf, recipients, services
from phohien.press_monitoring.models import DigestReader
from tests.factories import make_user
from tests.press_monitoring.digest_world import DAY, Morning, at, make_story

pytestmark = pytest.mark.django_db
ROOM = "/lam-viec/nghe-bao/diem-bao/"
URL = f"{ROOM}2026-11-24/"


@pytest.fixture
def morning():
    return Morning()


@pytest.fixture
def digest(morning):
    make_story("Nhãn lồng lên kệ ở Tokyo", outlets=3)
    with clock.at(at(6, 20)):
        made = services.compose_digest(day=DAY)
    with clock.at(at(6, 40)):
        yield made


def look(client, person, url):
    client.force_login(person)
    return client.get(url)


@pytest.mark.parametrize(
    ("role", "status", "editing"),
    [
        (Role.PRESS_ANALYST, 200, 200),
        (Role.COORDINATOR, 200, 200),
        (Role.PROVINCIAL_LEADER, 200, 403),
        (Role.PRESS_DESK, 200, 403),
        (Role.AUDITOR, 200, 403),
        (Role.REVIEWER, 200, 403),
        (None, 404, 404),
    ],
)
def test_roles(digest, client, role, status, editing):
    person = make_user(role)
    assert look(client, person, URL).status_code == status
    assert look(client, person, ROOM).status_code == status
    assert look(client, person, f"{URL}soat/").status_code == editing
    assert look(client, person, f"{URL}tep.pdf").status_code == status
    assert look(client, person, f"{ROOM}nguoi-nhan/").status_code == status


def test_a_leader_of_an_agency_reads_what_was_sent_to_them(morning, digest, client):
    chief = make_user(Role.AGENCY_LEADER, "12904", email="xa@tinh.example")
    other = make_user(Role.AGENCY_LEADER, "12904", email="xb@tinh.example")
    recipients.add_reader(actor=morning.analyst, user=chief)
    assert look(client, chief, URL).status_code == 404  # still worked on
    with clock.at(at(7)):
        services.release_digest(digest=digest)
    assert look(client, chief, URL).status_code == 200
    assert look(client, other, URL).status_code == 404


def test_the_page_has_everything_and_opens_stories(morning, digest, client):
    html = look(client, morning.leaders[0], URL).content.decode().replace("\u00a0", " ")
    story = digest.entries.get().story_id
    for words in (
        "Thứ Ba, ngày 24 tháng 11 năm 2026",
        "Đọc được cả 3 nguồn báo",
        f'id="tin-{story}"',
        f'href="/lam-viec/nghe-bao/tin/{story}/"',
        "3 báo",
        "chưa có người soát",
        "Không chấm điểm khen chê",
        "Hôm qua chưa có quyết định nào được ghi",
    ):
        assert words in html, words
    assert html.index("Nguồn báo hôm nay") < html.index("Báo viết gì") < html.index("Hôm qua đã")


def test_files_are_one_sheet_and_always_the_same(morning, digest, client):
    first = look(client, morning.leaders[0], f"{URL}tep.pdf")
    assert first["Content-Type"] == "application/pdf"
    assert first["Content-Disposition"].endswith('"diem-bao-2026-11-24.pdf"')
    assert pdf.sheets(first.content) == 1
    assert look(client, morning.analyst, f"{URL}tep.pdf").content == first.content
    word = look(client, morning.leaders[0], f"{URL}tep.docx").content
    assert b"Tokyo" in zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml")
    assert look(client, morning.leaders[0], f"{URL}tep.exe").status_code == 404


def test_days_that_are_none(morning, digest, client):
    for day in ("2026-11-23", "2026-13-40", "hom-nay"):
        assert look(client, morning.analyst, f"{ROOM}{day}/").status_code == 404


def test_the_list_asks_the_same_of_the_database_for_one_day_and_many(
    morning, client, django_assert_num_queries
):
    import datetime as dt

    make_story()
    client.force_login(morning.analyst)

    def ask() -> int:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            assert client.get(ROOM).status_code == 200
        return len(asked)

    def compose(day: int) -> None:
        with clock.at(at(6, 20, day=day)):
            digest = services.compose_digest(day=dt.date(2026, 11, day))
        with clock.at(at(7, day=day)):
            services.release_digest(digest=digest)

    compose(1)
    ask()
    few = ask()
    for day in range(2, 22):
        compose(day)
    assert ask() == few


def test_the_list_of_readers(morning, client):
    chief = make_user(Role.AGENCY_LEADER, "12904", full_name="Lê Chủ Tịch Xã")
    client.force_login(morning.analyst)
    answer = client.post(f"{ROOM}nguoi-nhan/", {"user": chief.pk}, follow=True)
    assert "Đã thêm Lê Chủ Tịch Xã" in answer.content.decode()
    reader = DigestReader.objects.get()
    client.force_login(morning.leaders[0])
    assert client.post(f"{ROOM}nguoi-nhan/{reader.pk}/bo/").status_code == 403
    client.force_login(morning.analyst)
    client.post(f"{ROOM}nguoi-nhan/{reader.pk}/bo/")
    assert not DigestReader.objects.exists()
