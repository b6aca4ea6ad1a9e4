"""Rules of Kính gửi, signature, Nơi nhận and appendices (II.7, II.9, III.1)."""

import re
from collections.abc import Iterator

from vanban.linting.anatomy import Anatomy, Appendix
from vanban.linting.article import part_one
from vanban.linting.finding import Finding
from vanban.linting.looks import Look, check_look, departs, warns
from vanban.linting.source import Line
from vanban.skeleton import fold
from vanban.writing.labels import roman

_FOOT = "phần cuối văn bản"
_POWER = re.compile(r"(TM|KT|TL|TUQ|Q)\. \S")
_LOOSE_POWER = re.compile(r"(T/M|K/T|T/L|TM|KT|TL|TUQ|Q)\b[\s./:]*\S")
_ACADEMIC = re.compile(
    r"(GS|PGS|TS|ThS|Th\.S|BS|CN|KS|NSND|NSƯT|NGND|NGƯT|Giáo sư|Tiến sĩ|Thạc sĩ|Ông|Bà)[.\s]",
)
_DRAFTER = re.compile(r"[A-ZĐ]{1,6}\.? ?\(\d+\)|[A-ZĐ]{2,6}\.?")
_SENT_UP = {"TTr", ""}  # kinds that always have Kính gửi; "" is công văn
_NEVER = {"KH", "TB", "QĐ", "CT", "NQ", "HD", "CTr"}


def check_addressee(anatomy: Anatomy) -> Iterator[Finding]:
    """Presence by kind and marks (II.9.b, II.9.d)."""
    line, article = anatomy.addressee, part_one("II.9.d")
    if line is None:
        if anatomy.abbreviation in _SENT_UP and anatomy.national is not None:
            text = "Tờ trình và công văn phải có “Kính gửi: …”."
            yield departs("addressee.missing", part_one("II.9.b"), "phần đầu nội dung", text)
        return
    if anatomy.abbreviation in _NEVER:
        text = "Loại văn bản này không ghi “Kính gửi”; xin chuyển sang Nơi nhận."
        yield departs("addressee.unwanted", part_one("II.9.c"), line, text)
    for one in [line, *anatomy.addressees]:
        look = Look("Kính gửi", (13, 14), align=None)
        yield from check_look(one, look, "addressee.form", article)
    if not line.text.startswith("Kính gửi:"):
        text = "Sau từ “Kính gửi” cần có dấu hai chấm, viết liền."
        yield departs("addressee.marks", article, line, text)
    yield from _addressee_list(anatomy.addressees, article)


def _addressee_list(lines: list[Line], article: str) -> Iterator[Finding]:
    for place, line in enumerate(lines, 1):
        mark = "." if place == len(lines) else ";"
        if not line.text.startswith("- ") or not line.text.endswith(mark):
            text = f"Mỗi nơi nhận ghi “- …{mark}” trên một dòng riêng."
            yield departs("addressee.marks", article, line, text)


def check_signature(anatomy: Anatomy) -> Iterator[Finding]:
    """Powers, office and name of the signer (II.7)."""
    article = part_one("II.7.đ")
    if not anatomy.authority:
        text = "Không thấy quyền hạn, chức vụ của người ký ngang hàng với Nơi nhận."
        yield departs("signature.missing", article, _FOOT, text)
        return
    for line in anatomy.authority:
        look = Look("Quyền hạn, chức vụ của người ký", (13, 14), bold=True, upper=True)
        yield from check_look(line, look, "signature.form", article)
    yield from _powers(anatomy.authority)
    yield from _name(anatomy)


def _powers(lines: list[Line]) -> Iterator[Finding]:
    article = part_one("II.7.b")
    for line in lines:
        for row in line.text.split("\n"):
            if _LOOSE_POWER.match(row.upper()) and not _POWER.match(row.upper()):
                text = "Quyền hạn ký ghi “TM. ”, “KT. ”, “TL. ”, “TUQ. ” hoặc “Q. ”, có dấu chấm."
                yield departs("signature.authority", article, line, text)
    rows = [row for line in lines for row in line.text.upper().split("\n")]
    personal = [row for row in rows if not re.match(r"T/?M\b", row)]
    if personal and personal[0].startswith("PHÓ "):
        text = "Cấp phó ký cần ghi “KT.” và chức vụ của người đứng đầu ở dòng trên."
        yield departs("signature.deputy", article, lines[-1], text)
    if any(row.startswith("TM") for row in rows[1:]):
        text = "Dòng “TM.” đứng trên các dòng quyền hạn, chức vụ khác."
        yield departs("signature.authority", article, lines[0], text)


def _name(anatomy: Anatomy) -> Iterator[Finding]:
    line, article = anatomy.signer, part_one("II.7.c")
    if line is None:
        text = "Chưa có họ và tên người ký, hoặc họ tên đang viết in hoa."
        yield warns("signature.name", article, _FOOT, text)
        return
    look = Look("Họ và tên người ký", (13, 14), bold=True, upper=False)
    yield from check_look(line, look, "signature.name", part_one("II.7.đ"))
    if _ACADEMIC.match(line.text):
        text = "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu."
        yield departs("signature.academic", article, line, text)


def check_recipients(anatomy: Anatomy) -> Iterator[Finding]:
    """Nơi nhận: form, marks, "Như trên", "Lưu: VT" (II.9)."""
    head, article = anatomy.recipients_head, part_one("II.9.d")
    if head is None:
        yield departs("recipients.missing", article, _FOOT, "Thiếu phần “Nơi nhận:”.")
        return
    look = Look("Từ “Nơi nhận”", (12, 12), bold=True, italic=True, align=None)
    yield from check_look(head, look, "recipients.head", article)
    if head.text != "Nơi nhận:":
        text = "Từ “Nơi nhận” đứng trên dòng riêng, sau có dấu hai chấm."
        yield departs("recipients.head", article, head, text)
    lines = [line for line in anatomy.recipients if not _DRAFTER.fullmatch(line.text)]
    for line in lines:
        look = Look("Danh sách nơi nhận", (11, 11), align=None)
        yield from check_look(line, look, "recipients.form", article)
    yield from _recipient_marks(lines, article)
    yield from _as_above(anatomy, lines)


def _recipient_marks(lines: list[Line], article: str) -> Iterator[Finding]:
    for line in lines[:-1]:
        if not line.text.startswith("- ") or not line.text.endswith((";", ":", ",")):
            text = "Mỗi nơi nhận ghi “- …;” trên một dòng riêng."
            yield departs("recipients.marks", article, line, text)
    last = lines[-1] if lines else None
    if last is None or not re.fullmatch(r"- ?Lưu: VT(, .+|)\.", last.text):
        text = "Dòng cuối của Nơi nhận ghi “- Lưu: VT, <đơn vị soạn thảo>.”."
        yield departs("recipients.archive", article, last or _FOOT, text)


def _as_above(anatomy: Anatomy, lines: list[Line]) -> Iterator[Finding]:
    first = lines[0] if lines else None
    above = first is not None and fold(first.text).lstrip("- ").startswith("nhu tren")
    if anatomy.addressee is not None and not above:
        text = "Văn bản có “Kính gửi” thì Nơi nhận bắt đầu bằng “- Như trên;”."
        yield departs("recipients.as-above", part_one("II.9.b"), first or _FOOT, text)
    elif anatomy.addressee is None and above and first is not None:
        text = "Văn bản không có “Kính gửi” nên không ghi “Như trên” ở Nơi nhận."
        yield departs("recipients.as-above", part_one("II.9.c"), first, text)


def check_appendices(anatomy: Anatomy) -> Iterator[Finding]:
    """Label, title, "(Kèm theo …)", Roman numbers, mention in the text (III.1)."""
    if not anatomy.appendices:
        return
    if not any("phu luc" in fold(line.text) for line in anatomy.body):
        text = "Văn bản có phụ lục kèm theo nhưng nội dung không chỉ dẫn về phụ lục."
        yield departs("appendix.mention", part_one("III.1.a"), anatomy.appendices[0].label, text)
    several = len(anatomy.appendices) > 1
    for place, appendix in enumerate(anatomy.appendices, 1):
        wanted = f"Phụ lục {roman(place)}" if several else "Phụ lục"
        if several and appendix.label.text != wanted:
            text = f"Có từ hai phụ lục trở lên thì đánh số La Mã: cần ghi “{wanted}”."
            yield departs("appendix.number", part_one("III.1.a"), appendix.label, text)
        yield from _appendix_form(appendix)


def _appendix_form(appendix: Appendix) -> Iterator[Finding]:
    article = part_one("III.1.b")
    look = Look("Từ “Phụ lục” và số thứ tự", (14, 14), bold=True, upper=False)
    yield from check_look(appendix.label, look, "appendix.label", article)
    texts = [line for line in appendix.lines if line.text][:6]
    note = next((n for n, line in enumerate(texts) if line.text.startswith("(Kèm theo")), None)
    for line in texts[: note or 0]:
        look = Look("Tiêu đề phụ lục", (13, 14), bold=True, upper=True)
        yield from check_look(line, look, "appendix.title", article)
    if note is None:
        text = "Thiếu dòng “(Kèm theo …)” dưới tên phụ lục."
        yield departs("appendix.attached", part_one("III.1.c"), appendix.label, text)
        return
    look = Look("Dòng “(Kèm theo …)”", (13, 14), italic=True)
    yield from check_look(texts[note], look, "appendix.attached", part_one("III.1.c"))


RULES = (check_addressee, check_signature, check_recipients, check_appendices)
