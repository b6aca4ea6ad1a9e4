"""In Chromium: the screens of clearance fit a phone and have no violations that axe finds."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from phohien.clearance.models import Case
from phohien.clearance.services import claim_step, publish_in_emergency
from tests.accessibility import violations
from tests.browsing import follow
from tests.clearance.conftest import Room, build, snapshot
from tests.web.test_browser import ARGUMENTS, open_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOME = "/lam-viec/duyet/"
OUTSIDE = """() => [...document.querySelectorAll('main *')]
  .filter(x => x.getBoundingClientRect().right > innerWidth).map(x => x.outerHTML.slice(0, 90))"""
TEXT = (
    "Lễ hội chùa Keo mùa thu mở từ ngày 13 đến ngày 15 tháng 9 âm lịch tại xã Vũ Tiên. "
    "Du khách hỏi đường dây nóng 0912 345 678 hoặc viết về lehoi@example.vn."
)
BODY = [
    {"type": "text", "html": f"<p>{TEXT}</p>"},
    {"type": "heading", "text": "Đua thuyền trên sông"},
    {"type": "picture", "media": "photo:7", "hash": "ab12cd34ef56", "alt": "Ba thuyền rồng",
     "caption": "Thuyền rồng vào bến", "credit": "Nguyễn Văn Mẫu"},
    {"type": "quote", "text": "Năm nào tôi cũng về.", "who": "Ông Trần Văn Mẫu"},
    {"type": "figures", "caption": "Khách năm 2025", "source": "Ban Quản lý di tích",
     "rows": [{"label": "Lượt khách", "value": "120.000", "unit": "lượt"}]},
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop is not Django's
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield found
        found.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def given(words: str) -> dict:
    body = [BODY[0] | {"html": f"<p>{words}</p>"}, *BODY[1:]]
    agency = {"code": "12904", "name": "Ủy ban nhân dân xã Nam Thụy Anh"}
    return snapshot("", body=body, agency=agency, information_kind="promotion")


@pytest.fixture
def furnished(transactional_db) -> tuple[Room, Case, Case]:
    """A changed text to sign, with findings; an emergency; others in the queue."""
    room = build()
    room.clear(room.case(id=9001, snapshot=given(TEXT.replace("13", "12")), text="Cũ"))
    case = room.case(id=9001, snapshot=given(TEXT), text=TEXT, topic_codes=("bien-dao",))
    claim_step(actor=room.editor, step=case.steps.get(order=1))
    room.case(title="Làng hương xạ Cao Thôn đón khách", is_statement=True)
    room.case(title="Phố Hiến: bến cảng xưa và con đường thuyền buôn")
    subject = room.subject(title="Bến phà Cống Vực tạm dừng vì nước lớn")
    reason = "Nước lên nhanh từ chiều nay; du khách và xe phải biết ngay để đi đường khác."
    emergency = publish_in_emergency(actor=room.leader, subject=subject, reason=reason)
    return room, case, emergency


def faults(page: Page) -> list[str]:
    """How much wider than the screen, and what axe finds."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = [f"wider by {wide}: {page.evaluate(OUTSIDE)}"] if wide > 0 else []
    return found + violations(page)


def keep(page: Page, name: str) -> None:
    """A picture of the page for who wants to look: PHOHIEN_SCREENSHOTS names the folder."""
    folder = os.environ.get("PHOHIEN_SCREENSHOTS")
    if folder:
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("width", [360, 1440])
def test_the_screens_fit_and_are_accessible(browser, live_server, furnished, width):
    room, case, emergency = furnished
    page = open_as(browser, live_server, room.editor, width, bypass_csp=True)
    found = {}
    for name, path in (
        ("hang-doi", HOME),
        ("ho-so", f"{HOME}ho-so/"),
        ("bai", f"{HOME}{case.pk}/"),
    ):
        page.goto(f"{live_server.url}{path}")
        keep(page, f"{name}-{width}")
        found[name] = faults(page)
    follow(page, "#ky-duyet button.primary")
    keep(page, f"ky-loi-{width}")
    found["ky-loi"] = faults(page)
    page = open_as(browser, live_server, room.coordinator, width, bypass_csp=True)
    for name, path in (("khan-cap-hang", HOME), ("khan-cap", f"{HOME}{emergency.pk}/")):
        page.goto(f"{live_server.url}{path}")
        keep(page, f"{name}-{width}")
        found[name] = faults(page)
    assert not any(found.values()), found


def test_a_note_is_asked_for_only_where_it_is_needed(browser, live_server, furnished):
    room, case, _emergency = furnished
    page = open_as(browser, live_server, room.editor, 360)
    page.goto(f"{live_server.url}{HOME}{case.pk}/")
    note = page.locator("#id_ghi-chu-languages")
    assert not note.is_visible()
    page.check('input[name="tra-loi-languages"][value="na"]')
    assert note.is_visible()
    page.check('input[name="tra-loi-languages"][value="yes"]')
    assert not note.is_visible()
