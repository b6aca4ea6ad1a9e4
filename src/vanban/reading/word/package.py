"""The parts of a .docx package as safe XML trees. Knows nothing of paragraphs."""

import zipfile
import zlib
from pathlib import Path
from posixpath import dirname, join, normpath

from lxml import etree
from lxml.etree import _Element as Element

from vanban.archive import ArchiveLimits, open_archive
from vanban.reading import faults
from vanban.reading.limits import Limits
from vanban.reading.word.xml import attribute

_PARSER_OPTIONS = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_DAMAGE = (
    etree.XMLSyntaxError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)
_OTHER_KINDS = {
    "xl/workbook.xml": "là bảng tính Excel",
    "ppt/presentation.xml": "là bản trình chiếu",
    "content.xml": "là tệp OpenDocument",
}


class Package:
    """An opened .docx; use as a context manager. Entities and external parts stay closed."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path, self._limits = path, limits
        bounds = ArchiveLimits(limits.members, limits.expanded, limits.ratio)
        self._archive = open_archive(path, limits=bounds)
        self._names = set(self._archive.namelist())

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def main_part(self) -> str:
        """Name of the main document part; raises ``UnreadableInput`` for other packages."""
        relations = self.tree("_rels/.rels")
        for relation in relations if relations is not None else ():
            if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                target = normpath((attribute(relation, "Target") or "").lstrip("/"))
                if target in self._names and target not in _OTHER_KINDS:
                    return target
        found = next((what for x, what in _OTHER_KINDS.items() if x in self._names), "là tệp nén")
        raise faults.not_a_document(self._path, found)

    def related(self, main: str, kind: str) -> Element | None:
        """The tree of the part related to ``main`` by relation type ``…/kind``."""
        folder = dirname(main)
        relations = self.tree(join(folder, "_rels", main[len(folder) :].lstrip("/") + ".rels"))
        for relation in relations if relations is not None else ():
            if (attribute(relation, "Type") or "").endswith("/" + kind):
                target = attribute(relation, "Target") or ""
                return self.tree(normpath(join("/" + folder, target)).lstrip("/"))
        return None

    def tree(self, part: str) -> Element | None:
        """A part as XML, or None where there is no such part.

        Raises ``UnreadableInput`` when the part is cut, no XML, or declares a document type
        (the door of entity bombs; Office never writes one), ``InputTooLarge`` past the limit.
        """
        if part not in self._names:
            return None
        if self._archive.getinfo(part).file_size > self._limits.part:
            raise faults.too_expanded(self._path, self._limits.part)
        try:
            parser = etree.XMLParser(**_PARSER_OPTIONS)
            root = etree.fromstring(self._archive.read(part), parser)
        except _DAMAGE:
            raise faults.damaged(self._path) from None
        if root.getroottree().docinfo.doctype:
            raise faults.damaged(self._path)
        return root
