"""Bytes of a feed to items: fastfeedparser first, feedparser where it fails. No network."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import fastfeedparser

from newswatch.errors import NotAFeed
from newswatch.feeds.items import Item
from newswatch.feeds.markup import first_image, one_line, plain
from newswatch.feeds.opening import prepared
from newswatch.feeds.sitemap import is_sitemap, sitemap_entries
from newswatch.feeds.times import iso_time

_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_TIME = re.compile(
    rb"<(pubDate|(?:dc:)?date|published|updated|issued|modified|dcterms:\w+)\b[^>]*>"
    rb"\s*(?:<!\[CDATA\[)?([^<\]]{4,60})",
    re.I,
)
_IMAGE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)", re.I)


@dataclass(frozen=True, slots=True)
class Limits:
    """``bytes`` of the feed, ``depth`` of nesting, ``items`` read, characters of one ``text``."""

    bytes: int = 12_000_000
    depth: int = 100
    items: int = 5_000
    text: int = 400_000


def parse(
    data: bytes, address: str = "", now: datetime | None = None, limits: Limits | None = None
) -> list[Item]:
    """The items of a feed, newest order kept as sent; an empty feed gives an empty list.

    ``address`` makes relative links whole, ``now`` (with a zone) caps times in the future.
    Raises NotAFeed or FeedTooLarge.
    """
    limits, now = limits or Limits(), now or datetime.now(UTC)
    data = prepared(data, limits.bytes, limits.depth)
    feed, entries = _entries(data)
    base = urljoin(address, _text(feed.get("link")).strip()) or address
    source = one_line(_text(feed.get("title")))
    raw_times = _raw_times(data, len(entries))
    return [
        _item(entry, raw_times.get(number, ""), base, source, now, limits)
        for number, entry in enumerate(entries[: limits.items])
    ]


def _entries(data: bytes) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    if is_sitemap(data):
        return {}, sitemap_entries(data)
    try:
        parsed = fastfeedparser.parse(data)
    except Exception:
        return _patient(data)
    if not parsed.entries and _ENTRY.search(data):
        return _patient(data)
    return parsed.feed, list(parsed.entries)


def _patient(data: bytes) -> tuple[Mapping[str, Any], list[Mapping[str, Any]]]:
    import feedparser

    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.entries and not parsed.get("version"):
        raise NotAFeed(
            "not-a-feed",
            "Không đọc được nguồn tin này.",
            "Hãy mở địa chỉ nguồn để xem máy chủ gửi về điều gì.",
        )
    return parsed.feed, parsed.entries


def _raw_times(data: bytes, count: int) -> dict[int, str]:
    """The times as written, by number of entry: the fast parser takes a missing zone for UTC."""
    starts = [found.start() for found in _ENTRY.finditer(data)]
    if not starts or len(starts) != count:
        return {}
    ends = [*starts[1:], len(data)]
    times = {}
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        found = _best_time(_TIME.finditer(data, start, end))
        if found:
            times[number] = found.decode("utf-8", "replace").strip()
    return times


def _best_time(found: Iterator[re.Match[bytes]]) -> bytes | None:
    """When it was published rather than changed."""
    best = None
    for match in found:
        if match[1].lower() not in (b"updated", b"modified", b"dcterms:modified"):
            return match[2]
        best = best or match[2]
    return best


def _item(
    entry: Mapping[str, Any], raw_time: str, base: str, source: str, now: datetime, limits: Limits
) -> Item:
    markup = _text(entry.get("description")) or _text(entry.get("summary"))
    content = _content(entry)
    summary = plain(markup)[: limits.text]
    text = plain(content)[: limits.text] if content and content.strip() != markup.strip() else ""
    url = _link(entry, base)
    time = raw_time or _text(entry.get("published")) or _text(entry.get("updated"))
    return Item(
        id=_text(entry.get("id")).strip() or url,
        url=url,
        title=one_line(_text(entry.get("title"))),
        summary=summary,
        text=text if len(text) > len(summary) else "",
        published=iso_time(time, now) if time else "",
        image=_image(entry, f"{markup}{content}", base),
        source=one_line(_text(entry.get("source_name"))) or source,
    )


def _content(entry: Mapping[str, Any]) -> str:
    found = entry.get("content")
    parts = found if isinstance(found, list) else [found]
    return max(
        (_text(p.get("value")) for p in parts if isinstance(p, Mapping)), key=len, default=""
    )


def _link(entry: Mapping[str, Any], base: str) -> str:
    link = html.unescape("".join(_text(entry.get("link")).split())) or _other_link(entry)
    if not link and _text(entry.get("id")).startswith(("http://", "https://")):
        link = _text(entry.get("id")).strip()
    whole = urljoin(base, link) if link else ""
    return whole if whole.startswith(("http://", "https://")) else ""


def _other_link(entry: Mapping[str, Any]) -> str:
    """The link that is not the feed itself, where the entry lists several."""
    for found in entry.get("links") or []:
        if _text(found.get("rel")) in ("alternate", "") and _text(found.get("href")):
            return _text(found.get("href"))
    return ""


def _image(entry: Mapping[str, Any], markup: str, base: str) -> str:
    """Declared pictures first, then one inside the text."""
    for key in ("media_content", "media_thumbnail", "enclosures", "links"):
        for found in entry.get(key) or []:
            url = _text(found.get("url")) or _text(found.get("href"))
            kind = _text(found.get("type")) + _text(found.get("medium"))
            if url and (kind.startswith("image") or _IMAGE_NAME.search(url)):
                return urljoin(base, url)
    image = _text(entry.get("image")) or first_image(markup)
    return urljoin(base, image) if image else ""


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
