"""In Chromium: a reporter files in English, the desk handles it, a leader decides, the reporter
reads the decision; and every screen fits a phone with nothing that axe objects to.
"""

import os
from pathlib import Path

import pytest
from django.core.cache import cache

from phohien.kernel import clock
from phohien.press_desk import services
from phohien.press_desk.models import PressRequest
from tests.browsing import follow
from tests.press_desk.factories import Desk, moment, pdf
from tests.reports.test_browser import browser, faults  # noqa: F401 - a fixture
from tests.web.test_browser import open_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("PHOHIEN_SHOTS", "")
ROOM = "/lam-viec/bao-chi-nuoc-ngoai/"


def test_from_the_english_form_to_the_decision(browser, live_server, transactional_db, vault):  # noqa: F811
    cache.clear()
    desk = Desk.make()
    reporter = browser.new_context(java_script_enabled=False, locale="en-GB").new_page()
    reporter.goto(f"{live_server.url}/en/foreign-press/")
    follow(reporter, reporter.get_by_role("link", name="Reporting in the province by a resident"))
    follow(reporter, reporter.get_by_role("button", name="Send the request"))
    assert "Not sent yet" in reporter.inner_text("main")
    _fill_the_rest(reporter)
    follow(reporter, reporter.get_by_role("button", name="Send the request"))
    assert "We have received your request" in reporter.inner_text("main")
    link = reporter.url.split("?")[0]
    request = PressRequest.objects.get()
    reporter.set_input_files(
        "#tep-form", {"name": "form.pdf", "mimeType": "application/pdf", "buffer": pdf().read()}
    )
    follow(reporter, reporter.get_by_role("button", name="Hand in").first)
    assert "1 file received" in reporter.inner_text("main")

    officer = open_as(browser, live_server, desk.officer, 1440)
    officer.goto(f"{live_server.url}{ROOM}")
    follow(officer, officer.get_by_role("link", name="The Delta Post").first)
    follow(officer, officer.get_by_role("button", name="Nhận xử lý"))
    follow(officer, officer.get_by_role("button", name="Trình lãnh đạo"))
    assert "chờ lãnh đạo quyết định" in officer.inner_text("main")
    assert officer.get_by_role("button", name="Ký:").count() == 0

    leader = open_as(browser, live_server, desk.chief, 1440)
    leader.goto(f"{live_server.url}{ROOM}")
    follow(leader, leader.get_by_role("link", name="The Delta Post").first)
    leader.select_option("[name=signer]", "chief")
    follow(leader, leader.get_by_role("button", name="Ký: Đồng ý"))

    officer.reload()
    officer.fill("[name=number]", "21")
    follow(officer, officer.get_by_role("button", name="Ghi số văn bản"))

    reporter.goto(link)
    told = reporter.inner_text("main")
    assert "Granted" in told and "The request is granted" in told
    assert "Letter No. 21/UBND-NGV" in told and "Vũ Chánh Văn Phòng" in told
    request.refresh_from_db()
    assert request.state == "consented"


def _fill_the_rest(page) -> None:
    for name, text in {
        "outlet": "The Delta Post", "contact_name": "Ann Example",
        "contact_email": "ann@delta.example", "purpose": "A report", "content": "Incense makers",
        "places": "Cao Thôn", "starts_on": "2026-12-14", "ends_on": "2026-12-16",
        "p1_full_name": "Ann Example", "p1_position": "Reporter", "p1_card": "PC-1",
    }.items():  # fmt: skip
        page.fill(f"[name={name}]", text)
    page.select_option("[name=country]", "GB")
    page.check("[name=declares]")


@pytest.fixture
def busy(transactional_db, vault):
    """A desk on an ordinary day."""
    cache.clear()
    desk = Desk.make()
    with clock.at(moment("2026-11-20 09:00")):
        visit = desk.decided(kind="programme_change", outlet="Le Courrier du Delta")
        desk.stop(visit)
        services.plan_stop(
            actor=desk.officer, request=visit,
            stop=services.Stop(
                starts_at=moment("2026-12-15 14:00"), place="Bảo tàng tỉnh",
                topic="Phỏng vấn về Phố Hiến xưa",
            ),
        )  # fmt: skip
        services.record_violation(
            actor=desk.officer, request=visit, happened_at=clock.now(), place="Cảng Cửa Lân",
            ground="permit", facts="Ghi hình ngoài địa điểm trong chương trình.", suspends=True,
        )  # fmt: skip
        services.write_report(actor=desk.officer, request=visit, sections={"done": "Đã ghi hình."})
        desk.proposed(outlet="The Delta Post", country="GB")
        desk.in_hand("assistant_new", outlet="Nippon Delta TV", country="JP")
        asked, link = desk.with_link("activity", outlet="Radio Hansol", country="KR")
        services.claim(actor=desk.officer, request=asked)
        services.ask(actor=desk.officer, request=asked, papers=["form"], words="Page 2 please.")
        desk.received("film_screening", people=[], outlet="Goethe-Verein", country="DE")
    done, done_link = desk.with_link(outlet="Mekong Review", country="SG")
    services.claim(actor=desk.officer, request=done)
    services.propose(
        actor=desk.officer, request=done, outcome="refusal", reason="Trùng lễ hội.",
        reason_en="It clashes with the festival.",
    )  # fmt: skip
    done.refresh_from_db()
    services.decide(actor=desk.leader, request=done, signer="vice_chair")
    return desk, link, done_link


def screens(desk: Desk) -> list[tuple[str, object, str]]:
    """(name, who, path below the room)."""
    by_state = {row.state: row for row in PressRequest.objects.order_by("-pk")}
    visit, asked = by_state["consented"], by_state["awaiting"]
    item = visit.items.filter(host__isnull=False).get()
    return [
        ("hang-cho", desk.officer, ""),
        ("hang-cho-lanh-dao", desk.chief, ""),
        ("de-nghi-moi", desk.officer, f"{by_state['received'].pk}/"),
        ("dang-xu-ly", desk.officer, f"{by_state['in_hand'].pk}/"),
        ("cho-bo-sung", desk.officer, f"{asked.pk}/"),
        ("cho-quyet-dinh", desk.chief, f"{by_state['proposed'].pk}/"),
        ("dang-dien-ra", desk.officer, f"{visit.pk}/"),
        ("du-lieu", desk.officer, f"{visit.pk}/du-lieu/"),
        ("bao-cao", desk.officer, f"{visit.pk}/bao-cao/"),
        ("bai-bao", desk.officer, f"{visit.pk}/bai-bao/"),
        ("muc", desk.officer, f"muc/{item.pk}/"),
        ("don-vi-tiep", desk.host, "don-vi-tiep/"),
        ("mot-muc", desk.host, f"don-vi-tiep/{item.pk}/"),
        ("nhap", desk.officer, "nhap/"),
        ("nhap-mau", desk.officer, "nhap/activity/"),
        ("quy-dinh", desk.officer, "quy-dinh/"),
        ("so-lieu", desk.officer, "so-lieu/"),
        ("so-xoa", desk.officer, "so-xoa/"),
        ("bo-tai-lieu", desk.officer, "bo-tai-lieu/"),
    ]


@pytest.mark.parametrize("width", [360, 1440])
def test_the_screens_fit_and_are_accessible(browser, live_server, busy, width):  # noqa: F811
    desk, _link, _done = busy
    pages, wrong = {}, {}
    for name, who, path in screens(desk):
        if who.pk not in pages:
            pages[who.pk] = open_as(browser, live_server, who, width, bypass_csp=True)
        page = pages[who.pk]
        answer = page.goto(f"{live_server.url}{ROOM}{path}")
        _shoot(page, f"{name}-{width}")
        if found := [str(answer.status)] * (answer.status != 200) + faults(page, dark_too=True):
            wrong[name] = found
    assert not wrong, wrong


@pytest.mark.parametrize("width", [360, 1440])
def test_the_public_pages_fit_and_are_accessible(browser, live_server, busy, width):  # noqa: F811
    _desk, link, done = busy
    page = open_as(browser, live_server, None, width, bypass_csp=True)
    wrong = {}
    for name, path in {
        "guide": "/en/foreign-press/", "guide-vi": "/vi/bao-chi-nuoc-ngoai/",
        "guide-ko": "/ko/foreign-press/", "form": "/en/foreign-press/activity/",
        "form-vi": "/vi/bao-chi-nuoc-ngoai/assistant_new/",
        "follow": f"/en/foreign-press/r/{link}/", "decided": f"/en/foreign-press/r/{done}/",
    }.items():  # fmt: skip
        page.goto(f"{live_server.url}{path}")
        if name == "form":
            follow(page, page.get_by_role("button", name="Send the request"))
        _shoot(page, f"{name}-{width}")
        if found := faults(page, dark_too=True):
            wrong[name] = found
    assert not wrong, wrong


def _shoot(page, name: str) -> None:
    for theme in ("dark", "light") if SHOTS else ():
        page.emulate_media(color_scheme=theme)
        page.screenshot(path=str(Path(SHOTS) / f"{name}-{theme}.png"), full_page=True)
