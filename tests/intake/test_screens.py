"""The screens of intake as a browser without JavaScript meets them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from phohien.intake.models import Intake, IntakeLine
from phohien.organisation.enums import Role
from tests import factories
from tests.intake.conftest import TEXT

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client, coordinator):
    client.force_login(coordinator)
    return client


def test_upload_keeps_the_file_and_shows_progress(browser):
    file = SimpleUploadedFile("kế hoạch.txt", TEXT.encode())
    answer = browser.post(reverse("intake:index"), {"file": file, "previous": ""}, follow=True)
    assert answer.status_code == 200
    assert Intake.objects.get().paper.title == "kế hoạch.txt"
    assert "đang chờ được đọc" in answer.content.decode()


def test_upload_without_a_file_says_so(browser):
    answer = browser.post(reverse("intake:index"), {"previous": ""})
    assert "Hãy chọn tệp kế hoạch." in answer.content.decode()


def test_review_marks_uncertain_words_and_takes_a_choice(browser, intake):
    line = intake.lines.get(number=16)
    start = line.text.index("mục")
    doubt = {
        "start": start, "end": start + 3, "text": "mục", "source": "muc", "confidence": 0.4,
        "alternatives": ["mục", "mức"],
    }  # fmt: skip
    IntakeLine.objects.filter(pk=line.pk).update(doubts=[doubt])
    page = browser.get(reverse("intake:review", args=[intake.pk])).content.decode()
    assert "<mark>mục</mark>" in page and "mức" in page
    address = reverse("intake:word", args=[intake.pk, 16])
    chosen = {"start": start, "end": start + 3, "was": "mục", "text": "mức"}
    answer = browser.post(address, chosen)
    assert answer.status_code == 302 and "#dong-16" in answer.url
    line.refresh_from_db()
    assert line.text[start : start + 3] == "mức" and line.doubts == []


def test_every_screen_of_the_review_opens(browser, intake):
    task = intake.tasks.first()
    for name, arguments in (
        ("review", []), ("tasks", []), ("header", []), ("add_task", []),
        ("task", [task.pk]), ("line", [16]),
    ):  # fmt: skip
        answer = browser.get(reverse(f"intake:{name}", args=[intake.pk, *arguments]))
        assert answer.status_code == 200, name


def test_split_by_the_words_it_begins_with(browser, intake):
    task = intake.tasks.first()
    address = reverse("intake:act", args=[intake.pk, task.pk, "tach"])
    browser.post(address, {"from": "hoàn thành"})
    assert intake.tasks.filter(code="II.1.a(2)").exists()


def test_agencies_find_no_such_room(client, intake):
    client.force_login(factories.make_user(Role.AGENCY_OFFICER, "12904"))
    for name in ("index", "review", "tasks"):
        arguments = [] if name == "index" else [intake.pk]
        assert client.get(reverse(f"intake:{name}", args=arguments)).status_code == 404
    answer = client.post(reverse("intake:prepare", args=[intake.pk]))
    assert answer.status_code == 404


def test_words_and_owners_are_saved_together(browser, intake):
    from phohien.organisation.models import Agency

    task = intake.tasks.get(code="II.3.a")
    address = reverse("intake:task", args=[intake.pk, task.pk])
    chosen = Agency.objects.get(code="so-nnmt")
    given = {
        "code": task.code, "section": task.section, "title": "Vườn cây cảnh", "text": task.text,
        "role": "perform", "recurrence": "", "deadline": "", "condition": "",
        "agencies": [chosen.pk],
    }  # fmt: skip
    assert browser.post(address, given).status_code == 302
    task.refresh_from_db()
    assert task.title == "Vườn cây cảnh" and task.assignees.get().agency == chosen
    wrong = given | {"code": "II.1.a", "agencies": []}
    page = browser.post(address, wrong)
    assert page.status_code == 200 and "đã dùng cho nhiệm vụ khác" in page.content.decode()
    assert task.assignees.get().agency == chosen


@pytest.mark.parametrize(("last", "told"), [(16, "Dòng 16 của"), (17, "Dòng 16–17 của")])
def test_one_line_is_not_a_span_of_lines(browser, intake, last, told):
    task = intake.tasks.first()
    intake.tasks.filter(pk=task.pk).update(line_start=16, line_end=last)
    page = browser.get(reverse("intake:task", args=[intake.pk, task.pk])).content.decode()
    assert told in page
    rows = browser.get(reverse("intake:tasks", args=[intake.pk])).content.decode()
    assert ("16–16" not in rows) and (("16–17" in rows) is (last == 17))
