"""In Chromium: axe on the API's pages and on the partners' screens, light and dark, narrow."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import sync_playwright

from tests.api.test_keys import make_key, manager
from tests.portal import items

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PICTURES = os.environ.get("PHOHIEN_PICTURES", "")  # a folder, to look at them oneself


@pytest.fixture(scope="module")
def chromium():
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def pages() -> tuple[list[str], str]:
    """Addresses of every screen of this room, and the session of a co-ordinator."""
    items.make()
    actor = manager()
    key, _text = make_key(actor=actor)
    client = Client()
    client.force_login(actor)
    partner = [key.partner_id]
    workspace = [
        reverse("partners:index"), reverse("partners:create"),
        reverse("partners:partner", args=partner), reverse("partners:issue", args=partner),
        reverse("partners:key", args=[key.pk]),
    ]  # fmt: skip
    return ["/api/v1/tai-lieu", "/api/v1/docs", *workspace], client.cookies["sessionid"].value


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 360)])
def test_axe_finds_nothing_and_nothing_is_too_wide(live_server, chromium, scheme, width):
    addresses, session = pages()
    context = chromium.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, base_url=live_server.url
    )
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    for number, address in enumerate(addresses):
        assert page.goto(address).status == 200
        found = Axe().run(page)
        assert found.violations_count == 0, address + "\n" + found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        if PICTURES:
            page.screenshot(path=Path(PICTURES) / f"{number}-{scheme}.png", full_page=number > 1)
    assert not [url for url in asked if not url.startswith((live_server.url, "data:"))]
    context.close()
