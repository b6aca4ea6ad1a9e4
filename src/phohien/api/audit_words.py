"""What the actions of the API room mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.security import sentences

sentences.declare(
    {
        "api.create_partner": _("đã lập đối tác"),
        "api.change_partner": _("đã sửa đối tác"),
        "api.close_partner": _("đã ngừng hợp tác với"),
        "api.reopen_partner": _("đã nối lại hợp tác với"),
        "api.issue_key": _("đã cấp khóa truy cập"),
        "api.rotate_key": _("đã đổi khóa truy cập"),
        "api.revoke_key": _("đã thu hồi khóa truy cập"),
    }
)
sentences.declare_fields(
    {
        "contact_name": _("người liên hệ"),
        "contact_email": _("thư điện tử liên hệ"),
        "purpose": _("mục đích dùng dữ liệu"),
        "resources": _("loại dữ liệu"),
        "languages": _("ngôn ngữ"),
        "sections": _("chuyên mục"),
        "per_minute": _("lượt mỗi phút"),
        "per_day": _("lượt mỗi ngày"),
        "expires_at": _("hết hạn lúc"),
        "revoked_at": _("thu hồi lúc"),
        "revoked_reason": _("lý do thu hồi"),
        "key_name": _("mã nhận biết"),
    }
)
