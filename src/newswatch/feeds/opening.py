"""Makes bytes fit for a feed parser, or says why they are no feed. Parses no items."""

import re

from newswatch.errors import FeedTooLarge, NotAFeed

_START = re.compile(rb"<\?xml|<rss\b|<feed\b|<rdf:RDF\b|<urlset\b|<sitemapindex\b|<channel\b", re.I)
_PAGE = re.compile(rb"<!doctype\s+html|<html\b", re.I)
_ROOT = re.compile(rb"<(?:[\w-]+:)?(rss|feed|RDF|urlset|channel)\b", re.I)
_AMPERSAND = re.compile(rb"&(?![A-Za-z]\w{1,9};|#\d{1,7};|#[xX][0-9a-fA-F]{1,6};)")
_SELF_LINK = re.compile(rb"<atom:link\b[^>]*(?:/>|>\s*</atom:link>)")
_ALTERNATE = re.compile(
    rb"<link\b[^>]*type=[\"']?application/(?:rss|atom|feed)\+(?:xml|json)[^>]*>", re.I
)
_TAG = re.compile(rb"<[A-Za-z][^<>]*?(/?)>")
_HREF = re.compile(rb"href=[\"']?([^\"'\s>]+)", re.I)


def prepared(data: bytes, max_bytes: int, max_depth: int) -> bytes:
    """``data`` from its first tag on, checked.

    Raises NotAFeed for nothing, web pages, entities and foreign XML; FeedTooLarge for size
    and depth.
    """
    if len(data) > max_bytes:
        raise FeedTooLarge(
            "too-large",
            f"Nguồn tin dài {len(data):,} byte, vượt giới hạn {max_bytes:,} byte.".replace(
                ",", "."
            ),
            "Hãy kiểm tra lại địa chỉ nguồn hoặc nâng giới hạn.",
        )
    if not data.strip():
        raise _no_feed("empty", "Không có dữ liệu nào.", "Hãy kiểm tra lại địa chỉ nguồn.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode()
        data = re.sub(rb"^(<\?xml[^>]*?)\s+encoding=[\"'][^\"']*[\"']", rb"\1", data)
    if data.lstrip()[:1] in (b"{", b"["):
        return data
    return _xml(data, max_depth)


def _xml(data: bytes, max_depth: int) -> bytes:
    head = data[:4096]
    page, start = _PAGE.search(head), _START.search(head)
    if page and (not _ROOT.search(head) or page.start() < _ROOT.search(head).start()):
        raise _web_page(data)
    if not start or not _ROOT.search(data[:20_000]):
        raise _no_feed(
            "not-a-feed",
            "Tài liệu không phải là RSS, Atom, RDF, JSON Feed hay sơ đồ tin tức.",
            "Hãy tìm đúng địa chỉ nguồn tin (thường kết thúc bằng .rss hoặc .xml).",
        )
    if b"<!ENTITY" in data[: start.end() + 65_536]:
        raise _no_feed(
            "entities",
            "Nguồn tin khai báo thực thể XML riêng nên không được đọc.",
            "Hãy báo cho đơn vị quản lý nguồn tin.",
        )
    _check_depth(data, max_depth)
    data = data[start.start() :]
    if b"<rss" in head:  # a feed's link to itself inside an item hides the item's own
        data = _SELF_LINK.sub(b"", data)
    return _AMPERSAND.sub(b"&amp;", data)


def _check_depth(data: bytes, max_depth: int) -> None:
    """Refuses a run of opening tags, which no feed has; the parser itself stops at 256 levels.

    Such a run lies between two closing tags, so only a stretch with as many ``<`` is looked at.
    """
    for stretch in data.split(b"</"):
        if stretch.count(b"<") >= max_depth and _deep(stretch, max_depth):
            raise FeedTooLarge(
                "too-deep",
                f"Nguồn tin lồng sâu quá {max_depth} tầng.",
                "Hãy báo cho đơn vị quản lý nguồn tin.",
            )


def _deep(stretch: bytes, max_depth: int) -> bool:
    """Tags that open and do not close themselves, one directly after the other."""
    run = 0
    for tag in _TAG.finditer(stretch):
        run = 0 if tag[1] else run + 1
        if run >= max_depth:
            return True
    return False


def _web_page(data: bytes) -> NotAFeed:
    link = _ALTERNATE.search(data[:200_000])
    href = _HREF.search(link[0]) if link else None
    todo = "Hãy tìm địa chỉ nguồn tin trên trang đó."
    if href:
        address = href[1].decode("utf-8", "replace")
        todo = f"Trang có nêu nguồn tin tại {address}, hãy dùng địa chỉ này."
    return _no_feed("web-page", "Địa chỉ trả về một trang web chứ không phải nguồn tin.", todo)


def _no_feed(code: str, what: str, todo: str) -> NotAFeed:
    return NotAFeed(code, what, todo)
