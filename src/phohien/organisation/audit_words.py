"""What the actions of the organisation domain mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.organisation.enums import Role
from phohien.security import sentences

sentences.declare(
    {
        "organisation.create_user": _("đã lập tài khoản"),
        "organisation.change_user": _("đã sửa tài khoản"),
        "organisation.renew_password": _("đã cấp mật khẩu dùng một lần cho tài khoản"),
        "organisation.change_own_password": _("đã đổi mật khẩu của mình"),
        "organisation.grant_role": _("đã giao vai trò"),
        "organisation.end_grant": _("đã kết thúc vai trò"),
        "organisation.name_focal_point": _("đã cử đầu mối"),
        "organisation.correct_focal_point": _("đã sửa thông tin đầu mối"),
        "organisation.save_in_dictionary": _("đã lưu trong danh mục"),
        "organisation.delete_in_dictionary": _("đã xóa khỏi danh mục"),
        "organisation.end_focal_point": _("đã kết thúc đầu mối"),
        "organisation.name_stand_in": _("đã cử người làm thay"),
        "organisation.end_stand_in": _("đã kết thúc việc làm thay"),
    }
)
sentences.declare_fields(
    {
        "full_name": _("họ và tên"),
        "position": _("chức vụ"),
        "phone": _("điện thoại công vụ"),
        "email": _("thư điện tử công vụ"),
        "is_active": _("đang hoạt động"),
        "must_change_password": _("phải đổi mật khẩu"),
        "stand_in": _("người làm thay"),
        "valid_from": _("từ ngày"),
        "valid_to": _("đến ngày"),
    }
)
sentences.declare_values("role", {str(key): label for key, label in Role.choices})
