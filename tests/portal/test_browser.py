"""The public site in Chromium: nothing axe-core objects to, nothing from elsewhere, no scripts.

Every kind of page, in five languages, light and dark, on items in each language.
"""

import datetime as dt
import os

import pytest
from playwright.sync_api import sync_playwright

from phohien.portal import addresses, languages
from tests.accessibility import violations
from tests.browsing import enter, follow
from tests.portal import items
from tests.portal.test_pages import PLACE, happening

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FIXED = ("map", "calendar", "agencies", "corrections", "feeds", "rate", "offline", "search")
SECTIONS = {"vi": ("van-hoa-du-lich", "media"), "en": ("culture-tourism", "media"),
            "zh-hans": ("wenhua-lvyou", "yingxiang"), "ko": ("munhwa-gwangwang", "yeongsang"),
            "ja": ("bunka-kankou", "eizou")}  # fmt: skip


@pytest.fixture(scope="module")
def chromium():
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as player:
        browser = player.chromium.launch(
            executable_path="/usr/bin/chromium", args=ARGUMENTS, chromium_sandbox=False
        )
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def world(locale: str) -> list[str]:
    """Items of every type in ``locale``; → addresses of every kind of page there."""
    day = dt.date(2026, 12, 5)
    figures = {"type": "figures", "caption": "Con số", "source": "Ban biên tập",
               "rows": [{"label": "Diện tích", "value": "2.514,81", "unit": "km²"}]}  # fmt: skip
    body = [
        {"type": "heading", "text": "Buổi sớm"},
        {"type": "text", "html": '<p>Đầm <a href="/vi/ban-do/">sen</a> bên đê.</p>'},
        {"type": "quote", "text": "Hoa nở sớm.", "who": "Người Mẫu"},
        figures,
        {"type": "picture", **items.PICTURE},
        {"type": "gallery", "pictures": [items.PICTURE, items.PICTURE]},
        {"type": "note", "html": "<p>Ghi chú.</p>"},
    ]
    item = items.make(locale=locale, main_picture=items.PICTURE, body=body)
    corrected = items.make(locale=locale, information_kind="clarification", kind="statement")
    items.change(corrected, correction=True, note="Số đúng là 104.")
    place = items.make(locale=locale, places=[{"code": "12904", "name": "Nam Thụy Anh"}], **PLACE)
    event = items.make(locale=locale, **happening(day))
    gone = items.make(locale=locale)
    items.withdraw(gone)
    rows = [addresses.home(locale), *(addresses.page(name, locale) for name in FIXED)]
    rows += [f"/{locale}/{slug}/" for slug in SECTIONS[locale]]
    rows += [addresses.agency("12904", locale), addresses.agency("so-vhttdl", locale)]
    rows += [addresses.search(locale, q="sen"), f"/{locale}/nothing/here/"]
    return rows + [row.path for row in (item, corrected, place, event, gone)]


@pytest.mark.parametrize("locale", languages.codes())
def test_axe_finds_nothing_on_any_page(live_server, chromium, locale):
    context = chromium.new_context(
        color_scheme="light", viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    page, found, strange = context.new_page(), [], []
    page.on("request", lambda asked: _note(asked.url, live_server.url, strange))
    for path in world(locale):
        page.goto(live_server.url + path, wait_until="load")
        found += [f"{path} {text}" for text in violations(page, dark_too=True)]
        found += [f"{path} {text}" for text in _order(page, languages.tag(locale))]
    context.close()
    assert not found, "\n".join(found)
    assert not strange


def _note(url: str, ours: str, strange: list[str]) -> None:
    if not url.startswith((ours, "data:")):
        strange.append(url)


def _order(page, tag: str) -> list[str]:
    """What axe does not ask: the language, one h1, no level left out, the way past the head."""
    levels = page.eval_on_selector_all("h1,h2,h3,h4", "all => all.map(one => +one.tagName[1])")
    wrong = [] if page.get_attribute("html", "lang") == tag else ["lang"]
    wrong += [] if levels.count(1) == 1 else [f"h1: {levels}"]
    jumps = [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1]
    wrong += [f"headings jump: {levels}"] if jumps else []
    return wrong + ([] if page.locator("a.skip[href='#noi-dung']").count() == 1 else ["skip"])


def test_everything_can_be_read_and_sent_without_scripts(live_server, chromium):
    row = items.make(title="Đọc không cần mã")
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 700}
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/vi/")
    follow(page, f"a[href='{row.path}']")
    assert page.inner_text("h1") == "Đọc không cần mã"
    page.goto(f"{live_server.url}/vi/tim-kiem/")
    page.fill("#tim", "khong can")
    enter(page, "#tim")
    assert page.locator("mark").count() >= 2
    page.goto(f"{live_server.url}/vi/y-kien/?page={row.path}")
    page.check("input[value='5']")
    follow(page, "main button")
    assert page.locator(".notice-done").count() == 1
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_is_wider_than_the_screen(live_server, chromium, width):
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page, wide = context.new_page(), []
    for path in world("vi"):
        page.goto(live_server.url + path)
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        wide += [f"{path}: {over}"] if over > 0 else []
    context.close()
    assert not wide
