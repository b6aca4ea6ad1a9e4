"""What the actions of the plans domain mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.plans.enums import AssignmentRole, AssignmentState, EvidenceKind, PlanState
from phohien.security import sentences

sentences.declare(
    {
        "plans.prepare_plan": _("đã chuẩn bị kế hoạch"),
        "plans.adopt_plan": _("đã thông qua kế hoạch"),
        "plans.supersede_plan": _("đã thay bằng bản mới kế hoạch"),
        "plans.carry_over": _("đã chuyển tiếp việc chưa xong vào kế hoạch"),
        "plans.assign": _("đã giao việc"),
        "plans.assign_group": _("đã giao theo nhóm việc"),
        "plans.withdraw_assignment": _("đã rút khỏi đơn vị việc"),
        "plans.progress.plan_work": _("đã ghi là chưa bắt đầu việc"),
        "plans.progress.start": _("đã ghi là đang thực hiện việc"),
        "plans.progress.finish": _("đã ghi là hoàn thành việc"),
        "plans.progress.set_aside": _("đã ghi là không áp dụng việc"),
        "plans.reopen_assignment": _("đã mở lại việc"),
        "plans.record_evidence": _("đã ghi minh chứng"),
        "plans.change_evidence": _("đã sửa minh chứng"),
        "plans.withdraw_evidence": _("đã rút minh chứng"),
        "plans.join_evidence": _("đã gộp vào cùng sự kiện minh chứng"),
        "plans.save_in_dictionary": _("đã lưu trong danh mục"),
        "plans.part_evidence": _("đã tách khỏi sự kiện minh chứng"),
    }
)
sentences.declare_fields(
    {
        "state": _("trạng thái"),
        "note": _("tình hình thực hiện"),
        "reason": _("lý do"),
        "role": _("vai trò"),
        "via_group": _("theo nhóm"),
        "withdrawn_at": _("rút lúc"),
        "withdrawn_reason": _("lý do rút"),
        "assignments": _("việc được ghi cho (mã số)"),
        "tasks": _("số nhiệm vụ"),
        "previous": _("bản trước (mã số)"),
        "title": _("nội dung"),
        "happened_on": _("ngày"),
        "person": _("người thực hiện"),
        "place": _("nơi diễn ra"),
        "url": _("địa chỉ"),
        "file": _("tệp"),
        "document_number": _("số, ký hiệu văn bản"),
        "figure_value": _("giá trị"),
        "figure_unit": _("đơn vị tính"),
        "item_count": _("số tin, bài, sản phẩm"),
        "languages": _("ngôn ngữ"),
        "participant_count": _("số người tham dự"),
        "amount_vnd": _("kinh phí (đồng)"),
        "same_event": _("cùng sự kiện với"),
    }
)
sentences.declare_values(
    "state", {str(key): label for key, label in [*PlanState.choices, *AssignmentState.choices]}
)
sentences.declare_values("role", {str(key): label for key, label in AssignmentRole.choices})
sentences.declare_values("kind", {str(key): label for key, label in EvidenceKind.choices})
