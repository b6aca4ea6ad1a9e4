"""One change to a document in right form gives exactly the finding of that change."""

# ruff: noqa: E501  the table of changes reads best one change a line

import copy
import io
from collections.abc import Callable

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from vanban.linting import lint
from vanban.writing import render
from vanban.writing.examples import EXAMPLES


def _find(document, start: str) -> Paragraph:
    for element in document.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, document)
        if paragraph.text.startswith(start):
            return paragraph
    raise AssertionError(f"no paragraph begins with {start!r}")


def _text(start: str, new: str) -> Callable:
    """Replace the whole text of a paragraph."""

    def change(document) -> None:
        paragraph = _find(document, start)
        paragraph.runs[0].text = new
        for run in paragraph.runs[1:]:
            run.text = ""

    return change


def _font(start: str, **properties) -> Callable:
    def change(document) -> None:
        for run in _find(document, start).runs:
            for name, value in properties.items():
                setattr(run.font, name, value)

    return change


def _color(start: str) -> Callable:
    def change(document) -> None:
        _find(document, start).runs[0].font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)

    return change


def _shape(start: str, **properties) -> Callable:
    def change(document) -> None:
        for name, value in properties.items():
            setattr(_find(document, start).paragraph_format, name, value)

    return change


def _page(**properties) -> Callable:
    def change(document) -> None:
        for name, value in properties.items():
            setattr(document.sections[0], name, value)

    return change


def _remove(start: str) -> Callable:
    def change(document) -> None:
        element = _find(document, start)._p
        element.getparent().remove(element)

    return change


def _line_after(start: str, indent: int | None) -> Callable:
    """Remove the line under a paragraph, or give it other indents."""

    def change(document) -> None:
        rule = _find(document, start)._p.getnext()
        properties = rule.find(qn("w:pPr"))
        if indent is None:
            properties.remove(properties.find(qn("w:pBdr")))
        else:
            for side in ("left", "right"):
                properties.find(qn("w:ind")).set(qn(f"w:{side}"), str(indent))

    return change


def _style_font(document) -> None:
    document.styles["Body Text"].font.name = "Arial"


def _no_page_number(document) -> None:
    paragraph = document.sections[0].header.paragraphs[0]._p
    paragraph.remove(paragraph.find(qn("w:fldSimple")))


def _small_page_number(document) -> None:
    document.styles["header"].font.size = Pt(10)


def _number_on_first(document) -> None:
    document.sections[0].different_first_page_header_footer = False


def _appendix_runs_on(document) -> None:
    for section in document.element.body.iter(qn("w:sectPr")):
        for start in section.findall(qn("w:pgNumType")):
            section.remove(start)


def _theme_color(document) -> None:
    run = _find(document, "Sở Văn hóa, Thể thao và Du lịch báo cáo").runs[0]
    color = OxmlElement("w:color")
    color.set(qn("w:val"), "4472C4")
    color.set(qn("w:themeColor"), "accent1")
    run._r.get_or_add_rPr().append(color)


def _second_appendix_arabic(document) -> None:
    body = document.element.body
    label = _find(document, "Phụ lục")._p
    clones = []
    element = label
    while element is not None and element.tag != qn("w:sectPr"):
        clones.append(copy.deepcopy(element))
        element = element.getnext()
    section = copy.deepcopy(body.find(qn("w:sectPr")))
    carrier = OxmlElement("w:p")
    carrier.get_or_add_pPr().append(section)
    last = body.find(qn("w:sectPr"))
    for one in [carrier, *clones]:
        last.addprevious(one)
    labels = [Paragraph(p, document) for p in body.iter(qn("w:p"))]
    named = [one for one in labels if one.text == "Phụ lục"]
    named[0].runs[0].text, named[1].runs[0].text = "Phụ lục I", "Phụ lục 2"


OPENING = "Sở Văn hóa, Thể thao và Du lịch báo cáo"
MUTATIONS: list[tuple[str, str, Callable, str]] = [
    ("paper", "báo cáo", _page(page_width=Mm(216), page_height=Mm(279)), "page.size"),
    ("top margin", "báo cáo", _page(top_margin=Mm(12)), "page.margins"),
    ("left margin", "công văn", _page(left_margin=Mm(25.4)), "page.margins"),
    ("right margin", "kế hoạch", _page(right_margin=Mm(25.4)), "page.margins"),
    ("font of a run", "báo cáo", _font(OPENING, name="Calibri"), "font.name"),
    ("font of a style", "công văn", _style_font, "font.name"),
    ("colour", "báo cáo", _color(OPENING), "font.color"),
    ("theme colour", "báo cáo", _theme_color, "font.color"),
    ("page number gone", "báo cáo", _no_page_number, "page-number.missing"),
    ("page number small", "báo cáo", _small_page_number, "page-number.form"),
    ("number on page one", "báo cáo", _number_on_first, "page-number.first"),
    ("appendix pages run on", "báo cáo", _appendix_runs_on, "appendix.pages"),
    ("no Quốc hiệu", "kế hoạch", _text("CỘNG HÒA", "CỘNG HÒA XHCN VIỆT NAM"), "national.missing"),
    ("Quốc hiệu misspelt", "báo cáo", _text("CỘNG HÒA", "CỘNG HOÀ XÃ HỘI CHỦ NGHIÃ VIỆT NAM"), "national.text"),
    ("Quốc hiệu not bold", "báo cáo", _font("CỘNG HÒA", bold=False), "national.form"),
    ("Quốc hiệu large", "báo cáo", _font("CỘNG HÒA", size=Pt(14)), "national.form"),
    ("Tiêu ngữ dashes", "báo cáo", _text("Độc lập", "Độc lập – Tự do – Hạnh phúc"), "motto.text"),
    ("Tiêu ngữ spaces", "báo cáo", _text("Độc lập", "Độc lập-Tự do-Hạnh phúc"), "motto.text"),
    ("Tiêu ngữ not bold", "báo cáo", _font("Độc lập", bold=False), "motto.form"),
    ("no line under Tiêu ngữ", "báo cáo", _line_after("Độc lập", None), "motto.line"),
    ("short line under Tiêu ngữ", "báo cáo", _line_after("Độc lập", 1900), "motto.line"),
    ("parent bold italic", "báo cáo", _font("UBND TỈNH", italic=True), "parent.form"),
    ("parent lower case", "báo cáo", _text("UBND TỈNH", "UBND tỉnh Hưng Yên"), "parent.form"),
    ("parent in full", "báo cáo", _text("UBND TỈNH", "ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN"), "parent.abbreviation"),
    ("issuer small", "báo cáo", _font("SỞ VĂN HÓA", size=Pt(11)), "issuer.form"),
    ("no line under issuer", "báo cáo", _line_after("SỞ VĂN HÓA", None), "issuer.line"),
    ("long line under issuer", "báo cáo", _line_after("SỞ VĂN HÓA", 500), "issuer.line"),
    ("number not padded", "kế hoạch", _text("Số: 07", "Số: 7/KH-UBND"), "number.padding"),
    ("space in symbol", "báo cáo", _text("Số:", "Số: 215/BC - SVHTTDL"), "number.shape"),
    ("no colon after Số", "báo cáo", _text("Số:", "Số 215/BC-SVHTTDL"), "number.shape"),
    ("number too large", "báo cáo", _font("Số:", size=Pt(14)), "number.form"),
    ("unknown abbreviation", "báo cáo", _text("Số:", "Số: 215/BCKQ-SVHTTDL"), "number.kind"),
    ("abbreviation of another", "báo cáo", _text("Số:", "Số: 215/KH-SVHTTDL"), "number.kind"),
    ("công văn with CV", "công văn", _text("Số:", "Số: 12/TB-SVHTTDL"), "number.kind"),
    ("symbol in lower case", "báo cáo", _text("Số:", "Số: 215/BC-svhttdl"), "number.case"),
    ("day not padded", "báo cáo", _text("Hưng Yên, ngày", "Hưng Yên, ngày 5 tháng 12 năm 2026"), "place.padding"),
    ("month padded", "báo cáo", _text("Hưng Yên, ngày", "Hưng Yên, ngày 05 tháng 09 năm 2026"), "place.padding"),
    ("no comma after place", "báo cáo", _text("Hưng Yên, ngày", "Hưng Yên ngày 05 tháng 12 năm 2026"), "place.shape"),
    ("date upright", "báo cáo", _font("Hưng Yên, ngày", italic=False), "place.form"),
    ("title not bold", "báo cáo", _font("BÁO CÁO", bold=False), "title.form"),
    ("title of no kind", "thông báo", _text("THÔNG BÁO", "THÔNG CÁO BÁO CHÍ"), "title.kind"),
    ("subject italic", "báo cáo", _font("Kết quả công tác", italic=True), "subject.form"),
    ("no line under subject", "báo cáo", _line_after("Kết quả công tác", None), "subject.line"),
    ("letter subject large", "công văn", _font("V/v", size=Pt(14)), "letter-subject.form"),
    ("basis upright", "kế hoạch", _font("Căn cứ Luật", italic=False), "bases.form"),
    ("basis with comma", "kế hoạch", _text("Căn cứ Luật", "Căn cứ Luật Tổ chức chính quyền địa phương,"), "bases.marks"),
    ("body size", "báo cáo", _font(OPENING, size=Pt(12)), "body.size"),
    ("body italic", "báo cáo", _font(OPENING, italic=True), "body.upright"),
    ("body left", "báo cáo", _shape(OPENING, alignment=0), "body.align"),
    ("body indent", "báo cáo", _shape(OPENING, first_line_indent=Cm(0)), "body.indent"),
    ("line spacing", "báo cáo", _shape(OPENING, line_spacing=2.0), "body.line-spacing"),
    ("paragraph spacing", "báo cáo", _shape(OPENING, space_after=Pt(0)), "body.spacing"),
    ("letter f", "báo cáo", _text("b) Đã tổ chức", "f) Đã tổ chức 15 sự kiện, xem Phụ lục."), "numbering.alphabet"),
    ("letter skipped", "báo cáo", _text("b) Đã tổ chức", "c) Đã tổ chức 15 sự kiện, xem Phụ lục."), "numbering.sequence"),
    ("Roman skipped", "báo cáo", _text("II. KẾT", "III. KẾT QUẢ THỰC HIỆN"), "numbering.sequence"),
    ("article skipped", "quyết định", _text("Điều 2.", "Điều 4."), "numbering.sequence"),
    ("item repeated", "báo cáo", _text("2. Nhiệm vụ", "1. Nhiệm vụ năm tới"), "numbering.sequence"),
    ("bracket after number", "báo cáo", _text("2. Nhiệm vụ", "2) Nhiệm vụ năm tới"), "numbering.mark"),
    ("heading not bold", "báo cáo", _font("I. CÔNG TÁC", bold=False), "heading.form"),
    ("heading lower case", "báo cáo", _text("I. CÔNG TÁC", "I. Công tác lãnh đạo, chỉ đạo"), "heading.form"),
    ("no end mark", "báo cáo", _text("- Mở rộng", "- Mở rộng các chuyên mục tiếng nước ngoài."), "end.mark"),
    ("no Kính gửi colon", "công văn", _text("Kính gửi", "Kính gửi Ủy ban nhân dân xã Đông Thái Ninh"), "addressee.marks"),
    ("addressee mark", "báo cáo", _text("- Ủy ban", "- Ủy ban nhân dân tỉnh Hưng Yên."), "addressee.marks"),
    ("addressee size", "công văn", _font("Kính gửi", size=Pt(12)), "addressee.form"),
    ("slash in power", "kế hoạch", _text("TM. ỦY", "T/M ỦY BAN NHÂN DÂN"), "signature.authority"),
    ("deputy without KT.", "công văn", _remove("KT. GIÁM"), "signature.deputy"),
    ("power not bold", "báo cáo", _font("GIÁM ĐỐC", bold=False), "signature.form"),
    ("academic title", "báo cáo", _text("Nguyễn Văn A", "TS. Nguyễn Văn A"), "signature.academic"),
    ("name in capitals", "báo cáo", _text("Nguyễn Văn A", "NGUYỄN VĂN A"), "signature.name"),
    ("Nơi nhận size", "báo cáo", _font("Nơi nhận", size=Pt(14)), "recipients.head"),
    ("recipient size", "báo cáo", _font("- Lưu", size=Pt(12)), "recipients.form"),
    ("recipient mark", "báo cáo", _text("- Giám đốc", "- Giám đốc, các Phó Giám đốc Sở"), "recipients.marks"),
    ("no archive line", "báo cáo", _text("- Lưu", "- Văn phòng Sở."), "recipients.archive"),
    ("no Như trên", "báo cáo", _text("- Như trên", "- Thanh tra Sở;"), "recipients.as-above"),
    ("appendix label size", "báo cáo", _font("Phụ lục", size=Pt(13)), "appendix.label"),
    ("appendix title lower", "báo cáo", _text("SỐ LIỆU CỦA", "Số liệu của các đơn vị"), "appendix.title"),
    ("appendix note upright", "báo cáo", _font("(Kèm theo", italic=False), "appendix.attached"),
    ("appendix not mentioned", "báo cáo", _text("b) Đã tổ chức", "b) Đã tổ chức 15 sự kiện."), "appendix.mention"),
    ("second appendix Arabic", "báo cáo", _second_appendix_arabic, "appendix.number"),
    ("state name", "báo cáo", _text("Các cơ quan, đơn", "Các Ủy Ban Nhân Dân xã đã phân công."), "spelling.state-names"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "change", "rule"),
    [pytest.param(kind, change, rule, id=name) for name, kind, change, rule in MUTATIONS],
)
def test_one_change_gives_exactly_its_rule(kind: str, change: Callable, rule: str) -> None:
    document = docx.Document(io.BytesIO(render(EXAMPLES[kind])))
    change(document)
    changed = io.BytesIO()
    document.save(changed)
    findings = lint(changed)
    assert {one.rule for one in findings} == {rule}, findings
    assert all(one.where and one.article.startswith("Nghị định 30/2020") for one in findings)
    assert all(one.message.endswith((".", "”.", "…")) for one in findings)


def test_nothing_changed_gives_nothing() -> None:
    """The round trip through python-docx alone is no departure."""
    for example in EXAMPLES.values():
        stream = io.BytesIO()
        docx.Document(io.BytesIO(render(example))).save(stream)
        assert lint(stream) == []
