"""What the actions of intake mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.intake.enums import IntakeState
from phohien.plans.enums import Recurrence
from phohien.security import sentences

sentences.declare(
    {
        "intake.receive": _("đã tiếp nhận văn bản"),
        "intake.read": _("đã đọc xong văn bản"),
        "intake.fail": _("đã không đọc được văn bản"),
        "intake.read_again": _("đã cho đọc lại văn bản"),
        "intake.discard": _("đã bỏ văn bản tiếp nhận"),
        "intake.prepare": _("đã lập kế hoạch từ văn bản"),
        "intake.correct_line": _("đã sửa một dòng của văn bản"),
        "intake.correct_header": _("đã sửa phần đầu của văn bản"),
        "intake.change_task": _("đã sửa nhiệm vụ tìm thấy"),
        "intake.split_task": _("đã tách nhiệm vụ tìm thấy"),
        "intake.merge_task": _("đã gộp nhiệm vụ sau vào nhiệm vụ tìm thấy"),
        "intake.move_task": _("đã chuyển vị trí nhiệm vụ tìm thấy"),
        "intake.leave_out": _("đã đổi việc lấy hay không lấy nhiệm vụ tìm thấy"),
        "intake.add_task": _("đã thêm nhiệm vụ"),
        "intake.set_assignees": _("đã sửa đơn vị thực hiện nhiệm vụ tìm thấy"),
    }
)
sentences.declare_fields(
    {
        "error": _("lỗi"),
        "header": _("phần đầu văn bản"),
        "code": _("mã"),
        "section": _("mục"),
        "text": _("nội dung"),
        "text_touched": _("đã sửa tay"),
        "deadline": _("thời hạn"),
        "recurrence": _("chu kỳ"),
        "condition": _("điều kiện"),
        "partners": _("phối hợp với"),
        "channels": _("kênh"),
        "topics": _("chủ đề"),
        "line_start": _("từ dòng"),
        "line_end": _("đến dòng"),
        "into": _("phần tách ra có mã"),
        "after": _("đặt sau"),
        "left_out": _("không lấy"),
        "assignees": _("đơn vị thực hiện"),
    }
)
sentences.declare_values("state", {str(key): label for key, label in IntakeState.choices})
sentences.declare_values("recurrence", {str(key): label for key, label in Recurrence.choices})
