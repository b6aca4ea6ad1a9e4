"""OPML, the lists of feeds that readers exchange: read with care, written plainly.

Not an importer: ``services.importing`` decides what becomes a source.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from lxml import etree

from phohien.kernel.errors import InvalidInput
from phohien.press_monitoring.models import PressSource

LARGEST = 2_000_000  # bytes of a file
MOST = 1000  # feeds of one file
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of the file: ``line`` where it stands, ``group`` the headings above it."""

    line: int
    title: str
    address: str
    homepage: str = ""
    language: str = ""
    group: str = ""


def read_opml(data: bytes) -> list[Outline]:
    """The feeds of an OPML file in order. Raises InvalidInput (field ``file``) in words.

    No entities, no external files, no network; at most 2 MB and 1,000 feeds.
    """
    if len(data) > LARGEST:
        raise InvalidInput("file", _("Tệp lớn hơn 2 MB. Danh sách nguồn tin không lớn đến thế."))
    if b"<!DOCTYPE" in data[:4096].upper() or b"<!ENTITY" in data.upper():
        raise InvalidInput("file", _("Tệp khai báo thực thể XML nên không được đọc."))
    body = _root(data).find("body")
    if body is None:
        raise InvalidInput("file", _("Tệp XML này không phải OPML: không có phần body."))
    found: list[Outline] = []
    _collect(body, "", 0, found)
    if not found:
        raise InvalidInput("file", _("Tệp OPML này không có nguồn tin nào (không có xmlUrl)."))
    if len(found) > MOST:
        words = _("Tệp có hơn %(most)s nguồn tin. Hãy chia thành nhiều tệp.") % {"most": MOST}
        raise InvalidInput("file", words)
    return found


def _root(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        words = _("Không đọc được tệp: XML sai ở dòng %(line)s.") % {"line": line}
        raise InvalidInput("file", words) from error
    if root.tag != "opml":
        raise InvalidInput("file", _("Tệp này không phải OPML. Hãy xuất OPML từ trình đọc tin."))
    return root


def _collect(node: etree._Element, group: str, depth: int, found: list[Outline]) -> None:
    if depth > DEEPEST:
        raise InvalidInput("file", _("Tệp lồng nhau quá sâu nên không được đọc."))
    for child in node.iterchildren("outline"):
        title = _words(child, "title") or _words(child, "text")
        if address := _words(child, "xmlUrl"):
            language = _words(child, "language")
            homepage = _words(child, "htmlUrl")
            line = child.sourceline or 0
            found.append(Outline(line, title, address, homepage, language, group))
        else:
            _collect(child, title or group, depth + 1, found)


def _words(node: etree._Element, name: str) -> str:
    return " ".join(node.get(name, "").split())[:500]


def write_opml(sources: list[PressSource], title: str) -> bytes:
    """OPML 2.0 of sources, grouped by region; read again by ``read_opml``."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    body, groups = etree.SubElement(root, "body"), {}
    for row in sources:
        label = str(row.get_region_display())
        if label not in groups:
            groups[label] = etree.SubElement(body, "outline", text=label, title=label)
        fields = {
            "type": "rss", "text": row.name, "title": row.name, "xmlUrl": row.address,
            "htmlUrl": row.homepage, "language": row.language,
        }  # fmt: skip
        etree.SubElement(groups[label], "outline", {k: v for k, v in fields.items() if v})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
