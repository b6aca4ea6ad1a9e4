"""Markup inside feeds to plain text. Nothing of it is ever shown as HTML."""

import html
import re

import nh3

from newswatch.cleaning.standing import without_standing
from newswatch.folding import tidy

_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|figure|blockquote|article)\b[^>]*>", re.I
)
_RELATED = re.compile(
    r"<(ul|ol|div|section|aside|table)\b[^>]*(?:related|lien-?quan|tin-?khac|read-?more)[^>]*>.*",
    re.I | re.S,
)
_CLOSING = re.compile(r"(?:</?(?:p|li|ul|ol|div|strong|b|em|br)\b[^<>]{0,200}>|&nbsp;|[\s•»*-])+")
MOST_LAST = 1400  # characters at the end in which a last link begins
MOST_LINKS = 40  # links at the end of one text that are looked at
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d+);")
_IMAGE = re.compile(r"<img\b[^>]*?\bsrc\s*=\s*[\"']?([^\"'\s>]+)", re.I)
_HIDDEN = frozenset(["script", "style", "iframe", "noscript"])


def plain(markup: str) -> str:
    """The text of ``markup``: blocks on lines of their own, entities resolved even if doubled.

    A block of related links at the end is cut, as it is not part of the story.
    """
    text = markup
    if "<" not in text and "&lt;" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _without_links(text.strip())
        text = _BLOCK.sub("\n", text)
    if "<" in text:
        text = nh3.clean(text, tags=set(), clean_content_tags=set(_HIDDEN))
    return without_standing(_lines(unescaped(text)))


def _without_links(text: str) -> str:
    if "related" in text or "lien" in text or "tin-khac" in text or "read-more" in text:
        text = _RELATED.sub("", text)
    return _without_last_links(text) if "<a" in text[-MOST_LAST:] else text


def _without_last_links(text: str) -> str:
    """Cuts two or more links that stand alone, one after the other, at the end.

    From the end backwards and a bounded number of steps: a pattern over the whole text
    would take exponential time on what a hostile feed can send.
    """
    end, found = len(text), 0
    while found < MOST_LINKS:
        last = _before_blocks(text, end)
        start = text.rfind("<a", 0, last)
        link = text[start:last]
        if start < 0 or not link.endswith("</a>") or len(link) > 1000 or "<img" in link:
            break
        if link.count("</a>") > 1:
            break
        end, found = start, found + 1
    return text[:end] if found >= 2 else text


def _before_blocks(text: str, end: int) -> int:
    """Where the blanks and tags of blocks in front of ``end`` begin."""
    window = text[max(0, end - 400) : end]
    last = len(window)
    for found in _CLOSING.finditer(window):
        if found.end() == len(window):
            last = found.start()
    return end - len(window) + last


def one_line(markup: str) -> str:
    """A title: no markup, no line ends."""
    text = unescaped(markup)
    if "<" in text and re.search(r"</?[a-zA-Z!]", text):
        text = unescaped(nh3.clean(text, tags=set(), clean_content_tags=set(_HIDDEN)))
    return " ".join(tidy(text).split())


def unescaped(text: str) -> str:
    """Entities resolved, twice if the feed escaped them twice."""
    once = html.unescape(text) if "&" in text else text
    return html.unescape(once) if "&" in once and _ENTITY.search(once) else once


def first_image(markup: str) -> str:
    found = _IMAGE.search(markup)
    return html.unescape(found[1]) if found else ""


def _lines(text: str) -> str:
    """Lines without blanks around them; runs of blanks inside are one after ``tidy``."""
    text = tidy(text.replace("\r", "\n") if "\r" in text else text)
    return "\n".join(line for part in text.split("\n") if (line := part.strip()))
