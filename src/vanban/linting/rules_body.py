"""Rules of the text: legal bases, type and spacing of paragraphs, end mark (II.6)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from vanban.linting.anatomy import Anatomy
from vanban.linting.article import CAPITALS, part_one
from vanban.linting.finding import Finding
from vanban.linting.looks import Look, check_look, departs, warns
from vanban.linting.source import Line
from vanban.writing.metrics import text_width

_INDENTS = (567, 720)  # 1 cm and 1.27 cm in twips
_SLACK = 20
_PART = re.compile(r"(Phần|Chương|Mục|Tiểu mục)( thứ)? ([IVXLC]+|\d+|[a-zđ]+)\.?$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]")
_END = re.compile(r"\./\.\s*$")
_NAMES = (
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Quốc hội",
    "Chính phủ",
    "Thủ tướng Chính phủ",
    "Việt Nam",
)


def check_bases(anatomy: Anatomy) -> Iterator[Finding]:
    """Italic, each closed by ";", the last by "." (II.6.a)."""
    article = part_one("II.6.a")
    for place, line in enumerate(anatomy.bases, 1):
        look = Look("Căn cứ ban hành", (13, 14), bold=None, italic=True, align=None)
        yield from check_look(line, look, "bases.form", article)
        last = place == len(anatomy.bases)
        mark = "." if last else ";"
        if not line.text.endswith(mark) and not (last and line.text.endswith(",")):
            text = f"Căn cứ {'cuối cùng ' if last else ''}cần kết thúc bằng dấu “{mark}”."
            yield departs("bases.marks", article, line, text)


def centred_heads(anatomy: Anatomy) -> set[int]:
    """Numbers of the paragraphs "Phần I", "Chương II" and of the titles under them."""
    found = set()
    for one, following in pairwise([*anatomy.main, *anatomy.main[-1:]]):
        if _PART.fullmatch(one.text):
            found |= {one.place.number, following.place.number} if one is not following else set()
    return found


def prose(anatomy: Anatomy) -> Iterator[Line]:
    """Body paragraphs that are neither centred headings nor belong to a table."""
    heads = centred_heads(anatomy)
    lines = anatomy.body
    for place, line in enumerate(lines):
        if not line.text or line.place.table or line.place.number in heads:
            continue
        rest = [one for one in lines[place + 1 : place + 3] if one.text or one.place.table]
        table_next = any(one.place.table for one in rest)
        if table_next and line.shape.align in ("center", "right"):
            continue  # caption and unit of a table
        if not _WORD.search(line.text) or _centred_capitals(line):
            continue  # "./." alone, a drawn line, dots to be filled in
        yield line


def _centred_capitals(line: Line) -> bool:
    return line.shape.align == "center" and line.text.isupper()


def check_prose(anatomy: Anatomy) -> Iterator[Finding]:
    """Size, alignment, indent and line spacing of each paragraph (II.6.e)."""
    article = part_one("II.6.e")
    for line in [*anatomy.bases, *prose(anatomy)]:
        based = line in anatomy.bases
        sizes = {run.form.size for run in line.inked}
        if not based and any(not 13 <= size <= 14 for size in sizes):
            found = ", ".join(f"{size:g}" for size in sorted(sizes))
            text = f"Cỡ chữ nội dung là {found}; cần từ 13 đến 14."
            yield departs("body.size", article, line, text)
        if not based and line.inked and all(run.form.italic for run in line.inked):
            yield departs("body.upright", article, line, "Nội dung cần trình bày kiểu chữ đứng.")
        yield from _shape(line, article)


def _shape(line: Line, article: str) -> Iterator[Finding]:
    if line.shape.align != "both" and not _one_row(line):
        yield departs("body.align", article, line, "Đoạn văn cần được canh đều cả hai lề.")
    start = line.shape.left + line.shape.first
    tab = line.runs[0].text.startswith("\t")
    if not tab and not any(abs(start - one) <= _SLACK for one in _INDENTS):
        text = f"Đầu dòng lùi {start / 567:.2f} cm; cần lùi 1 cm hoặc 1,27 cm.".replace(".", ",", 1)
        yield departs("body.indent", article, line, text)
    if not _line_spacing_fits(line):
        text = "Khoảng cách dòng cần từ dòng đơn đến 1,5 lines."
        yield departs("body.line-spacing", article, line, text)


def _one_row(line: Line) -> bool:
    """A single row looks the same set left or justified."""
    form = line.inked[0].form
    width = text_width(line.text, form.size, form.bold) + line.shape.left + line.shape.first
    return line.shape.align == "left" and width < line.place.width - line.shape.right


def _line_spacing_fits(line: Line) -> bool:
    shape = line.shape
    if shape.line_rule == "auto":
        return 238 <= shape.line <= 362
    size = max((run.form.size for run in line.inked), default=14) * 20
    if shape.line_rule == "atLeast":
        return shape.line <= size * 1.75
    return size <= shape.line <= size * 1.75


def check_spacing(anatomy: Anatomy) -> Iterator[Finding]:
    """At least 6 pt between two paragraphs (II.6.e)."""
    lines = list(prose(anatomy))
    for upper, lower in pairwise(lines):
        if lower.place.number - upper.place.number != 1:
            continue
        close = upper.shape.contextual and lower.shape.contextual and upper.style == lower.style
        gap = 0 if close else upper.shape.after + lower.shape.before
        if gap < 118:
            text = f"Cách đoạn trên {gap / 20:g} pt; cần tối thiểu 6 pt."
            yield departs("body.spacing", part_one("II.6.e"), lower, text)


def check_end(anatomy: Anatomy) -> Iterator[Finding]:
    """The text closes with "./." (Appendix III, forms 1.1-1.5)."""
    article = "Nghị định 30/2020/NĐ-CP, Phụ lục III, mục II"
    if not anatomy.main:
        text = "Không thấy nội dung văn bản giữa phần đầu và phần ký."
        yield departs("body.missing", part_one("II.6"), "phần nội dung", text)
        return
    last = anatomy.main[-1]
    if not _END.search(last.text) and last.text != "./.":
        yield departs("end.mark", article, last, "Nội dung văn bản cần kết thúc bằng “./.”.")


def check_state_names(anatomy: Anatomy) -> Iterator[Finding]:
    """Capitals of state bodies and of the country's name (Appendix II)."""
    for line in [*anatomy.bases, *anatomy.main, *anatomy.addressees, *anatomy.recipients]:
        if line.text.isupper():
            continue
        for name in _NAMES:
            yield from _misspelt(line, name)


def _misspelt(line: Line, name: str) -> Iterator[Finding]:
    text = line.text.replace("Uỷ", "Ủy").replace("uỷ", "ủy")
    for found in re.finditer(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE):
        if found[0] == name or found[0].isupper() or found[0] == name.lower() != "việt nam":
            continue
        message = f"Viết “{name}” thay cho “{found[0]}”."
        yield warns("spelling.state-names", CAPITALS, line, message)
        return


RULES = (check_bases, check_prose, check_spacing, check_end, check_state_names)
