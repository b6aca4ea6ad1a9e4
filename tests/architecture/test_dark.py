"""Dark is light in other colours: the style sheets change nothing else, the pages nothing at all.

On this rests tests/accessibility.py, which asks axe in dark about colours alone.
"""

import re

from axe_playwright_python.base import AXE_SCRIPT

from tests.accessibility import COLOUR_RULES
from tests.architecture.source import ROOT

SOURCES = ROOT / "src" / "phohien"
DARK = re.compile(r'(?:prefers-color-scheme: dark\)|data-theme="dark"\]) \{')
COLOUR = re.compile(r"--[a-z-]+: #[0-9a-f]{3,8}|--shadow: [^;]+|color-scheme: dark|filter: [^;]+")
ASKS = re.compile(r"prefers-color-scheme")
HEAD_ALONE = '<meta name="theme-color"'


def dark_blocks(sheet: str) -> list[str]:
    """What stands between the braces of each dark rule."""
    return [sheet[found.end() : _end(sheet, found.end())] for found in DARK.finditer(sheet)]


def _end(sheet: str, start: int) -> int:
    depth = 1
    for place in range(start, len(sheet)):
        depth += {"{": 1, "}": -1}.get(sheet[place], 0)
        if depth == 0:
            return place
    raise ValueError("a brace is missing")


def declarations(block: str) -> list[str]:
    parts = re.split(r"[;{}]", block)
    return [part.strip() for part in parts if re.match(r"\s*[a-z-]+: ", part)]


def test_dark_style_changes_colours_alone():
    sheets = [path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.css")]
    blocks = [block for sheet in sheets for block in dark_blocks(sheet)]
    found = [declaration for block in blocks for declaration in declarations(block)]
    asked = sum(len(ASKS.findall(sheet)) + sheet.count('[data-theme="dark"') for sheet in sheets)
    assert len(blocks) == asked >= 4 and len(found) > 40
    assert [one for one in found if not COLOUR.fullmatch(one)] == []


def test_no_page_or_script_asks_for_the_scheme():
    lines = [
        (path.name, line.strip())
        for ending in ("html", "js", "py")
        for path in SOURCES.rglob(f"*.{ending}")
        for line in path.read_text(encoding="utf-8").splitlines()
        if ASKS.search(line)
    ]
    assert [one for one in lines if not one[1].startswith(HEAD_ALONE)] == []


def test_axe_has_no_other_rule_about_colours():
    rules = re.findall(r'id:"([a-z-]+)",[^{}]*?(enabled:!1,)?tags:\["cat\.color"', AXE_SCRIPT)
    assert sorted(name for name, off in rules if not off) == sorted(COLOUR_RULES)
