"""Acting on an open page where the act opens another.

A click of Playwright returns once it has been delivered; whether the page it opens is there by
then depends on how busy the machine is. What reads the page next must not see the old one.
"""

from playwright.sync_api import Locator, Page


def follow(page: Page, target: str | Locator) -> None:
    """Click ``target`` (a selector or locator of ``page``) and wait until its page has loaded.

    Raises playwright's ``TimeoutError`` where the click opens no page.
    """
    with page.expect_navigation():
        (page.locator(target) if isinstance(target, str) else target).click()


def enter(page: Page, target: str) -> None:
    """Press Enter in the field ``target`` and wait until the page it opens has loaded."""
    with page.expect_navigation():
        page.press(target, "Enter")
