"""The morning page as a Word file, one sheet; the same page gives the same bytes."""

import datetime as dt
import io
import zipfile

from phohien.press_monitoring.digest.wording import Bit, Entry, Sheet

INK, SOFT, GOLD, BRICK, LOTUS = "1D2433", "565D6E", "8A5A13", "A63A1E", "982449"
FONT, PITCH = "Times New Roman", 1.14  # lines stand so many times their size apart
MADE = dt.datetime(2020, 1, 1)  # a fixed stamp: the page itself says its day
STAMP = (2020, 1, 1, 0, 0, 0)
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def render(sheet: Sheet) -> bytes:
    """The bytes of the .docx."""
    made = _Writer(sheet)
    made.head()
    made.sources()
    made.entries("stories", sheet.entries, sheet.more, sheet.nothing)
    if sheet.answers:
        made.entries("answers", sheet.answers, sheet.more_answers)
    made.decisions()
    made.foot()
    return _steady(made.paper)


class _Writer:
    """Puts the parts of one sheet on paper; sizes are shares of the sheet's own."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.paper = _blank(sheet)

    def head(self) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT
        from docx.shared import Mm

        title = self.line(self.sheet.title, share=1.8, bold=True, style="Title")
        title.paragraph_format.tab_stops.add_tab_stop(Mm(172), WD_TAB_ALIGNMENT.RIGHT)
        self.run(title, f"\t{self.sheet.place}", color=SOFT)
        _ruled(title, GOLD, 8)
        line = self.line(f"{self.sheet.day}. ", bold=True, before=2)
        self.run(line, " ".join(filter(None, (self.sheet.span, self.sheet.signed))), color=SOFT)
        if self.sheet.opening:
            self.line(self.sheet.opening, italic=True, before=2)

    def sources(self) -> None:
        self.heading("reading")
        self.line(self.sheet.reading, color=BRICK if self.sheet.failures else INK)
        for told in self.sheet.failures:
            self.line(f"– {told}", share=0.92, left=14)

    def entries(self, head: str, rows: list[Entry], more: Bit | None, nothing: str = "") -> None:
        self.heading(head)
        if not rows and nothing:
            self.line(nothing)
        for row in rows:
            self.entry(row)
        if more:
            self.bits(self.line("", before=2), [more], bold=True)

    def entry(self, row: Entry) -> None:
        line = self.line(f"{row.number}.\t", bold=True, color=GOLD, left=16, hanging=16, before=3)
        line.paragraph_format.keep_with_next = True
        self.bits(line, [Bit(row.headline, row.href)], bold=True, color=INK)
        if row.summary:
            self.run(line, f" {row.summary}")
        self.bits(self.line("", left=16), row.bits, share=0.87, color=SOFT)
        for case in row.cases:
            self.bits(self.line("", left=16), [case], share=0.92, color=BRICK)
        if row.note:
            self.line(f"Ghi chú: {row.note}", share=0.96, italic=True, left=16)

    def decisions(self) -> None:
        self.heading("decisions")
        for told in self.sheet.decisions:
            self.line(f"–\t{told}", left=16, hanging=16)

    def foot(self) -> None:
        line = self.line("", before=5)
        _ruled(line, SOFT, 4, side="top")
        self.bits(line, [self.sheet.link], share=0.82, color=SOFT)
        self.run(line, f". {self.sheet.foot}", share=0.82, color=SOFT)

    def heading(self, head: str) -> None:
        text = self.sheet.heads[head]
        line = self.line(text, share=1.1, bold=True, color=GOLD, before=5, style="Heading 2")
        line.paragraph_format.keep_with_next = True
        _ruled(line, GOLD, 4)

    def line(self, text: str, *, style: str = "Normal", left: float = 0, hanging: float = 0,
             before: float = 0, share: float = 1, **look):  # fmt: skip
        from docx.shared import Pt

        line = self.paper.add_paragraph(style=style)
        shape = line.paragraph_format
        shape.left_indent, shape.first_line_indent = Pt(left), Pt(-hanging)
        shape.space_before, shape.space_after = Pt(before), Pt(0.5)
        shape.line_spacing = Pt(round(self.sheet.size * share * PITCH, 1))
        if text:
            self.run(line, text, share=share, **look)
        return line

    def run(self, line, text: str, *, share: float = 1, bold: bool = False,
            italic: bool = False, color: str = INK):  # fmt: skip
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        run = line.add_run(text)
        run.font.name, run.font.bold, run.font.italic = FONT, bold, italic
        run.font.size = Pt(round(self.sheet.size * share * 2) / 2)
        fonts = run._element.rPr.rFonts  # headings of the blank file name a theme's font
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        run.font.color.rgb = RGBColor.from_string(color)
        return run

    def bits(self, line, rows: list[Bit], *, color: str = LOTUS, **look) -> None:
        """Bits with a dot between them; those with an address as links."""
        for place, bit in enumerate(rows):
            if place:
                self.run(line, " · ", color=color, **look)
            if bit.href:
                shown = INK if color == INK else LOTUS
                _link(line, bit.href, self.run(line, bit.text, color=shown, **look))
            else:
                self.run(line, bit.text, color=color, **look)


def _blank(sheet: Sheet):
    from docx import Document  # not at the start of the site
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    paper = Document()
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(14), Mm(12)
    page.left_margin, page.right_margin = Mm(20), Mm(18)
    page.header_distance = page.footer_distance = Mm(6)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(sheet.size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    known = paper.core_properties
    known.title, known.author, known.language = f"{sheet.title} — {sheet.day}", sheet.place, "vi-VN"
    known.created = known.modified = MADE
    return paper


def _link(line, href: str, run) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), line.part.relate_to(href, LINK, is_external=True))
    link.append(run._element)
    line._p.append(link)


def _ruled(line, color: str, weight: int, side: str = "bottom") -> None:
    """A rule below or above the paragraph, in place of the one of its style."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    border, edge = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", weight), ("space", 1), ("color", color)):
        edge.set(qn(f"w:{name}"), str(value))
    border.append(edge)
    shape = line._p.get_or_add_pPr()
    shape.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _steady(paper) -> bytes:
    """The parts in a fixed order under a fixed date; the library stamps the present moment."""
    given, out = io.BytesIO(), io.BytesIO()
    paper.save(given)
    with zipfile.ZipFile(given) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
