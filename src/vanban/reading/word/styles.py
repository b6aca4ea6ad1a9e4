"""What paragraphs and runs inherit from styles: list, capitals, font, borders. No drawing."""

from lxml.etree import _Element as Element

from vanban.reading.word.xml import attribute, child, children, switched_on, value

_DEEPEST = 12


class Styles:
    """The style sheet of a document; every question walks the ``basedOn`` chain."""

    def __init__(self, root: Element | None) -> None:
        found = [(attribute(x, "styleId") or "", x) for x in children(root, "style")]
        self._styles = dict(found)
        self._default_fonts = child(root, "docDefaults", "rPrDefault", "rPr", "rFonts")
        self._default = next(
            (
                key
                for key, x in found
                if attribute(x, "type") == "paragraph"
                and attribute(x, "default") in ("1", "true", "on")
            ),
            None,
        )

    def chain(self, style: str | None) -> list[Element]:
        """The style and its ancestors, nearest first."""
        found: list[Element] = []
        style = style or self._default
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = value(found[-1], "basedOn")
        return found

    def list_of(self, properties: Element | None) -> Element | None:
        """The ``numPr`` in force for a paragraph: its own, else its style's."""
        own = child(properties, "numPr")
        if own is not None and child(own, "numId") is not None:
            return own
        for style in self.chain(value(properties, "pStyle")):
            inherited = child(style, "pPr", "numPr")
            if inherited is not None:
                return inherited
        return None

    def _run_sources(self, paragraph: Element | None, run: Element | None) -> list[Element | None]:
        named = value(run, "rStyle")
        styles = (self.chain(named) if named else []) + self.chain(value(paragraph, "pStyle"))
        return [run, *(child(style, "rPr") for style in styles)]

    def is_capital(self, paragraph: Element | None, run: Element | None) -> bool:
        """Whether the run shows in capitals whatever was typed."""
        for source in self._run_sources(paragraph, run):
            caps = child(source, "caps")
            if caps is not None:
                return switched_on(caps)
        return False

    def font(self, paragraph: Element | None, run: Element | None) -> str:
        """Name of the Latin font of a run, empty when nowhere said."""
        fonts = [child(x, "rFonts") for x in self._run_sources(paragraph, run)]
        for found in [*fonts, self._default_fonts]:
            font = attribute(found, "ascii") or attribute(found, "hAnsi")
            if font:
                return font
        return ""

    def borders(self, table: Element) -> Element | None:
        """The ``tblBorders`` in force for a table: its own, else its style's."""
        properties = child(table, "tblPr")
        own = child(properties, "tblBorders")
        named = value(properties, "tblStyle")
        styled = [child(x, "tblPr", "tblBorders") for x in (self.chain(named) if named else [])]
        return next((x for x in [own, *styled] if x is not None), None)
