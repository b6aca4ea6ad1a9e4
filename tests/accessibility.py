"""What axe-core says of an open page, as ``rule: element``.

Dark differs from light in colours alone (tests/architecture/test_dark.py), so that in dark only
the rules of axe's category ``cat.color`` can say anything new; they run on the same page.
"""

import json

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

LENGTH = 140
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
NEVER_IN_BETWEEN = """() => document.getAnimations()
    .filter(one => one instanceof CSSTransition).forEach(one => one.finish())"""


def violations(page: Page, *, dark_too: bool = False) -> list[str]:
    """Of every rule in the colours of the page; with ``dark_too`` of a light page in both."""
    found = _run(page, {})
    return found + (_in_dark(page) if dark_too else [])


def _in_dark(page: Page) -> list[str]:
    page.emulate_media(color_scheme="dark")
    page.evaluate(NEVER_IN_BETWEEN)
    found = _run(page, {"runOnly": {"type": "rule", "values": COLOUR_RULES}})
    page.emulate_media(color_scheme="light")
    return [f"dark {one}" for one in found]


def _run(page: Page, options: dict) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    asked = json.dumps(options | {"resultTypes": ["violations"]})
    rules = page.evaluate(f"axe.run({asked}).then(results => results.violations)")
    return [f"{rule['id']}: {node['html'][:LENGTH]}" for rule in rules for node in rule["nodes"]]
