"""What the actions of clarifications mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.clarifications.enums import (
    CaseState,
    LetterKind,
    LetterResult,
    LetterState,
    Matter,
    Outcome,
    RequestState,
    StatementForm,
)
from phohien.security import sentences

sentences.declare(
    {
        "clarifications.open_case": _("đã mở vụ việc làm rõ"),
        "clarifications.change_case": _("đã sửa vụ việc làm rõ"),
        "clarifications.write_dossier": _("đã viết hồ sơ làm rõ"),
        "clarifications.set_clock": _("đã ghi loại vụ việc và thời điểm tính hạn của"),
        "clarifications.record_statement": _("đã ghi lần phát ngôn đầu tiên của"),
        "clarifications.ask_agency": _("đã đề nghị đơn vị xác minh"),
        "clarifications.prepare_request": _("đã trình lãnh đạo đơn vị phần trả lời"),
        "clarifications.approve_request": _("đã duyệt cho số liệu ra khỏi đơn vị"),
        "clarifications.return_request": _("đã trả lại phần trả lời"),
        "clarifications.cancel_request": _("đã thôi câu hỏi xác minh"),
        "clarifications.add_fact": _("đã ghi căn cứ"),
        "clarifications.remove_fact": _("đã bỏ căn cứ"),
        "clarifications.use_fact": _("đã chọn hoặc bỏ chọn căn cứ"),
        "clarifications.write_answer": _("đã viết câu trả lời của vụ việc"),
        "clarifications.publish_answer": _("đã công bố câu trả lời của vụ việc"),
        "clarifications.withdraw_answer": _("đã gỡ câu trả lời của vụ việc"),
        "clarifications.write_letter": _("đã soạn văn bản gửi báo chí"),
        "clarifications.change_letter": _("đã sửa văn bản gửi báo chí"),
        "clarifications.send_letter": _("đã ghi việc gửi văn bản cho báo chí"),
        "clarifications.record_result": _("đã ghi kết quả của văn bản gửi báo chí"),
        "clarifications.close_case": _("đã khép lại vụ việc"),
        "clarifications.reopen_case": _("đã mở lại vụ việc"),
    }
)
sentences.declare_fields(
    {
        "matter": _("loại vụ việc"),
        "due_at": _("hạn"),
        "due_on": _("hạn của cơ quan báo chí"),
        "due_reason": _("cách tính hạn"),
        "outlet": _("nơi đã nói"),
        "quotation": _("nguyên văn"),
        "asked": _("điều cần làm rõ"),
        "received_at": _("tiếp nhận lúc"),
        "impact_determined_at": _("xác định tác động lúc"),
        "first_statement_at": _("phát ngôn lần đầu lúc"),
        "first_statement_form": _("hình thức phát ngôn"),
        "first_statement_where": _("phát ngôn ở đâu"),
        "outcome": _("kết luận"),
        "outcome_reason": _("lý do của kết luận"),
        "publication": _("câu trả lời trên cổng"),
        "is_used": _("dùng trong câu trả lời"),
        "statement": _("sự thật"),
        "document": _("tài liệu gốc"),
        "round": _("lần"),
        "number": _("số văn bản"),
        "sent_on": _("ngày gửi"),
        "result": _("kết quả"),
        "impact": _("tác động"),
        "truth": _("bản chất sự việc"),
        "later": _("diễn biến"),
        "legal_basis": _("căn cứ pháp lý"),
        "proposal": _("đề xuất cách truyền thông"),
        "closed_by": _("người khép lại"),
        "closed_at": _("khép lại lúc"),
    }
)
for _field, _choices in (
    ("state", [*CaseState.choices, *RequestState.choices, *LetterState.choices]),
    ("matter", Matter.choices),
    ("outcome", Outcome.choices),
    ("first_statement_form", StatementForm.choices),
    ("kind", LetterKind.choices),
    ("result", LetterResult.choices),
):
    sentences.declare_values(_field, {str(key): label for key, label in _choices})
