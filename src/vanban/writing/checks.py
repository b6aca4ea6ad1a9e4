"""What contradicts the decree is refused before a byte is written."""

from collections.abc import Iterable

from vanban.writing.blocks import Block, Heading, Numbered, Table
from vanban.writing.errors import InconsistentDocument
from vanban.writing.head import STAMPS
from vanban.writing.kinds import ABBREVIATIONS
from vanban.writing.model import Decision, Document, OfficialLetter, Report, Submission


def check(document: Document) -> None:
    """Raise ``InconsistentDocument`` for the first thing that is wrong."""
    _check_head(document)
    _check_symbol(document)
    _check_addressees(document)
    _check_signature(document)
    for blocks in (document.body, *(one.blocks for one in document.appendices)):
        _check_blocks(blocks)


def mentions_appendix(blocks: Iterable[Block]) -> bool:
    """True when the text points to its appendices (Appendix I, III.1.a)."""
    return any("phụ lục" in _words(block).lower() for block in blocks)


def _words(block: Block) -> str:
    text = getattr(block, "text", "") or ""
    if isinstance(text, str):
        return text
    return "".join(item if isinstance(item, str) else item.text for item in text)


def _refuse(code: str, what: str, todo: str) -> None:
    raise InconsistentDocument(code, what, todo)


def _check_head(document: Document) -> None:
    letter = document.letterhead
    named = {
        "cơ quan ban hành": letter.issuer,
        "địa danh": letter.place,
        "trích yếu": document.subject,
        "chức vụ người ký": document.signature.position,
    }
    for name, value in named.items():
        if not value.strip():
            _refuse("missing", f"Văn bản chưa có {name}.", f"Xin bổ sung {name} rồi xuất lại.")
    if letter.number is not None and letter.number < 1:
        _refuse("number", f"Số văn bản {letter.number} không hợp lệ.", "Số bắt đầu từ 01.")
    if document.urgency and document.urgency not in STAMPS:
        allowed = ", ".join(STAMPS)
        _refuse("urgency", f"Không có mức độ khẩn “{document.urgency}”.", f"Xin chọn: {allowed}.")
    if isinstance(document, Decision) and not document.authority.strip():
        _refuse("missing", "Quyết định chưa ghi thẩm quyền ban hành.", "Xin bổ sung thẩm quyền.")


def _check_symbol(document: Document) -> None:
    symbol = document.letterhead.symbol
    groups = symbol.split("-")
    if " " in symbol or "/" in symbol or len(groups) < 2 or not all(groups):
        _refuse(
            "symbol",
            f"Ký hiệu “{symbol}” không đúng dạng các nhóm chữ nối bằng gạch nối, không cách.",
            "Xin ghi theo mẫu “BC-SVHTTDL”; với công văn theo mẫu “SVHTTDL-VP”.",
        )
    if isinstance(document, OfficialLetter) and groups[0] in ABBREVIATIONS:
        _refuse(
            "letter-abbreviation",
            f"Ký hiệu công văn “{symbol}” mở đầu bằng chữ viết tắt tên loại “{groups[0]}”.",
            "Xin bỏ chữ viết tắt tên loại: công văn ghi tên cơ quan trước, đơn vị soạn thảo sau.",
        )
    if document.abbreviation and groups[0] != document.abbreviation:
        _refuse(
            "kind-abbreviation",
            f"Ký hiệu “{symbol}” không hợp với loại văn bản {document.kind}.",
            f"Xin mở đầu ký hiệu bằng “{document.abbreviation}-”.",
        )


def _check_addressees(document: Document) -> None:
    kind = document.kind
    if isinstance(document, (OfficialLetter, Submission)) and not document.addressees:
        _refuse("addressee", f"Chưa có nơi kính gửi của {kind}.", "Xin ghi cơ quan nhận văn bản.")
    allowed = (OfficialLetter, Submission, Report)
    if document.addressees and not isinstance(document, allowed):
        _refuse(
            "addressee", f"Loại văn bản {kind} không ghi “Kính gửi”.", "Xin chuyển sang Nơi nhận."
        )


def _check_signature(document: Document) -> None:
    signature = document.signature
    powers = (signature.for_head, signature.by_order_of, signature.authorised_by)
    if sum(map(bool, powers)) + signature.acting > 1:
        _refuse(
            "signature",
            "Phần ký ghi cùng lúc nhiều quyền hạn (KT., TL., TUQ., Q.).",
            "Xin chỉ giữ một quyền hạn của người ký.",
        )


def _check_blocks(blocks: Iterable[Block]) -> None:
    for block in blocks:
        if isinstance(block, Heading) and block.level not in range(4):
            _refuse("level", f"Không có cấp đề mục {block.level}.", "Xin dùng cấp từ 0 đến 3.")
        if isinstance(block, Numbered) and block.level not in (2, 3):
            _refuse("level", f"Không có cấp khoản, điểm {block.level}.", "Xin dùng cấp 2 hoặc 3.")
        if isinstance(block, Table):
            _check_table(block)


def _check_table(table: Table) -> None:
    if not table.columns:
        _refuse("table", "Có một bảng không có cột nào.", "Xin bổ sung tên các cột.")
    for place, row in enumerate(table.rows, 1):
        if len(row) != len(table.columns):
            _refuse(
                "table",
                f"Dòng {place} của bảng “{table.caption}” có {len(row)} ô, bảng có"
                f" {len(table.columns)} cột.",
                "Xin bổ sung ô còn thiếu hoặc bỏ ô thừa.",
            )
