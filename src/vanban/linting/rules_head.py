"""Rules of the head: Quốc hiệu, Tiêu ngữ, agencies, number, place and date, title (II.1-II.5)."""

import re
from collections.abc import Iterator

from vanban.linting.anatomy import Anatomy, number_parts
from vanban.linting.article import ABBREVIATIONS as APPENDIX_3
from vanban.linting.article import part_one
from vanban.linting.finding import Finding
from vanban.linting.looks import Look, check_look, check_stroke, departs, warns
from vanban.linting.source import Line
from vanban.writing.head import MOTTO, NATIONAL_NAME, parent_name
from vanban.writing.kinds import ABBREVIATIONS
from vanban.writing.metrics import text_width, wrap

_HEAD = "phần đầu trang thứ nhất"
_OLD_TONE = NATIONAL_NAME.replace("HÒA", "HOÀ")  # the decree itself writes both
_DAY = re.compile(r"ngày (\d+) tháng (\d+) năm (\d{4})$")
_OPEN_DATE = re.compile(r"ngày[\s….]+tháng[\s….\d]+năm[\s….]*(\d{4})?[\s….]*$")


def check_nation(anatomy: Anatomy) -> Iterator[Finding]:
    """Quốc hiệu (II.1.a)."""
    line, article = anatomy.national, part_one("II.1.a")
    if line is None:
        yield departs("national.missing", article, _HEAD, f"Thiếu Quốc hiệu “{NATIONAL_NAME}”.")
        return
    if line.text.upper() not in (NATIONAL_NAME, _OLD_TONE):
        text = f"Quốc hiệu cần ghi đúng “{NATIONAL_NAME}”."
        yield departs("national.text", article, line, text)
    look = Look("Quốc hiệu", (12, 13), bold=True, upper=True)
    yield from check_look(line, look, "national.form", article)


def check_motto(anatomy: Anatomy) -> Iterator[Finding]:
    """Tiêu ngữ and the line as long as it (II.1.b)."""
    line, article = anatomy.motto, part_one("II.1.b")
    if line is None:
        yield departs("motto.missing", article, _HEAD, f"Thiếu Tiêu ngữ “{MOTTO}”.")
        return
    if line.text != MOTTO:
        text = f"Tiêu ngữ cần ghi đúng “{MOTTO}”, gạch nối có cách chữ hai bên."
        yield departs("motto.text", article, line, text)
    yield from check_look(line, Look("Tiêu ngữ", (13, 14), bold=True), "motto.form", article)
    yield from _motto_line(anatomy, line, article)


def _motto_line(anatomy: Anatomy, line: Line, article: str) -> Iterator[Finding]:
    length = anatomy.motto_rule
    if length is None:
        text = "Thiếu đường kẻ ngang, nét liền, dài bằng dòng Tiêu ngữ."
        yield departs("motto.line", article, line, text)
    elif line.inked and not 0.88 <= (share := length / _width(line)) <= 1.12:
        text = f"Đường kẻ dài {share:.0%} dòng Tiêu ngữ; cần dài bằng dòng chữ."
        yield departs("motto.line", article, line, text)


def _width(line: Line) -> float:
    form = line.inked[0].form
    return text_width(line.text, form.size, form.bold)


def _last_width(line: Line) -> tuple[float, float]:
    """Widths of the shortest and the longest line of ``line`` as it is broken on the page."""
    form = line.inked[0].form
    width = max(1, line.place.width - line.shape.left - line.shape.right)
    rows = [row for one in line.text.split("\n") for row in wrap(one, width, form.size, form.bold)]
    widths = [text_width(row, form.size, form.bold) for row in rows]
    return widths[-1], max(widths)


def check_agencies(anatomy: Anatomy) -> Iterator[Finding]:
    """Box 2 and its line (II.2.b)."""
    article = part_one("II.2.b")
    if anatomy.national is not None and not anatomy.issuer:
        text = "Không thấy tên cơ quan ban hành ở bên trái Quốc hiệu."
        yield departs("issuer.missing", part_one("II.2.c"), _HEAD, text)
    for line in anatomy.parent:
        look = Look("Tên cơ quan chủ quản", (12, 13), bold=False, upper=True)
        yield from check_look(line, look, "parent.form", article)
        if parent_name(line.text) != line.text:
            text = f"Tên cơ quan chủ quản được viết tắt cụm từ thông dụng: “{_short_name(line)}”."
            yield warns("parent.abbreviation", part_one("II.2.a"), line, text)
    for line in anatomy.issuer:
        look = Look("Tên cơ quan ban hành", (12, 13), bold=True, upper=True)
        yield from check_look(line, look, "issuer.form", article)
    if anatomy.issuer:
        last = anatomy.issuer[-1]
        yield from _short(anatomy.issuer_rule, last, "tên cơ quan ban hành", "issuer.line", article)


def _short_name(line: Line) -> str:
    return parent_name(line.text).replace("\n", " ")


def _short(
    length: float | None, line: Line, name: str, rule: str, article: str
) -> Iterator[Finding]:
    """A title of several lines is measured by its last or its longest line."""
    shares = [(length or 0) / width for width in _last_width(line)]
    share = next((one for one in shares if 0.31 <= one <= 0.53), shares[0])
    yield from check_stroke(length, share, name, rule, article, line)


def check_number(anatomy: Anatomy) -> Iterator[Finding]:
    """Box 3 (II.3)."""
    line, article = anatomy.number, part_one("II.3.c")
    if line is None:
        text = "Thiếu dòng “Số: …/…” dưới tên cơ quan ban hành."
        yield departs("number.missing", article, _HEAD, text)
        return
    look = Look("Số, ký hiệu", (13, 13))
    yield from check_look(line, look, "number.form", article)
    found = re.fullmatch(r"Số: *(\d*) *([…. ]*)/([^\s/]+)", line.text)
    groups = found[3].split("-") if found else []
    if not found or len(groups) < 2 or not all(groups) or (found[1] and found[2]):
        text = "Cần ghi dạng “Số: 05/BC-SVHTTDL”: dấu hai chấm sau “Số”, dấu “/” và “-” không cách."
        yield departs("number.shape", article, line, text)
    elif found[1] and (len(found[1]) < 2 or int(found[1]) == 0 or _padded(found[1])):
        text = f"Số “{found[1]}” chưa đúng: số nhỏ hơn 10 ghi thêm một số 0 phía trước."
        yield departs("number.padding", article, line, text)
    elif any(not _symbol_group(group) for group in groups):
        yield departs("number.case", article, line, "Ký hiệu văn bản cần ghi bằng chữ in hoa.")


def _padded(digits: str) -> bool:
    return digits.startswith("0") and len(digits) > 2


def _symbol_group(group: str) -> bool:
    return group in ABBREVIATIONS or group == group.upper()


def check_kind(anatomy: Anatomy) -> Iterator[Finding]:
    """The symbol begins with the abbreviation of the kind; a công văn has none."""
    line = anatomy.number
    parts = number_parts(line.text) if line else None
    if line is None or not parts or not parts["symbol"]:
        return
    mark = parts["symbol"].split("-")[0].strip()
    if anatomy.abbreviation == "" and anatomy.title is None:
        if mark in ABBREVIATIONS:
            text = f"Ký hiệu công văn không có chữ viết tắt tên loại; xin bỏ “{mark}-”."
            yield departs("number.kind", part_one("II.3.b"), line, text)
    elif mark not in ABBREVIATIONS:
        text = f"“{mark}” không phải chữ viết tắt tên loại văn bản của Phụ lục III."
        yield departs("number.kind", APPENDIX_3, line, text)
    elif anatomy.abbreviation and anatomy.abbreviation != mark:
        name = ABBREVIATIONS[anatomy.abbreviation].lower()
        text = f"Văn bản là {name} thì ký hiệu mở đầu bằng “{anatomy.abbreviation}-”."
        yield departs("number.kind", APPENDIX_3, line, text)


def check_place(anatomy: Anatomy) -> Iterator[Finding]:
    """Box 4 (II.4)."""
    line, article = anatomy.place, part_one("II.4.c")
    if line is None:
        text = "Thiếu địa danh và thời gian ban hành dưới Tiêu ngữ."
        yield departs("place.missing", article, _HEAD, text)
        return
    look = Look("Địa danh, thời gian", (13, 14), italic=True)
    yield from check_look(line, look, "place.form", article)
    name, comma, rest = line.text.partition(", ")
    dated = _DAY.fullmatch(rest)
    if not comma or not name[:1].isupper() or not (dated or _OPEN_DATE.fullmatch(rest)):
        text = "Cần ghi dạng “Hưng Yên, ngày 05 tháng 01 năm 2026”."
        yield departs("place.shape", article, line, text)
    elif dated and not _well_padded(dated[1], dated[2]):
        text = "Ngày nhỏ hơn 10 và tháng 1, 2 ghi thêm số 0 phía trước; các tháng khác thì không."
        yield departs("place.padding", part_one("II.4.b"), line, text)


def _well_padded(day: str, month: str) -> bool:
    number = int(month)
    wanted = f"{number:02d}" if number < 3 else str(number)
    return len(day) == 2 and 1 <= int(day) <= 31 and 1 <= number <= 12 and month == wanted


def check_title(anatomy: Anatomy) -> Iterator[Finding]:
    """Box 5a (II.5.b)."""
    line, article = anatomy.title, part_one("II.5.b")
    if line is None:
        if anatomy.letter_subject is None and anatomy.national is not None:
            text = "Không thấy tên loại văn bản; nếu là công văn thì thiếu dòng “V/v …”."
            yield departs("title.missing", article, _HEAD, text)
        return
    if anatomy.abbreviation is None:
        text = f"“{line.text}” không phải tên loại văn bản hành chính của Phụ lục III."
        yield departs("title.kind", APPENDIX_3, line, text)
    look = Look("Tên loại văn bản", (13, 14), bold=True, upper=True)
    yield from check_look(line, look, "title.form", article)
    yield from _subject(anatomy, article)


def _subject(anatomy: Anatomy, article: str) -> Iterator[Finding]:
    if not anatomy.subject:
        text = "Thiếu trích yếu nội dung dưới tên loại văn bản."
        yield departs("subject.missing", article, anatomy.title or _HEAD, text)
        return
    for line in anatomy.subject:
        look = Look("Trích yếu", (13, 14), bold=True, upper=False)
        yield from check_look(line, look, "subject.form", article)
    last = anatomy.subject[-1]
    yield from _short(anatomy.subject_rule, last, "trích yếu", "subject.line", article)


def check_letter_subject(anatomy: Anatomy) -> Iterator[Finding]:
    """Box 5b (II.5.b)."""
    line = anatomy.letter_subject
    if line is None:
        return
    article = part_one("II.5.b")
    yield from check_look(
        line, Look("Trích yếu công văn", (12, 13)), "letter-subject.form", article
    )
    if not line.text.startswith("V/v ") or len(line.text) < 6:
        text = "Trích yếu công văn ghi sau chữ “V/v” và một dấu cách."
        yield departs("letter-subject.text", article, line, text)
    if anatomy.title is not None and anatomy.abbreviation is not None:
        text = "Văn bản có tên loại không ghi “V/v” dưới số và ký hiệu."
        yield departs("letter-subject.unwanted", article, line, text)


RULES = (
    check_nation,
    check_motto,
    check_agencies,
    check_number,
    check_kind,
    check_place,
    check_title,
    check_letter_subject,
)
