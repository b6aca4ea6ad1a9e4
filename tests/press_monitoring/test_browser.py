"""In Chromium: the screens fit a phone, have no violations that axe finds, and obey the keys."""

import datetime as dt
import os
from pathlib import Path

import pytest
from django.urls import reverse

from phohien.demo.press_monitoring import build
from phohien.kernel import clock
from phohien.organisation.enums import Role
from phohien.press_monitoring.enums import Health, Mark, Relevance
from phohien.press_monitoring.models import Capture, PressSource, Story
from tests.factories import make_user
from tests.press_monitoring.factories import switch_on
from tests.reports.test_browser import browser, faults  # noqa: F401 - a fixture
from tests.web.test_browser import open_as

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("PHOHIEN_SHOTS", "")


@pytest.fixture
def busy(transactional_db):
    """The demo's press, one source that fails and one without items."""
    person = make_user(Role.COORDINATOR, full_name="Phạm Điều Phối")
    build(analyst=make_user(Role.PRESS_ANALYST, full_name="Trần Thị Theo Dõi"))
    switch_on()
    since = clock.now() - dt.timedelta(days=2)
    sources = PressSource.objects.filter(health=Health.NEW)
    empty, failed = list(sources[:2])
    PressSource.objects.filter(pk=empty.pk).update(health=Health.EMPTY, last_success=since)
    PressSource.objects.filter(pk=failed.pk).update(
        health=Health.FAILED, failures=5, failing_since=since, last_success=since,
        error_what="Máy chủ không trả lời xong trong 30 giây.", next_due=clock.now(),
        error_todo="Thường là lỗi tạm thời, hệ thống sẽ thử lại.",
    )  # fmt: skip
    return person


def pages() -> dict[str, str]:
    marked = Story.objects.filter(mark=Mark.NEEDS_ANSWER, articles_count__gt=2).get()
    return {
        "dong-tin": "",
        "tim": "?q=ca+chet&khu_vuc=central",
        "chua-chac": "?lien_quan=doubtful",
        "tin": f"tin/{marked.pk}/",
        "tin-moi": f"tin/{Story.objects.filter(mark=Mark.NONE, articles_count=5).get().pk}/",
        "ban-luu": f"ban-luu/{Capture.objects.get().pk}/",
        "nguon": "nguon/",
        "mot-nguon": f"nguon/{PressSource.objects.filter(health=Health.FAILED).get().pk}/",
        "them-nguon": "nguon/them/",
        "nhap": "nguon/nhap/",
    }


@pytest.mark.parametrize("width", [360, 1440])
def test_the_screens_fit_and_are_accessible(browser, live_server, busy, width):  # noqa: F811
    page = open_as(browser, live_server, busy, width, bypass_csp=True)
    wrong = {}
    for name, path in pages().items():
        page.goto(f"{live_server.url}{reverse('press_monitoring:river')}{path}")
        if SHOTS:
            page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}.png"), full_page=True)
        if found := faults(page):
            wrong[name] = found
    assert not wrong, wrong


def test_keys_move_mark_and_open(browser, live_server, busy):  # noqa: F811
    """Without leaving the keyboard: second story, "needs an answer", back at its place, open."""
    page = open_as(browser, live_server, busy)
    page.goto(f"{live_server.url}{reverse('press_monitoring:river')}")
    ids = page.eval_on_selector_all("[data-story]", "rows => rows.map(row => row.id)")
    second = Story.objects.get(pk=int(ids[1].removeprefix("tin-")))
    Story.objects.filter(pk=second.pk).update(mark=Mark.NONE, marked_by=None)
    page.reload()
    for key in "jjjk":
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.closest('[data-story]').id") == ids[1]
    with page.expect_navigation():
        page.keyboard.press("t")
    second.refresh_from_db()
    assert second.mark == Mark.NEEDS_ANSWER
    assert page.evaluate("document.activeElement.closest('[data-story]').id") == ids[1]
    with page.expect_navigation():
        page.keyboard.press("l" if second.relevance != Relevance.CONFIRMED else "o")
    page.goto(f"{live_server.url}{reverse('press_monitoring:river')}#tin-{second.pk}")
    page.locator("#gop-tim, .find input").first.focus()
    page.keyboard.press("x")
    second.refresh_from_db()
    assert second.mark == Mark.NEEDS_ANSWER, "letters typed into a field are letters"
