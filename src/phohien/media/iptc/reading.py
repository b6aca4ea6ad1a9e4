"""What the photographer wrote into the file: XMP first, else IPTC-IIM. Never fails."""

import datetime as dt
from dataclasses import dataclass

from lxml import etree
from PIL import Image, IptcImagePlugin

from phohien.media.iptc.names import DATASETS, NAMESPACES

RDF_LIMIT = 512 * 1024
DATE_FORMS = ("%Y-%m-%d", "%Y%m%d", "%Y:%m:%d")
XMP_PATHS = {
    "title": ".//dc:title//rdf:li",
    "caption": ".//dc:description//rdf:li",
    "creator": ".//dc:creator//rdf:li",
    "rights": ".//dc:rights//rdf:li",
}
XMP_SIMPLE = {
    "credit": "photoshop:Credit",
    "source": "photoshop:Source",
    "place": "Iptc4xmpCore:Location",
    "date": "photoshop:DateCreated",
}


@dataclass(frozen=True, slots=True)
class Embedded:
    """Empty texts where the file says nothing; ``date`` is the day it was taken, or None."""

    title: str = ""
    caption: str = ""
    creator: str = ""
    credit: str = ""
    source: str = ""
    rights: str = ""
    place: str = ""
    date: dt.date | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__slots__)


def read(image: Image.Image) -> Embedded:
    """The words inside an opened picture; a field that XMP lacks is taken from IPTC-IIM."""
    found = _iim(image) | {key: text for key, text in _xmp(image).items() if text}
    day = _day(found.pop("date", "")) or _day(_camera_date(image))
    return Embedded(**{key: text[:2000] for key, text in found.items()}, date=day)


def _iim(image: Image.Image) -> dict[str, str]:
    try:
        held = IptcImagePlugin.getiptcinfo(image) or {}
    except (OSError, SyntaxError, ValueError, KeyError, IndexError):
        return {}
    found = {}
    for name, key in DATASETS.items():
        value = held.get(key)
        value = value[0] if isinstance(value, list) else value
        if value:
            found[name] = _text(value)
    return found


def _text(value: bytes) -> str:
    """UTF-8 as everybody writes now; older files are in the code page of Windows."""
    try:
        return value.decode("utf-8").strip("\0 ")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace").strip("\0 ")


def _xmp(image: Image.Image) -> dict[str, str]:
    packet = image.info.get("xmp") or b""
    if not isinstance(packet, bytes) or not packet or len(packet) > RDF_LIMIT:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(packet.strip(b"\0 \n"), parser)
    except etree.XMLSyntaxError:
        return {}
    found = {name: _joined(tree.iterfind(path, NAMESPACES)) for name, path in XMP_PATHS.items()}
    return found | {name: _simple(tree, tag) for name, tag in XMP_SIMPLE.items()}


def _joined(nodes) -> str:
    return ", ".join(text for node in nodes if (text := (node.text or "").strip()))


def _simple(tree, tag: str) -> str:
    """A simple property may be an element or an attribute of rdf:Description."""
    prefix, _colon, name = tag.partition(":")
    node = tree.find(f".//{tag}", NAMESPACES)
    if node is not None:
        return (node.text or "").strip()
    full = f"{{{NAMESPACES[prefix]}}}{name}"
    held = (one.get(full) for one in tree.iterfind(".//rdf:Description", NAMESPACES))
    return next((text.strip() for text in held if text), "")


def _camera_date(image: Image.Image) -> str:
    exif = image.getexif()
    return str(exif.get_ifd(0x8769).get(0x9003) or exif.get(0x0132) or "")


def _day(text: str) -> dt.date | None:
    for form in DATE_FORMS:
        try:
            return dt.datetime.strptime(text[:10].strip(), form).date()
        except ValueError:
            continue
    return None
