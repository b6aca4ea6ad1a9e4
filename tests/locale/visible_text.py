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
        values = _own(element) if isinstance(element.tag, str) else []
        values.append(element.tail)
        yield from (folded(value) for value in values if value and value.strip())


def folded(text: str) -> str:
    return " ".join(text.split())


def _own(element: html.HtmlElement) -> list[str | None]:
    if element.get("id") == "wagtail-sidebar-props":  # the menu is drawn from JSON in the page
        return list(_labels(json.loads(element.text or "{}")))
    if element.tag in HIDDEN:
        return []
    button = element.tag == "input" and element.get("type") == "submit"
    values = [element.get(name) for name in (*SPOKEN, *(["value"] if button else []))]
    return [element.text, *values]


def _labels(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("label"), str):
            yield value["label"]
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _labels(part)


class EnglishSentences:
    """Finds the messages of the libraries among texts: whole, or with their placeholders filled."""

    def __init__(self, msgids: Iterable[str]) -> None:
        pieces = {folded(part) for msgid in msgids for part in TAG.split(msgid) if _worded(part)}
        self._exact = {piece for piece in pieces if not PLACEHOLDER.search(piece)}
        filled = (piece for piece in pieces if _says_something(PLACEHOLDER.sub("", piece)))
        self._filled = [_pattern(piece) for piece in filled if PLACEHOLDER.search(piece)]

    def found_in(self, texts: Iterable[str]) -> list[str]:
        return sorted({text for text in texts if self._is_english(text)})

    def _is_english(self, text: str) -> bool:
        return text in self._exact or any(pattern.fullmatch(text) for pattern in self._filled)


def _worded(part: str) -> bool:
    return re.search(r"[A-Za-z]{2,}", PLACEHOLDER.sub("", part)) is not None


def _says_something(rest: str) -> bool:
    """At least two English words stand beside the placeholders."""
    return len(re.findall(r"[A-Za-z]{2,}", rest)) >= 2


def _pattern(piece: str) -> re.Pattern[str]:
    return re.compile(".+".join(re.escape(part) for part in PLACEHOLDER.split(piece)))
