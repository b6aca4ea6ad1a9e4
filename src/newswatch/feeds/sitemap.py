"""News sitemaps (sitemaps.org 0.9 with Google's news extension) as entries of a feed."""

import re
from typing import Any

from lxml import etree

_ROOT = re.compile(rb"<(?:\w+:)?urlset\b", re.I)
_FIELDS = {
    "loc": "link",
    "title": "title",
    "publication_date": "published",
    "lastmod": "updated",
    "name": "source_name",
}


def is_sitemap(data: bytes) -> bool:
    return bool(_ROOT.search(data[:4096]))


def sitemap_entries(data: bytes) -> list[dict[str, Any]]:
    """One entry for each ``<url>``; broken ends are forgiven, entities are not resolved."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False
    )
    root = etree.fromstring(data, parser)
    if root is None:
        return []
    return [_entry(url) for url in root.iter("{*}url", "url")]


def _entry(url: Any) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for element in url.iter(etree.Element):
        name = etree.QName(element).localname
        text = (element.text or "").strip()
        if name in _FIELDS and text:
            entry.setdefault(_FIELDS[name], text)
        elif name == "loc" and text:
            entry.setdefault("image", text)
    if image := url.find(".//{*}image/{*}loc"):
        entry["image"] = (image.text or "").strip()
    entry["id"] = entry.get("link", "")
    return entry
