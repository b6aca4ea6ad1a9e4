"""Columns of the list of a round, shared by screen order and XLSX export."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phohien.kernel.listing import Column
from phohien.reports.enums import ReportState
from phohien.reports.selectors import NOT_BEGUN

WORDS = dict(ReportState.choices) | {NOT_BEGUN: gettext_lazy("Chưa bắt đầu")}

TONES = {
    NOT_BEGUN: "none",
    ReportState.DRAFT: "draft",
    ReportState.SUBMITTED: "sent",
    ReportState.RETURNED: "late",
    ReportState.ACCEPTED: "done",
}


def state_word(row) -> str:
    """The state of an annotated agency in words."""
    return str(WORDS[row.state])


def _day(moment):
    return timezone.localdate(moment) if moment else None


AGENCIES = (
    Column("don_vi", gettext_lazy("Đơn vị"), lambda row: row.name, ("sort_name",), 44),
    Column(
        "loai", gettext_lazy("Loại"), lambda row: row.get_kind_display(), ("kind", "sort_name"), 22
    ),
    Column("trang_thai", gettext_lazy("Trạng thái"), state_word, ("state",), 22),
    Column(
        "gui", gettext_lazy("Gửi ngày"), lambda row: _day(row.submitted_at), ("submitted_at",), 12
    ),
    Column(
        "muon",
        gettext_lazy("Gửi muộn"),
        lambda row: _("có") if row.is_late else "",
        ("is_late",),
        10,
    ),
)
