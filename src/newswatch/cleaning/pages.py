"""The main text of an article page. The page's scripts, menus and standing blocks stay behind."""

import html
import re
from dataclasses import dataclass

import trafilatura

from newswatch.cleaning.standing import without_standing
from newswatch.folding import tidy

MAX_BYTES = 6_000_000
SHORTEST = 60  # characters; less than that is a menu or a notice, not an article
_H1 = re.compile(r"<h1[^>]*>(.{3,400}?)</h1>", re.I | re.S)
_TITLE = re.compile(r"<title[^>]*>(.{3,400}?)</title>", re.I | re.S)
_LEAD = re.compile(r"[^\n]+")
_DATELINE = re.compile(r"^\(?[A-ZĐ][\w .]{1,25}\)?\s*[-–—]\s*")


@dataclass(frozen=True, slots=True)
class Article:
    """``text`` in paragraphs; ``lead`` is its first, without the dateline."""

    title: str
    lead: str
    text: str


def article_of(page: str | bytes, address: str = "") -> Article | None:
    """The article of an HTML page, or None where there is none to be found.

    Up to 6 MB are read; the rest of a longer page is not looked at.
    """
    found = trafilatura.bare_extraction(
        page[:MAX_BYTES],
        url=address or None,
        fast=True,
        include_comments=False,
        include_tables=True,
        with_metadata=False,
    )
    text = without_standing(tidy(found.text or "")) if found else ""
    title = tidy(_title(page))
    text = text.removeprefix(title).lstrip()
    first = _LEAD.search(text)
    if not first or len(text) < SHORTEST:
        return None
    return Article(title, _DATELINE.sub("", first[0]), text)


def _title(page: str | bytes) -> str:
    head = page[:200_000]
    text = head.decode("utf-8", "replace") if isinstance(head, bytes) else head
    found = _H1.search(text) or _TITLE.search(text)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found[1])).split()) if found else ""
