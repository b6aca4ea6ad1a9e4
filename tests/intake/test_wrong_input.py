"""What the review does with input no form of ours would send."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client, coordinator):
    client.force_login(coordinator)
    return client


def act(intake, verb: str) -> str:
    return reverse("intake:act", args=[intake.pk, intake.tasks.first().pk, verb])


@pytest.mark.parametrize("after", ["abc", "9" * 30, "-1"])
def test_moving_behind_nothing_is_refused(browser, intake, after):
    before = list(intake.tasks.values_list("pk", flat=True))
    answer = browser.post(act(intake, "chuyen"), {"after": after}, follow=True)
    assert "Không tìm thấy nhiệm vụ" in answer.content.decode()
    assert list(intake.tasks.values_list("pk", flat=True)) == before


def test_moving_into_a_section_of_a_novel_is_refused(browser, intake):
    answer = browser.post(act(intake, "chuyen"), {"section": "x" * 500})
    assert answer.status_code == 302
    assert not intake.tasks.filter(section__startswith="xx").exists()


@pytest.mark.parametrize("place", [(-3, -1), (5, 2), (0, 9999)])
def test_a_word_outside_its_line_is_refused(browser, intake, place):
    line = intake.lines.get(number=16)
    address = reverse("intake:word", args=[intake.pk, 16])
    was = line.text[place[0] : place[1]]
    browser.post(address, {"start": place[0], "end": place[1], "was": was, "text": "khác"})
    assert intake.lines.get(number=16).text == line.text


def test_a_word_brings_no_second_line(browser, intake):
    line = intake.lines.get(number=16)
    address = reverse("intake:word", args=[intake.pk, 16])
    browser.post(address, {"start": 0, "end": 1, "was": line.text[:1], "typed": "a\nb"})
    assert intake.lines.get(number=16).text == line.text


def test_wrong_owners_are_told(browser, intake):
    task = intake.tasks.first()
    held = list(task.assignees.values_list("agency_id", flat=True))
    address = reverse("intake:task", args=[intake.pk, task.pk])
    given = {"code": task.code, "title": "Tên khác", "text": task.text, "role": task.role}
    answer = browser.post(address, given | {"agencies": ["987654321"]})
    assert answer.status_code == 200 and "Tên khác" in answer.content.decode()
    task.refresh_from_db()
    assert task.title != "Tên khác"
    assert list(task.assignees.values_list("agency_id", flat=True)) == held


def test_a_page_that_the_paper_does_not_have(browser, intake):
    for page in (0, 99, 10**12):
        assert browser.get(f"/lam-viec/tiep-nhan/{intake.pk}/trang/{page}.png").status_code == 404
