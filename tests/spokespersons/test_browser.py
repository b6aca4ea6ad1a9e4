"""In Chromium: a journey from a name on the portal to the yearly figure, and every screen's form.

The screens are looked at in the demo's own year of speaking to the press.
"""

import datetime as dt
import os
import random
from pathlib import Path

import pytest
from django.urls import reverse

from phohien.clearance.models import Case
from phohien.demo import desk as people_of_demo
from phohien.demo import people, spokespersons
from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.organisation.models import User
from phohien.spokespersons.models import (
    Answer,
    AskedQuestion,
    Inquiry,
    PreparedQuestion,
    PressConference,
    SpeakingReport,
    Spokesperson,
)
from phohien.spokespersons.subjects import TYPE
from tests.browsing import follow
from tests.factories import agency
from tests.newsroom.factories import load, sign_all
from tests.reports.test_browser import browser, faults  # noqa: F401 - a fixture
from tests.spokespersons.factories import DEPARTMENT, Desk
from tests.web.test_browser import open_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("PHOHIEN_SHOTS", "")
LISTS = (
    "index", "people", "missing", "accounts", "conferences", "answers", "inquiries", "briefings",
    "outlets", "figures", "name", "plan_conference", "register_inquiry", "log_briefing",
)  # fmt: skip


def _shoot(page, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


@pytest.fixture
def year(transactional_db) -> User:
    """The demo's people and its year; who looks is the province's press desk."""
    agency(DEPARTMENT)
    load()
    people_of_demo.forget()
    chance = random.Random(2026)
    people.build(chance, clock.today() - dt.timedelta(days=322))
    spokespersons.build(chance)
    yield User.objects.get(username="daumoibaochi")
    people_of_demo.forget()


def screens() -> dict[str, str]:
    """Name → address of every screen."""
    shown = {
        "person": Spokesperson.objects.filter(changes__what="end").first(),
        "conference": PressConference.objects.filter(state="preparing").first(),
        "prepare": PreparedQuestion.objects.filter(answer=None).first(),
        "promise": AskedQuestion.objects.filter(state="promised").first(),
        "answer": Answer.objects.filter(valid_until__lt=clock.today()).first(),
        "inquiry": Inquiry.objects.filter(state="received").first(),
        "report": SpeakingReport.objects.get(agency=None),
    }
    found = {name: reverse(f"spokespersons:{name}") for name in LISTS}
    found |= {name: reverse(f"spokespersons:{name}", args=[row.pk]) for name, row in shown.items()}
    held = PressConference.objects.filter(state="held", asked__state="promised").first()
    found["held"] = reverse("spokespersons:conference", args=[held.pk])
    found["door"] = reverse("spokespersons:door", args=[shown["conference"].pk])
    found["figure"] = reverse("spokespersons:figure", args=[3])
    found["expired"] = reverse("spokespersons:answers") + "?tinh_trang=het-han"
    return found


@pytest.mark.parametrize("width", [360, 1440])
def test_every_screen_fits_and_is_accessible(browser, live_server, year, width):  # noqa: F811
    page, wrong = open_as(browser, live_server, year, width, bypass_csp=True), {}
    for name, url in screens().items():
        page.goto(live_server.url + url)
        _shoot(page, f"{name}-{width}")
        if found := faults(page):
            wrong[name] = found
    public = open_as(browser, live_server, None, width, bypass_csp=True)
    for locale, word in (("vi", "phat-ngon"), ("en", "spokespersons"), ("ko", "spokespersons")):
        public.goto(f"{live_server.url}/{locale}/{word}/")
        _shoot(public, f"cong-{locale}-{width}")
        if found := faults(public):
            wrong[locale] = found
    assert not wrong, wrong


def test_from_a_name_to_the_yearly_figure(browser, live_server, transactional_db):  # noqa: F811
    """A leader names on a phone; the press asks; an officer answers; the figure counts it."""
    desk = Desk.make()
    home = f"{live_server.url}/lam-viec/phat-ngon/"
    phone = open_as(browser, live_server, desk.leader, 360)
    phone.goto(f"{home}nguoi/moi/")
    phone.get_by_label("Họ và tên").fill("Vũ Thị Phát Ngôn")
    phone.get_by_label("Chức vụ").fill("Phó Giám đốc Sở")
    phone.get_by_label("Điện thoại công vụ").fill("0221 3862 111")
    phone.get_by_label("Thư điện tử công vụ").fill("phatngon@so.example")
    follow(phone, phone.get_by_role("button", name="Lưu và công bố"))
    assert "Đã ghi và công bố trên cổng" in phone.inner_text("main")
    public = open_as(browser, live_server, None, 360)
    public.goto(f"{live_server.url}/vi/phat-ngon/")
    assert "Vũ Thị Phát Ngôn" in public.inner_text("main")
    page = open_as(browser, live_server, desk.writer, 1440)
    _ask(page, home)
    row = Inquiry.objects.get()
    people_sign(row.answer)
    page.goto(f"{home}yeu-cau/{row.pk}/")
    follow(page, page.get_by_role("button", name="Ghi đã trả lời"))
    with page.expect_download() as letter:
        page.get_by_role("link", name="Công văn (DOCX)").click()
    assert letter.value.suggested_filename.endswith(".docx")
    page.goto(f"{home}so-lieu/")
    assert "1 trên 1" in page.inner_text("main")
    follow(page, page.get_by_role("link", name="(3)").first)
    assert "Giá vé tham quan" in page.inner_text("main") and "được tính" in page.inner_text("main")


def _ask(page, home: str) -> None:
    """An officer writes a request down and drafts its answer."""
    page.goto(f"{home}yeu-cau/moi/")
    page.get_by_label("hoặc ghi tên cơ quan báo chí").fill("Báo Sông Hồng")
    page.get_by_label("Về việc").fill("giá vé tham quan")
    page.get_by_label("Nội dung đề nghị").fill("Đề nghị cho biết giá vé năm nay.")
    follow(page, page.get_by_role("button", name="Ghi vào sổ"))
    assert "15 ngày làm việc" in page.inner_text("main")
    page.get_by_label("Câu trả lời").fill("Giá vé năm nay không đổi.")
    page.get_by_label("Nguồn, căn cứ").fill("Quyết định về phí tham quan")
    follow(page, page.get_by_role("button", name="Lưu và trình duyệt"))
    assert "Đang duyệt" in page.inner_text("main")


def people_sign(answer: Answer) -> None:
    """Everybody who has to, none of them the writer."""
    assert Role.SPOKESPERSON in Case.objects.get(
        subject_type=TYPE, subject_id=answer.pk
    ).steps.values_list("role", flat=True)
    sign_all(Case.objects.get(subject_type=TYPE, subject_id=answer.pk))
