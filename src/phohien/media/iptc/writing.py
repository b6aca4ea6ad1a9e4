"""Writing IPTC-IIM 4.2 and XMP (IPTC Photo Metadata) into a JPEG. A pure function over bytes.

Only the words are written: what the camera recorded (EXIF) is taken out, the pixels stay as
they are.
"""

import datetime as dt
import struct

from lxml import etree

from phohien.media.iptc.names import DATASETS, LENGTHS, NAMESPACES

APP0, APP1, APP2, APP13, START_OF_SCAN = 0xE0, 0xE1, 0xE2, 0xED, 0xDA
PHOTOSHOP, IIM_RESOURCE = b"Photoshop 3.0\0", 0x0404
XMP = b"http://ns.adobe.com/xap/1.0/\0"
KEPT = {APP0, APP2}  # the container's own head and the colour profile
SEGMENT_LIMIT = 65533
UTF8 = b"\x1b%G"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write(
    jpeg_bytes: bytes,
    *,
    title: str,
    caption: str,
    credit: str,
    source: str,
    licence: str,
    place: str = "",
    date: dt.date | None = None,
) -> bytes:
    """``jpeg_bytes`` with these words in IPTC-IIM and XMP, replacing what stood there.

    ``credit`` also names the creator; ``licence`` goes into the copyright notice and the usage
    terms. Raises ValueError for what is no JPEG or for more words than a segment holds.
    """
    words = {
        "title": title, "caption": caption, "creator": credit, "credit": credit, "source": source,
        "rights": licence, "place": place, "date": f"{date:%Y%m%d}" if date else "",
    }  # fmt: skip
    head, rest = _taken_apart(jpeg_bytes)
    added = [_segment(APP1, XMP + _packet(words, date)), _segment(APP13, _photoshop(words))]
    first = [one for one in head if one[1] == APP0]
    others = [one for one in head if one[1] != APP0]
    return b"\xff\xd8" + b"".join([*first, *added, *others]) + rest


def _taken_apart(jpeg: bytes) -> tuple[list[bytes], bytes]:
    """The segments before the picture that are kept, and everything from its tables on."""
    if jpeg[:2] != b"\xff\xd8":
        raise ValueError("not a JPEG file")
    kept, at = [], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        mark = jpeg[at + 1]
        if mark == 0xFF:  # a fill byte
            at += 1
            continue
        size = 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
        is_words = 0xE0 <= mark <= 0xEF or mark == 0xFE
        if not is_words:
            return kept, jpeg[at:]
        if mark in KEPT:
            kept.append(jpeg[at : at + size])
        at += size
    raise ValueError("the JPEG file has no picture")


def _segment(mark: int, body: bytes) -> bytes:
    if len(body) > SEGMENT_LIMIT:
        raise ValueError("more words than a segment of the file can hold")
    return struct.pack(">BBH", 0xFF, mark, len(body) + 2) + body


def _photoshop(words: dict[str, str]) -> bytes:
    sets = [_dataset(1, 90, UTF8), _dataset(2, 0, struct.pack(">H", 4))]
    for name, (record, number) in sorted(DATASETS.items(), key=lambda item: item[1]):
        if words[name]:
            sets.append(_dataset(record, number, _cut(words[name], LENGTHS[name])))
    body = b"".join(sets)
    padding = b"\0" * (len(body) % 2)
    return PHOTOSHOP + b"8BIM" + struct.pack(">HHI", IIM_RESOURCE, 0, len(body)) + body + padding


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def _cut(text: str, most: int) -> bytes:
    """No more than ``most`` bytes of UTF-8, and no half letter at the end."""
    return text.encode()[:most].decode("utf-8", "ignore").encode()


def _packet(words: dict[str, str], date: dt.date | None) -> bytes:
    root = etree.Element(_tag("x:xmpmeta"), nsmap={"x": NAMESPACES["x"]})
    rdf = etree.SubElement(root, _tag("rdf:RDF"), nsmap={"rdf": NAMESPACES["rdf"]})
    spaces = {name: uri for name, uri in NAMESPACES.items() if name not in ("x", "rdf")}
    about = etree.SubElement(rdf, _tag("rdf:Description"), nsmap=spaces)
    about.set(_tag("rdf:about"), "")
    for tag, name in (("dc:title", "title"), ("dc:description", "caption"),
                      ("dc:rights", "rights"), ("xmpRights:UsageTerms", "rights")):  # fmt: skip
        _listed(about, tag, "rdf:Alt", words[name])
    _listed(about, "dc:creator", "rdf:Seq", words["creator"])
    for tag, text in (("photoshop:Credit", words["credit"]), ("photoshop:Source", words["source"]),
                      ("Iptc4xmpCore:Location", words["place"]), ("xmpRights:Marked", "True"),
                      ("photoshop:DateCreated", date.isoformat() if date else "")):  # fmt: skip
        if text:
            etree.SubElement(about, _tag(tag)).text = text
    opening, closing = (
        b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        b"\n<?xpacket end='w'?>",
    )
    return opening + b"\n" + etree.tostring(root, encoding="utf-8") + closing


def _listed(about, tag: str, kind: str, text: str) -> None:
    if not text:
        return
    item = etree.SubElement(
        etree.SubElement(etree.SubElement(about, _tag(tag)), _tag(kind)), _tag("rdf:li")
    )
    if kind == "rdf:Alt":
        item.set(XML_LANG, "x-default")
    item.text = text


def _tag(name: str) -> str:
    prefix, _colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
