"""In Chromium: the report pages fit a phone and have no violations that axe finds."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from phohien.kernel import clock
from tests.accessibility import violations
from tests.factories import make_evidence
from tests.reports.conftest import NOW, build
from tests.web.test_browser import ARGUMENTS, open_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OUTSIDE = "e => e.filter(x => x.scrollWidth > x.clientWidth).map(x => x.innerText)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop is not Django's
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield found
        found.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def furnished(transactional_db):
    """A submitted report with figures of ten digits, and a report under work."""
    with clock.at(NOW):
        province = build()
        make_evidence(
            province.officer,
            province.duty(code="II.5"),
            kind="event",
            amount_vnd=3_159_600_000,
            participant_count=221_345,
            languages=["en", "ko"],
        )
        yield province


def faults(page: Page, **asked) -> list[str]:
    """How much wider than the screen, what leaves its tile, what axe finds."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = [f"wider by {wide}"] if wide > 0 else []
    found += page.eval_on_selector_all(".figure, .facts dd", OUTSIDE)
    return found + violations(page, **asked)


@pytest.mark.parametrize("width", [360, 1280])
def test_reports_fit_the_screen(browser, live_server, furnished, width):
    home = f"{live_server.url}/lam-viec/bao-cao/"
    draft = furnished.report()
    page = open_as(browser, live_server, furnished.leader, width, bypass_csp=True)
    page.goto(f"{home}don-vi/{draft.pk}/")
    page.click("details.confirm > summary")
    assert faults(page) == []
    assert figures_stand_on_one_line(page)
    page.context.close()
    sent = furnished.submitted()
    page = open_as(browser, live_server, furnished.coordinator, width, bypass_csp=True)
    for way in (f"don-vi/{sent.pk}/", f"don-vi/{sent.pk}/ban/1/", f"{sent.round_id}/tong-hop/"):
        assert page.goto(home + way).status == 200
        assert faults(page) == [], way
    page.context.close()


def figures_stand_on_one_line(page: Page) -> bool:
    heights = page.eval_on_selector_all(
        ".figures dd a", "e => e.map(x => x.getBoundingClientRect().height)"
    )
    return bool(heights) and max(heights) < 40
