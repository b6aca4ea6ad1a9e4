"""What a reader sees or hears of an HTML page, and which of it is a library's English sentence."""

import json
import re
from collections.abc import Iterable, Iterator

from lxml import html

HIDDEN = {"script", "style", "code", "svg", "noscript"}
SPOKEN = ("title", "aria-label", "placeholder", "alt", "data-w-tooltip-content-value")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"<[^>]+>")


def visible_texts(page: str) -> Iterator[str]:
    """Each piece of text or spoken attribute of `page`, spaces folded; templates included."""
    for element in html.fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag in HIDDEN:
            yield from _tail(element)
            continue
        values = [element.text, *(element.get(name) for name in SPOKEN)]
        if element.tag in ("input", "button"):
            values.append(element.get("value") if element.get("type") == "submit" else None)
        yield from (folded(value) for value in values if value and value.strip())
        yield from _props(element)
        yield from _tail(element)


def folded(text: str) -> str:
    return " ".join(text.split())


def _tail(element: html.HtmlElement) -> Iterator[str]:
    if element.tail and element.tail.strip():
        yield folded(element.tail)


def _props(element: html.HtmlElement) -> Iterator[str]:
    """Wagtail's menu and dialogs are drawn by JavaScript from JSON in the page."""
    if element.get("id") == "wagtail-sidebar-props":
        yield from _strings(json.loads(element.text or "{}"))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield folded(value)
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


class EnglishSentences:
    """Finds the messages of the libraries among texts: whole, or with their placeholders filled."""

    def __init__(self, msgids: Iterable[str]) -> None:
        pieces = {folded(part) for msgid in msgids for part in TAG.split(msgid) if part.strip()}
        self._exact = {piece for piece in pieces if not PLACEHOLDER.search(piece)}
        filled = (piece for piece in pieces if _says_something(PLACEHOLDER.sub("", piece)))
        self._filled = [_pattern(piece) for piece in filled if PLACEHOLDER.search(piece)]

    def found_in(self, texts: Iterable[str]) -> list[str]:
        return sorted({text for text in texts if self._is_english(text)})

    def _is_english(self, text: str) -> bool:
        return text in self._exact or any(pattern.fullmatch(text) for pattern in self._filled)


def _says_something(rest: str) -> bool:
    """At least two English words stand beside the placeholders."""
    return len(re.findall(r"[A-Za-z]{2,}", rest)) >= 2


def _pattern(piece: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in PLACEHOLDER.split(piece)))
