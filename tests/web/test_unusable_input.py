"""What no form of ours would send is refused in words, on every page, and nothing is saved."""

import pytest
from django.urls import reverse

from phohien.organisation.enums import Role
from phohien.plans.models import Assignment, Evidence
from phohien.plans.selectors import assignments
from phohien.web.selectors import searching
from phohien.web.selectors.groups import task_groups
from tests import factories

pytestmark = pytest.mark.django_db
CLOSING_TASKS = (*factories.TASKS, ("closing", "IV", "Báo cáo kết quả", "Gửi báo cáo kết quả."))


@pytest.fixture
def officer():
    return factories.make_user(Role.AGENCY_OFFICER, "11953")


@pytest.fixture
def owed(officer):
    plan = factories.make_plan([factories.agency("11953")], tasks=CLOSING_TASKS)
    return Assignment.objects.filter(plan=plan).order_by("task__order")


@pytest.mark.parametrize("path", ["viec/", "minh-chung/", "tim-kiem/", "ke-hoach/"])
def test_nul_characters_in_the_address(client, officer, path):
    client.force_login(officer)
    answer = client.get(f"/lam-viec/{path}?q=a%00b&trang_thai=%00")
    assert answer.status_code in (400, 404)
    assert "Hãy quay lại" in answer.content.decode() or answer.status_code == 404


def test_nul_characters_in_a_form(client, officer, owed):
    client.force_login(officer)
    address = reverse("plans:update_progress", args=[owed[0].pk])
    answer = client.post(address, {"state": "in_progress", "note": "a\0b"})
    assert answer.status_code == 400
    assert Assignment.objects.get(pk=owed[0].pk).state == "no_update"


def test_a_key_beyond_64_bits_is_no_failure_of_the_program(client, officer, owed):
    client.force_login(officer)
    address = reverse("plans:record_evidence", args=[owed[0].pk, "meeting"])
    typed = {"title": "Họp", "happened_on": f"{owed[0].plan.year}-01-02"}
    answer = client.post(address, typed | {"assignments": [str(2**70)]})
    assert answer.status_code in (400, 422)
    assert not Evidence.objects.exists()


def test_signing_in_again_from_a_piece_leads_to_the_page_in_the_window(client, owed):
    address = reverse("plans:update_progress", args=[owed[0].pk])
    shown = f"http://testserver/lam-viec/viec/{owed[0].pk}/"
    answer = client.post(address, headers={"HX-Request": "true", "HX-Current-URL": shown})
    assert answer.status_code == 204
    assert answer.headers["HX-Redirect"] == f"/lam-viec/viec/{owed[0].pk}/"
    bare = client.post(address, headers={"HX-Request": "true"})
    assert bare.headers["HX-Redirect"] == "/lam-viec/"


def test_the_reporting_duty_is_shown_by_a_word_and_not_by_its_stored_code(client, officer, owed):
    task = owed.get(task__code="closing").task
    assert str(task) == "Phần kết Báo cáo kết quả"
    assert task_groups(actor=officer, plan=task.plan)[-1].shown_code == "Phần kết"
    client.force_login(officer)
    for path in ("", "viec/", f"ke-hoach/{task.plan_id}/", f"viec/{owed.last().pk}/"):
        page = client.get(f"/lam-viec/{path}").content.decode()
        assert "Phần kết" in page and ">closing" not in page, path


@pytest.mark.parametrize("typed", ["Phần kết", "phan ket", "closing"])
def test_the_shown_word_of_the_reporting_duty_finds_it_wherever_it_is_typed(officer, owed, typed):
    closing = owed.get(task__code="closing")
    group = task_groups(actor=officer, plan=closing.plan)[-1]
    assert group.query in ({"q": "Phần kết"}, {"muc": str(closing.task.section_id)})
    assert list(assignments(actor=officer, text=typed)) == [closing]
    assert searching.find_tasks(officer, searching.parse(typed)) == [closing.task_id]
