"""Words in the corners of files: Office headers, footers, boxes, watermarks, properties; PDF's.

Reading for content leaves these out; a stamp is often exactly there.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from vanban.archive import ArchiveLimits, open_archive
from vanban.errors import VanbanError

BOUNDS = ArchiveLimits(5000, 300 * 2**20, 150)
LARGEST_PART = 24 * 2**20
# Parts with words in .docx, .xlsx, .pptx and OpenDocument.
PARTS = re.compile(
    r"^(?:word|xl|ppt|docProps)/(?!theme|_rels|media|fonts|embeddings).*\.xml$"
    r"|^(?:content|styles|meta)\.xml$"
)
PARAGRAPHS = {"p", "si", "is", "h", "text"}  # of text, shared and inline cells, comments
PAGES = 60
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST_OLD = 32 * 2**20
_PARSER = {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": False}


def lines_of(path: Path) -> list[str]:
    """Lines from the corners of the file; [] for kinds without corners."""
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"PK\x03\x04"):
        return list(_office(path))
    if head.startswith(b"%PDF-"):
        return list(_pdf(path))
    if head.startswith(OLE):
        return list(_old_word(path))
    return []


def _office(path: Path) -> Iterator[str]:
    try:
        with open_archive(path, limits=BOUNDS) as archive:
            for entry in archive.infolist():
                if PARTS.match(entry.filename) and entry.file_size <= LARGEST_PART:
                    yield from _words(archive.read(entry))
    except (VanbanError, zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return  # a broken package shows its text nowhere else either


def _words(part: bytes) -> Iterator[str]:
    """Paragraphs of a part; drawn text (WordArt keeps it in an attribute); single properties."""
    try:
        root = etree.fromstring(part, etree.XMLParser(**_PARSER))
    except etree.XMLSyntaxError:
        return
    for element in root.iter(etree.Element):
        kind = etree.QName(element).localname
        if kind in PARAGRAPHS:
            yield "".join(_runs(element))
        elif kind == "textpath":
            yield element.get("string", "")
        elif not len(element) and kind not in ("t", "instrText") and element.text:
            yield element.text


def _runs(paragraph) -> Iterator[str]:
    for element in paragraph.iter(etree.Element):
        kind = etree.QName(element).localname
        if kind in ("tab", "br", "cr"):
            yield "\t"
        elif element.text and not (kind in PARAGRAPHS and element is not paragraph):
            yield element.text
        if element.tail and element is not paragraph:
            yield element.tail


def _pdf(path: Path) -> Iterator[str]:
    """Title, subject, keywords and the like, and the words of notes and stamps laid over pages."""
    try:
        reader = PdfReader(path)
        yield from (str(value) for value in (reader.metadata or {}).values())
        for page in reader.pages[:PAGES]:
            for note in page.get("/Annots") or ():
                yield str(note.get_object().get("/Contents") or "")
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        return  # damaged or locked: its pages are refused or read elsewhere


def _old_word(path: Path) -> Iterator[str]:
    """A .doc of before 2007 keeps its words as UTF-16 between control characters."""
    text = path.read_bytes()[:LARGEST_OLD].decode("utf-16-le", "ignore")
    for line in re.split(r"[\x00-\x08\x0a-\x1f]+", text):
        if 3 <= len(line) <= 200:
            yield line
