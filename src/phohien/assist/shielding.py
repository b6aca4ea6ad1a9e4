"""What a machine must not touch in a text, and whether it kept its hands off. Pure functions.

Placeholders, addresses, document numbers and given names go out inside ``translate="no"`` and
must come back word for word; tags must be the same tags; numbers must be the same numbers.
"""

import html
import re
from collections import Counter
from collections.abc import Mapping

KEPT = re.compile(
    r"%\([a-z_]+\)[sd]|\{\w*\}|https?://[^\s<>\"]+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|\b\d{1,5}(?:/\d{4})?/[A-ZĐ]{2,}(?:-[A-ZĐ]+)*\b"
)
TAG = re.compile(r"<[^>]*>")
WALL = re.compile(r'<span translate="no">(.*?)</span>', re.S)
NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?")
MONTHS = 12  # small numbers may turn into the names of months, or be spelt out


def shielded(text: str, *, is_html: bool, names: Mapping[str, str]) -> str:
    """``text`` as HTML with walls around what must stay; a name becomes its form abroad."""
    text = text if is_html else html.escape(text, quote=False)
    held = sorted((html.escape(name, quote=False) for name in names), key=len, reverse=True)
    pattern = re.compile("|".join([KEPT.pattern, *(rf"\b{re.escape(name)}\b" for name in held)]))
    given = {html.escape(name, quote=False): abroad for name, abroad in names.items()}
    parts, last = [], 0
    for tag in TAG.finditer(text):
        parts += [_walled(text[last : tag.start()], pattern, given), tag[0]]
        last = tag.end()
    return "".join([*parts, _walled(text[last:], pattern, given)])


def _walled(words: str, pattern: re.Pattern, given: Mapping[str, str]) -> str:
    def wall(found: re.Match) -> str:
        inner = html.escape(given[found[0]], quote=False) if found[0] in given else found[0]
        return f'<span translate="no">{inner}</span>'

    return pattern.sub(wall, words)


def unshielded(text: str, *, is_html: bool) -> str:
    """Without the walls; plain text again where plain text came in."""
    bare = WALL.sub(r"\1", text)
    return bare if is_html else html.unescape(TAG.sub("", bare))


def harm(sent: str, came: str) -> str:
    """What the machine damaged in a shielded text, in one word for the log; empty when nothing."""
    if not TAG.sub("", came).strip() and TAG.sub("", sent).strip():
        return "empty"
    if Counter(WALL.findall(sent)) != Counter(WALL.findall(came)):
        return "kept"
    if _tags(sent) != _tags(came):
        return "tags"
    return "" if _numbers(sent) == _numbers(came) else "numbers"


def _tags(text: str) -> Counter:
    """Every tag with its attributes; the order may follow the grammar of the language."""
    return Counter(re.sub(r"\s+", " ", tag) for tag in TAG.findall(text))


def _numbers(text: str) -> set[str]:
    """Digits of the numbers beyond small ones, however the language groups them."""
    words = html.unescape(TAG.sub(" ", text))
    found = {re.sub(r"\D", "", number) for number in NUMBER.findall(words)}
    return {number for number in found if int(number) > MONTHS}
