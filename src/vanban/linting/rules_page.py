"""Rules of the page: paper, margins, fonts, page numbers (Appendix I, I)."""

from collections.abc import Iterator

from vanban.linting.anatomy import Anatomy
from vanban.linting.article import part_one
from vanban.linting.finding import ERROR, WARNING, Finding
from vanban.linting.looks import Look, check_look, departs
from vanban.linting.source import Line, Section

_MM = 1440 / 25.4
_MARGINS = {
    "top": ("trên", 20, 25),
    "bottom": ("dưới", 20, 25),
    "left": ("trái", 30, 35),
    "right": ("phải", 15, 20),
}
_ONE_PAGE = 1500  # characters; a shorter document may well fit one page


def check_paper(anatomy: Anatomy) -> Iterator[Finding]:
    """A4, margins within their spans."""
    for number, section in enumerate(anatomy.source.sections, 1):
        where = f"phần trang {number}"
        sides = sorted((section.width, section.height))
        if abs(sides[0] - 11906) > 60 or abs(sides[1] - 16838) > 60:
            found = f"{section.width / _MM:.0f} × {section.height / _MM:.0f} mm"
            text = f"Khổ giấy là {found}; cần A4 (210 × 297 mm)."
            yield departs("page.size", part_one("I.1"), where, text)
        if number == 1 and section.width > section.height and not _tables(anatomy):
            text = "Văn bản không có bảng biểu cần trình bày theo chiều dài của khổ A4."
            yield departs("page.orientation", part_one("I.2"), where, text)
        yield from _margins(section, where)


def _tables(anatomy: Anatomy) -> bool:
    return any(line.place.table for line in anatomy.body)


def _margins(section: Section, where: str) -> Iterator[Finding]:
    for side, (name, low, high) in _MARGINS.items():
        found = getattr(section, side) / _MM
        if not low - 0.4 <= found <= high + 0.4:
            text = f"Lề {name} là {found:.1f} mm; cần từ {low} đến {high} mm."
            yield departs("page.margins", part_one("I.3"), where, text)


def check_font(anatomy: Anatomy) -> Iterator[Finding]:
    """Times New Roman and black for every run that shows something."""
    for line in anatomy.source.lines:
        forms = [run.form for run in line.inked]
        wrong = {f.font for f in forms} | {f.wide_font for f in forms}
        wrong = {one for one in wrong if one.lower() != "times new roman"}
        if wrong:
            text = f"Phông chữ {', '.join(sorted(wrong))}; cần Times New Roman."
            yield departs("font.name", part_one("I.4"), line, text)
        colors = {f.color for f in forms} - {"auto", "000000"}
        if colors and not _stamp(line):
            text = f"Màu chữ {', '.join(sorted(colors))}; cần màu đen."
            yield departs("font.color", part_one("I.4"), line, text)


def _stamp(line: Line) -> bool:
    """The urgency stamp is red (III.2.b)."""
    return line.text.replace("Ả", "Ỏ").replace("OẢ", "ỎA") in (
        "HỎA TỐC",
        "THƯỢNG KHẨN",
        "KHẨN",
    ) or (line.text == "HOẢ TỐC")


def check_page_number(anatomy: Anatomy) -> Iterator[Finding]:
    """Arabic, 13-14, upright, centred in the top margin, not on page one (I.7)."""
    for number, section in enumerate(anatomy.source.sections, 1):
        where = f"phần trang {number}"
        found = [line for line in section.header if line.page_field]
        if not found:
            yield _missing(anatomy, section, where)
        for line in found:
            yield from _number_look(line, where)
        shown = any(line.page_field for line in section.first_header)
        if found and number == 1 and (not section.title_page or shown):
            text = "Trang thứ nhất đang hiển thị số trang; xin chọn đầu trang riêng cho trang đầu."
            yield departs("page-number.first", part_one("I.7"), where, text)


def _missing(anatomy: Anatomy, section: Section, where: str) -> Finding:
    below = any(line.page_field for line in section.footer)
    text = "Không có số trang ở giữa lề trên; xin chèn số trang vào đầu trang."
    if below:
        text = "Số trang đang ở lề dưới; cần chuyển lên giữa lề trên."
    short = sum(len(line.text) for line in anatomy.source.lines) < _ONE_PAGE and not below
    severity = WARNING if short else ERROR
    return departs("page-number.missing", part_one("I.7"), where, text, severity)


def _number_look(line: Line, where: str) -> Iterator[Finding]:
    look = Look("Số trang", (13, 14), bold=None)
    for finding in check_look(line, look, "page-number.form", part_one("I.7")):
        yield departs(finding.rule, finding.article, where, finding.message)


def check_sections(anatomy: Anatomy) -> Iterator[Finding]:
    """Pages of an appendix are numbered apart (III.1.đ)."""
    sections = anatomy.source.sections
    for appendix in anatomy.appendices:
        place = appendix.label.section
        if place == 0 or place >= len(sections) or sections[place].start != 1:
            text = "Số trang của phụ lục cần đánh riêng từ 1; xin đặt phụ lục ở phần trang riêng."
            yield departs("appendix.pages", part_one("III.1.đ"), appendix.label, text)


RULES = (check_paper, check_font, check_page_number, check_sections)
