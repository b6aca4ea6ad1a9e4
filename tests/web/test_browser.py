"""In Chromium: axe on every page type, narrow and wide, light and dark; keyboard; no scripts."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from phohien.notices.services import notify
from phohien.plans.models import Assignment
from tests import factories
from tests.accessibility import violations
from tests.browsing import follow
from tests.web.conftest import client_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = {
    "officer": ["", "tim/?q=doi ngoai", "hop-thu/", "tai-khoan/", "muc-luc/", "khong-co/"],
    "coordinator": ["", "ma-tran/", "ma-tran/?khoi=xa", "tim/?q=zzzz"],
    "provincial": [""],
    "administrator": ["", "mau/"],
}
WIDTHS = [360, 1440]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop is not Django's
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield found
        found.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def open_as(browser: Browser, live_server, user, width: int = 1440, theme="light", **more) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=theme, locale="vi-VN", **more
    )
    if user is not None:
        session = client_of(user).cookies["sessionid"].value
        cookie = {"name": "sessionid", "value": session, "url": live_server.url}
        context.add_cookies([cookie])
    return context.new_page()


def overflow(page: Page) -> int:
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )


@pytest.fixture
def furnished(world):
    """The small province with a notice and some evidence in it."""
    row = Assignment.objects.filter(plan=world.plan, agency=world.commune).first()
    factories.make_evidence(world.officer, row, title="Hội nghị đối ngoại xã")
    notify(recipients=[world.officer], kind="deadline", key="k", subject="Việc II.2 đến hạn")
    return world


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_type_is_free_of_violations_and_fits(browser, live_server, furnished, width):
    wrong = []
    for name, addresses in PAGES.items():
        page = open_as(browser, live_server, getattr(furnished, name), width, bypass_csp=True)
        for address in addresses:
            page.goto(f"{live_server.url}/lam-viec/{address}")
            wrong += [f"{name} {address}: {text}" for text in violations(page, dark_too=True)]
            if overflow(page):
                wrong.append(f"{name} {address}: wider than the screen by {overflow(page)}")
        page.context.close()
    assert wrong == []


def test_the_door_is_free_of_violations_also_when_it_refuses(browser, live_server, world):
    page = open_as(browser, live_server, None, 360, bypass_csp=True)
    page.goto(f"{live_server.url}/dang-nhap/")
    assert violations(page, dark_too=True) == []
    page.fill("[name=username]", "ai-do")
    page.fill("[name=password]", "sai")
    follow(page, "main button.primary")
    assert "chưa đúng" in page.inner_text("main")
    assert violations(page, dark_too=True) == []


def test_signing_in_reading_and_leaving_work_without_scripts(browser, live_server, furnished):
    page = open_as(browser, live_server, None, 360, java_script_enabled=False)
    page.goto(f"{live_server.url}/lam-viec/hop-thu/")
    page.fill("[name=username]", furnished.officer.username)
    page.fill("[name=password]", factories.PASSWORD)
    follow(page, "main button.primary")
    assert "Việc II.2 đến hạn" in page.inner_text("main")
    follow(page, "text=Đã đọc >> nth=0")
    follow(page, "nav.menu >> text=Tất cả")
    follow(page, "main >> text=Tìm kiếm")
    page.fill("#tim", "hoi nghi")
    follow(page, "main button.primary")
    assert "Hội nghị" in page.inner_text("main mark >> nth=0")
    page.click("details.drop > summary")
    follow(page, "text=Đăng xuất")
    assert page.url.endswith("/dang-nhap/")


def test_the_keyboard_reaches_the_content_and_the_account(browser, live_server, furnished):
    page = open_as(browser, live_server, furnished.officer)
    page.goto(f"{live_server.url}/lam-viec/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "tim-chung"
    page.focus("details.drop > summary")
    page.keyboard.press("Enter")
    assert page.is_visible("text=Đăng xuất")
    page.keyboard.press("Escape")
    assert not page.is_visible("text=Đăng xuất")


def test_the_policy_of_the_page_is_never_broken(browser, live_server, furnished):
    page = open_as(browser, live_server, furnished.coordinator)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    for address in ("", "ma-tran/", "tim/?q=doi"):
        page.goto(f"{live_server.url}/lam-viec/{address}")
    assert told == []


def test_on_a_phone_the_main_entries_are_at_the_thumb(browser, live_server, furnished):
    page = open_as(browser, live_server, furnished.officer, 360)
    page.goto(f"{live_server.url}/lam-viec/")
    links = page.query_selector_all("nav.menu a")
    boxes = [link.bounding_box() for link in links if link.is_visible()]
    assert 3 <= len(boxes) <= 5
    assert all(box["y"] > 700 and box["height"] >= 44 and box["width"] >= 44 for box in boxes)
