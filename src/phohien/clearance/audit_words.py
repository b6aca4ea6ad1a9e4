"""What the actions of clearance mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.clearance.enums import CaseState
from phohien.security import sentences

sentences.declare(
    {
        "clearance.request_clearance": _("đã trình duyệt"),
        "clearance.void_case": _("đã thôi hồ sơ duyệt"),
        "clearance.lapse_emergency": _("đã thôi hiệu lực của bản đăng khẩn cấp"),
        "clearance.claim_step": _("đã nhận bước duyệt"),
        "clearance.release_step": _("đã để người khác nhận bước duyệt"),
        "clearance.clear_step": _("đã ký duyệt"),
        "clearance.return_step": _("đã trả lại"),
        "clearance.request_changes": _("đã yêu cầu sửa"),
        "clearance.decide_case": _("đã kết thúc hồ sơ duyệt"),
        "clearance.confirm_finding": _("đã xác nhận dữ liệu được phép công bố"),
        "clearance.publish_in_emergency": _("đã đăng khẩn cấp chưa qua duyệt"),
        "clearance.review_emergency": _("đã xem lại bản đăng khẩn cấp"),
        "clearance.refuse_secret": _("bị chặn vì dấu hiệu bí mật nhà nước"),
        "clearance.save_in_dictionary": _("đã lưu trong danh mục duyệt"),
        "clearance.delete_in_dictionary": _("đã xóa khỏi danh mục duyệt"),
    }
)
sentences.declare_fields(
    {
        "content_class": _("loại nội dung"),
        "step": _("bước"),
        "holder": _("người đang giữ"),
        "finding": _("chỗ được xác nhận"),
        "what": _("nội dung bị chặn"),
        "marks": _("dấu hiệu"),
        "count": _("số chỗ"),
        "file_removed": _("tệp đã xóa khỏi máy chủ"),
    }
)
sentences.declare_values("state", {str(key): label for key, label in CaseState.choices})
