"""Effective formatting of a .docx: defaults, style chains, theme fonts, direct formatting.

Resolves what the rules ask about and nothing else; table styles are not followed.
"""

from dataclasses import dataclass, replace

from lxml import etree

from vanban.writing.styles import NAMESPACE

W = f"{{{NAMESPACE}}}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEMES = {"minorHAnsi": "minor", "minorAscii": "minor", "majorHAnsi": "major"}
_THEMES |= {"majorAscii": "major", "minorEastAsia": "minor", "majorEastAsia": "major"}
_BLACK_THEME = {"text1", "dark1", "tx1", "dk1"}


@dataclass(frozen=True)
class TextFormat:
    """Type of a run: ``size`` in points, ``color`` six hex digits or "auto"."""

    font: str = "Times New Roman"
    wide_font: str = "Times New Roman"
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    color: str = "auto"
    raised: bool = False


@dataclass(frozen=True)
class ParagraphFormat:
    """Shape in twips; ``line`` is in 1/240 line when ``line_rule`` is auto, else in twips."""

    align: str = "left"
    left: int = 0
    right: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    line: int = 240
    line_rule: str = "auto"
    contextual: bool = False
    border: bool = False


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """The ``w:`` attribute of an element, None when either is absent."""
    return None if element is None else element.get(W + name)


def whole(text: str | None, otherwise: int) -> int:
    """An attribute as a number of twips; a damaged one counts as absent."""
    try:
        return round(float(text)) if text is not None else otherwise
    except ValueError:
        return otherwise


def _on(parent: etree._Element, name: str, otherwise: bool) -> bool:
    element = parent.find(W + name)
    return otherwise if element is None else value(element) not in ("0", "false", "off", "none")


class Styles:
    """The styles, theme and numbering of one document."""

    def __init__(self, styles, theme, numbering) -> None:
        self._fonts = _theme_fonts(theme)
        self._levels = _numbering_levels(numbering)
        found = [] if styles is None else styles.findall(W + "style")
        self._styles = {one.get(W + "styleId"): one for one in found}
        self._default = next(
            (
                value(s, "styleId")
                for s in found
                if s.get(W + "type") == "paragraph" and _is_default(s)
            ),
            None,
        )
        self._base_text, self._base_shape = self._defaults(styles)
        self._texts: dict[str | None, TextFormat] = {}
        self._shapes: dict[str | None, ParagraphFormat] = {}

    def _defaults(self, styles) -> tuple[TextFormat, ParagraphFormat]:
        text, shape = TextFormat(), ParagraphFormat()
        if styles is not None:
            text = self._text_over(text, styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
            shape = self._shape_over(shape, styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        return text, shape

    def chain(self, key: str | None) -> list[etree._Element]:
        """The style ``key`` and those it is based on, the most basic first."""
        chain: list[etree._Element] = []
        while key in self._styles and self._styles[key] not in chain:
            chain.insert(0, self._styles[key])
            key = value(chain[0].find(W + "basedOn"))
        return chain

    def paragraph(self, properties: etree._Element | None) -> ParagraphFormat:
        """The shape of a paragraph with these ``w:pPr``."""
        key = self.style_of(properties)
        if key not in self._shapes:
            shape = self._base_shape
            for style in self.chain(key):
                shape = self._shape_over(shape, style.find(W + "pPr"))
            self._shapes[key] = shape
        return self._shape_over(self._shapes[key], properties)

    def text(self, paragraph_style: str | None, properties: etree._Element | None) -> TextFormat:
        """The type of a run with these ``w:rPr`` in a paragraph of ``paragraph_style``."""
        if paragraph_style not in self._texts:
            self._texts[paragraph_style] = self._chain_text(self._base_text, paragraph_style)
        base = self._texts[paragraph_style]
        if properties is None:
            return base
        base = self._chain_text(base, value(properties.find(W + "rStyle")))
        return self._text_over(base, properties)

    def style_of(self, properties: etree._Element | None) -> str | None:
        """The style id of a paragraph, the default one when it names none that exists."""
        key = None if properties is None else value(properties.find(W + "pStyle"))
        return key if key in self._styles else self._default

    def _chain_text(self, base: TextFormat, key: str | None) -> TextFormat:
        for style in self.chain(key):
            base = self._text_over(base, style.find(W + "rPr"))
        return base

    def _text_over(self, base: TextFormat, element: etree._Element | None) -> TextFormat:
        if element is None or not len(element):
            return base
        font, wide = self._font(element.find(W + "rFonts"), base)
        size = value(element.find(W + "sz"))
        return TextFormat(
            font=font,
            wide_font=wide,
            size=whole(size, round(base.size * 2)) / 2 if size else base.size,
            bold=_on(element, "b", base.bold),
            italic=_on(element, "i", base.italic),
            caps=_on(element, "caps", base.caps),
            underline=_on(element, "u", base.underline),
            color=_color(element.find(W + "color"), base.color),
            raised=_raised(element.find(W + "vertAlign"), base.raised),
        )

    def _font(self, element, base: TextFormat) -> tuple[str, str]:
        if element is None:
            return base.font, base.wide_font
        named = []
        for name, otherwise in (("ascii", base.font), ("hAnsi", base.wide_font)):
            theme = self._fonts.get(_THEMES.get(element.get(f"{W}{name}Theme", ""), ""))
            named.append(theme or element.get(W + name) or otherwise)
        return named[0], named[1]

    def _shape_over(self, base: ParagraphFormat, element) -> ParagraphFormat:
        if element is None or not len(element):
            return base
        base = self._listed(base, element.find(W + "numPr"))
        base = _indented(base, element.find(W + "ind"))
        base = _spaced(base, element.find(W + "spacing"))
        align = value(element.find(W + "jc")) or base.align
        border = element.find(W + "pBdr")
        return replace(
            base,
            align={"start": "left", "end": "right", "distribute": "both"}.get(align, align),
            contextual=_on(element, "contextualSpacing", base.contextual),
            border=base.border if border is None else _has_line(border),
        )

    def _listed(self, base: ParagraphFormat, element) -> ParagraphFormat:
        if element is None:
            return base
        level = value(element.find(W + "ilvl")) or "0"
        number = value(element.find(W + "numId"))
        return _indented(base, self._levels.get((number, level)))


def _is_default(style: etree._Element) -> bool:
    return style.get(W + "default") in ("1", "true", "on")


def _theme_fonts(theme) -> dict[str, str]:
    fonts = {}
    for name in ("major", "minor"):
        found = None if theme is None else theme.find(f".//{_A}{name}Font/{_A}latin")
        if found is not None and found.get("typeface"):
            fonts[name] = found.get("typeface")
    return fonts


def _numbering_levels(numbering) -> dict[tuple[str | None, str], etree._Element]:
    """Indents by (list, level)."""
    if numbering is None:
        return {}
    shapes = {one.get(W + "abstractNumId"): one for one in numbering.findall(W + "abstractNum")}
    return {
        (one.get(W + "numId"), level.get(W + "ilvl")): level.find(f"{W}pPr/{W}ind")
        for one in numbering.findall(W + "num")
        if (shape := shapes.get(value(one.find(W + "abstractNumId")))) is not None
        for level in shape.findall(W + "lvl")
    }


def _color(element, otherwise: str) -> str:
    if element is None:
        return otherwise
    theme = element.get(W + "themeColor")
    if theme in _BLACK_THEME:
        return "auto"
    return (element.get(W + "val") or theme or otherwise).upper().replace("AUTO", "auto")


def _raised(element, otherwise: bool) -> bool:
    return otherwise if element is None else value(element) in ("superscript", "subscript")


def _indented(base: ParagraphFormat, element) -> ParagraphFormat:
    if element is None:
        return base
    hanging = value(element, "hanging")
    first = -whole(hanging, 0) if hanging else whole(value(element, "firstLine"), base.first)
    left = value(element, "left") or value(element, "start")
    right = value(element, "right") or value(element, "end")
    return replace(base, left=whole(left, base.left), right=whole(right, base.right), first=first)


def _spaced(base: ParagraphFormat, element) -> ParagraphFormat:
    if element is None:
        return base
    automatic = {"1", "true", "on"}
    line = whole(value(element, "line"), base.line)
    rule = value(element, "lineRule") or base.line_rule
    before, after = (
        280
        if value(element, f"{side}Autospacing") in automatic
        else whole(value(element, side), otherwise)
        for side, otherwise in (("before", base.before), ("after", base.after))
    )
    return replace(base, line=line, line_rule=rule, before=before, after=after)


def _has_line(border: etree._Element) -> bool:
    sides = (border.find(W + "top"), border.find(W + "bottom"))
    return any(value(side) not in (None, "nil", "none") for side in sides)
