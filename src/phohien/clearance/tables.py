"""The columns of the list of cases and of its export."""

from django.utils.translation import gettext_lazy as _

from phohien.clearance.enums import CaseState
from phohien.kernel.listing import Column

CASES = (
    Column("tieu_de", _("Nội dung"), lambda row: row.title, ("title_folded",), 60),
    Column("ngon_ngu", _("Ngôn ngữ"), lambda row: row.locale, ("locale",), 10),
    Column(
        "don_vi", _("Đơn vị phát ngôn"), lambda row: row.agency.name, ("agency__sort_name",), 40
    ),
    Column("loai", _("Loại nội dung"), lambda row: row.content_class.name, (), 24),
    Column("trang_thai", _("Trạng thái"), lambda row: row.get_state_display(), ("state",), 24),
    Column("nguoi", _("Người trình"), lambda row: str(row.requested_by or ""), (), 24),
    Column("trinh", _("Trình lúc"), lambda row: row.requested_at, ("requested_at",), 16),
    Column("xong", _("Kết thúc lúc"), lambda row: row.closed_at, ("closed_at",), 16),
)
TONES = {
    CaseState.OPEN: "active",
    CaseState.CLEARED: "done",
    CaseState.RETURNED: "late",
    CaseState.CHANGES: "soon",
    CaseState.VOID: "aside",
    CaseState.EMERGENCY: "late",
    CaseState.UPHELD: "done",
    CaseState.STRUCK_DOWN: "late",
}
STEP_TONES = {
    "waiting": "waiting",
    "open": "soon",
    "claimed": "active",
    "cleared": "done",
    "returned": "late",
    "changes": "soon",
    "dropped": "aside",
}
