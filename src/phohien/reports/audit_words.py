"""What the actions of the reports domain mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.reports.enums import Period, RegimeKind, ReportState
from phohien.security import sentences

sentences.declare(
    {
        "reports.open_round": _("đã mở kỳ báo cáo"),
        "reports.move_round": _("đã đổi thời hạn của kỳ báo cáo"),
        "reports.create_regime": _("đã lập chế độ báo cáo"),
        "reports.change_regime": _("đã sửa chế độ báo cáo"),
        "reports.start_report": _("đã bắt đầu soạn báo cáo"),
        "reports.write_report": _("đã sửa báo cáo"),
        "reports.submit_report": _("đã gửi báo cáo"),
        "reports.accept_report": _("đã tiếp nhận báo cáo"),
        "reports.return_report": _("đã trả lại báo cáo"),
        "reports.reopen_report": _("đã mở lại báo cáo"),
        "reports.write_compiled": _("đã sửa báo cáo tổng hợp"),
    }
)
sentences.declare_fields(
    {
        "sha256": _("dấu của bản đã gửi"),
        "sections": _("nội dung"),
        "starts_on": _("số liệu từ"),
        "cutoff_on": _("chốt số liệu"),
        "due_before": _("gửi trước ngày"),
        "plan_id": _("kế hoạch (mã số)"),
        "name": _("tên báo cáo"),
        "kind": _("loại"),
        "period": _("kỳ"),
        "basis": _("căn cứ"),
        "cutoff_month": _("tháng chốt số liệu"),
        "cutoff_day": _("ngày chốt số liệu"),
        "due_before_month": _("gửi trước: tháng"),
        "due_before_day": _("gửi trước: ngày"),
        "recipients": _("nơi nhận"),
        "outline": _("đề cương"),
        "is_active": _("đang áp dụng"),
    }
)
sentences.declare_values("state", {str(key): label for key, label in ReportState.choices})
sentences.declare_values("period", {str(key): label for key, label in Period.choices})
sentences.declare_values("kind", {str(key): label for key, label in RegimeKind.choices})
