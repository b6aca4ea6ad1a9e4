"""The words of one paragraph as the page shows them: tracked changes taken in, deletions out."""

import re
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from vanban.reading.legacy import from_font
from vanban.reading.marks import superscript
from vanban.reading.word.notes import Notes
from vanban.reading.word.numbering import Numbering
from vanban.reading.word.pages import PageCount
from vanban.reading.word.styles import Styles
from vanban.reading.word.xml import attribute, child, name, switched_on, value

_SKIPPED = {"del", "moveFrom", "delText", "instrText", "delInstrText", "rPr", "pPr", "sdtPr",
            "annotationRef", "footnoteRef", "endnoteRef", "rt"}  # fmt: skip
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def tidy(text: str) -> str:
    """One space where the page shows any white, none at the ends, nothing invisible."""
    return _SPACES.sub(" ", text.translate(_INVISIBLE)).strip()


@dataclass(slots=True)
class Reading:
    """Everything one document shares while its paragraphs are read in order."""

    styles: Styles
    numbering: Numbering
    notes: Notes
    pages: PageCount


@dataclass(slots=True)
class Paragraph:
    """Visual lines of a paragraph with their pages, and the text boxes hanging on it."""

    lines: list[tuple[str, int]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    mark_deleted: bool = False


class ParagraphReader:
    """Reads paragraph after paragraph; order matters for numbering, notes and pages."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._properties: Element | None = None
        self._pieces: list[tuple[str, int]] = []
        self._boxes: list[Element] = []

    def read(self, element: Element) -> Paragraph:
        """The lines of ``element`` (w:p); an empty paragraph gives one empty line."""
        self._properties = child(element, "pPr")
        self._pieces, self._boxes = [], []
        if switched_on(child(self._properties, "pageBreakBefore")):
            self._reading.pages.ordered()
        label = self._reading.numbering.label(self._properties)
        self._walk(element)
        lines = self._lines()
        if label and lines[0][0]:
            lines[0] = (tidy(label + lines[0][0]), lines[0][1])
        deleted = child(self._properties, "rPr", "del") is not None
        return Paragraph(lines, self._boxes, deleted)

    def _lines(self) -> list[tuple[str, int]]:
        """Pieces up to each line feed, on the page of their first letter."""
        lines: list[tuple[str, int]] = [("", self._reading.pages.current)]
        fresh = True
        for text, page in self._pieces:
            for at, part in enumerate(text.split("\n")):
                if at:
                    lines.append(("", page))
                    fresh = True
                if fresh and part.strip():
                    lines[-1] = (lines[-1][0], page)
                    fresh = False
                lines[-1] = (lines[-1][0] + part, lines[-1][1])
        return [(tidy(text), page) for text, page in lines]

    def _put(self, text: str) -> None:
        if text:
            self._pieces.append((text, self._reading.pages.current))

    def _walk(self, element: Element) -> None:
        for part in element:
            kind = name(part)
            if kind in _SKIPPED:
                continue
            if kind == "r":
                self._run(part)
            elif kind == "AlternateContent":
                self._walk(next((x for x in part if name(x) == "Choice"), part))
            elif kind in ("drawing", "pict", "object"):
                self._boxes.extend(_outer_boxes(part))
            else:
                self._walk(part)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        if switched_on(child(properties, "vanish")):
            return
        raised = value(properties, "vertAlign") == "superscript"
        for part in run:
            kind = name(part)
            if kind == "t":
                text = self._styled(part.text or "", properties)
                self._put(superscript(text) if raised and text.strip().isdigit() else text)
            elif kind in ("AlternateContent", "drawing", "pict", "object", "ruby"):
                self._walk([part])  # type: ignore[arg-type]
            elif kind not in _SKIPPED:
                self._put(self._sign(kind, part, properties))

    def _styled(self, text: str, properties: Element | None) -> str:
        styles = self._reading.styles
        if not text.isascii():
            text = from_font(text, styles.font(self._properties, properties))
        return text.upper() if styles.is_capital(self._properties, properties) else text

    def _sign(self, kind: str, part: Element, properties: Element | None) -> str:
        """What a run's element other than text stands for."""
        if kind in ("footnoteReference", "endnoteReference"):
            own = switched_on_attribute(part, "customMarkFollows")
            return self._reading.notes.cite(kind[: -len("Reference")], attribute(part, "id"), own)
        if kind == "br" and attribute(part, "type") == "page":
            self._reading.pages.ordered()
        elif kind == "lastRenderedPageBreak":
            self._reading.pages.rendered()
            return ""
        elif kind == "softHyphen":  # the letter ư of TCVN3 has the code of the soft hyphen
            return self._styled("\u00ad", properties)
        return {
            "tab": " ",
            "ptab": " ",
            "br": "\n",
            "cr": "\n",
            "noBreakHyphen": "-",
            "sym": "-",
        }.get(kind, "")


def switched_on_attribute(element: Element, wanted: str) -> bool:
    """An on/off attribute of the markup."""
    return (attribute(element, wanted) or "0").lower() in ("1", "true", "on")


def _outer_boxes(element: Element) -> list[Element]:
    """Text box contents below ``element``; the old copy of a new drawing is left out."""
    found: list[Element] = []
    for part in element:
        kind = name(part)
        if kind == "txbxContent":
            found.append(part)
        elif kind == "AlternateContent":
            found.extend(_outer_boxes(next((x for x in part if name(x) == "Choice"), part)))
        else:
            found.extend(_outer_boxes(part))
    return found
