"""In Chromium: the screens for files at two widths, light and dark, and reading a chosen photo."""

import datetime as dt
import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from phohien.media import iptc, services
from tests.accessibility import violations
from tests.media import pictures
from tests.web.test_browser import ARGUMENTS, open_as, overflow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop is not Django's
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield found
        found.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.mark.parametrize("width", [360, 1440])
def test_the_screens_fit_and_axe_finds_nothing(
    browser, live_server, editor, make_photo, make_clip, width
):
    shown, unclear = make_photo(title="Gác chuông chùa Keo"), make_photo(licence="unknown")
    clip = make_clip(poster=shown)
    services.set_live_uses(subject_type="publication", subject_id=1, photo_ids=[shown.pk])
    services.withdraw_consent(actor=editor, row=shown, reason="Có thư.")
    page = open_as(browser, live_server, editor, width)
    for path in ("anh/", f"anh/{shown.pk}/", f"anh/{unclear.pk}/", "tai-len/anh/",
                 "tai-len/video/", "tai-len/tailieu/", "video/", f"video/{clip.pk}/",
                 "tailieu/"):  # fmt: skip
        page.goto(f"{live_server.url}/lam-viec/anh/{path}")
        assert (path, violations(page, dark_too=True), overflow(page)) == (path, [], 0)
    page.context.close()


def test_a_chosen_photo_fills_only_what_is_empty(browser, live_server, editor, tmp_path):
    body = iptc.write(
        pictures.jpeg(900, 600), title="Hội", caption="Rước kiệu chùa Keo", credit="TTXVN",
        source="TTXVN", licence="CC BY 4.0", date=dt.date(2026, 9, 14),
    )  # fmt: skip
    path = tmp_path / "hoi.jpg"
    path.write_bytes(body)
    page = open_as(browser, live_server, editor, 360)
    page.goto(f"{live_server.url}/lam-viec/anh/tai-len/anh/")
    page.fill("#id_credit", "Nguyễn Văn Mẫu")
    page.set_input_files("#id_file", path)
    page.wait_for_selector("#tep-ghi-san .note")
    filled = {name: page.input_value(f"#id_{name}") for name in ("caption", "credit", "taken_on")}
    assert filled == {
        "caption": "Rước kiệu chùa Keo", "credit": "Nguyễn Văn Mẫu", "taken_on": "2026-09-14",
    }  # fmt: skip
    assert page.evaluate("document.querySelector('#id_file').files.length") == 1
    page.context.close()
