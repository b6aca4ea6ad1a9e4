"""The columns of the list of cases and of its export; tones of states."""

from django.utils.translation import gettext_lazy as _

from phohien.clarifications.enums import CaseState, LetterState, RequestState
from phohien.kernel.listing import Column

CASES = (
    Column("ten", _("Vụ việc"), lambda row: row.title, ("title_folded",), 60),
    Column("noi", _("Nơi đã nói"), lambda row: row.outlet, ("outlet",), 30),
    Column(
        "co_quan", _("Cơ quan trả lời"), lambda row: row.agency.name, ("agency__sort_name",), 40
    ),
    Column("loai", _("Loại vụ việc"), lambda row: row.get_matter_display(), ("matter",), 40),
    Column("nhan", _("Tiếp nhận lúc"), lambda row: row.received_at, ("received_at",), 16),
    Column("han", _("Hạn"), lambda row: row.due_at, ("due_at",), 16),
    Column(
        "noi_lan_dau",
        _("Phát ngôn lần đầu"),
        lambda row: row.first_statement_at,
        ("first_statement_at",),
        16,
    ),
    Column("trang_thai", _("Trạng thái"), lambda row: row.get_state_display(), ("state",), 24),
    Column("ket_luan", _("Kết luận"), lambda row: row.get_outcome_display(), ("outcome",), 30),
)
TONES = {
    CaseState.OPEN: "active",
    CaseState.ANSWERING: "sent",
    CaseState.ANSWERED: "done",
    CaseState.CLOSED: "aside",
}
REQUEST_TONES = {
    RequestState.ASKED: "waiting",
    RequestState.PREPARED: "soon",
    RequestState.APPROVED: "done",
    RequestState.CANCELLED: "aside",
}
LETTER_TONES = {
    LetterState.DRAFT: "draft",
    LetterState.SENT: "sent",
    LetterState.ENDED: "done",
}
