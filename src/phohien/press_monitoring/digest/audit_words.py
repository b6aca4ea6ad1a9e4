"""What the actions of the morning page mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.security import sentences

sentences.declare(
    {
        "press_monitoring.compose_digest": _("đã gom điểm báo"),
        "press_monitoring.edit_digest": _("đã soát điểm báo"),
        "press_monitoring.approve_digest": _("đã đọc và giữ nguyên điểm báo"),
        "press_monitoring.send_digest": _("đã gửi điểm báo"),
        "press_monitoring.send_digest_again": _("đã gửi lại thư điểm báo"),
        "press_monitoring.add_digest_reader": _("đã thêm người nhận điểm báo"),
        "press_monitoring.remove_digest_reader": _("đã bỏ người nhận điểm báo"),
    }
)
sentences.declare_fields(
    {
        "stories": _("số tin"),
        "letters": _("số thư"),
        "opening": _("lời mở đầu"),
        "position": _("thứ tự"),
        "is_dropped": _("không đưa vào trang"),
        "added": _("tin thêm vào"),
    }
)
sentences.declare_values("state", {"handed": _("Đã trao cho máy chủ thư")})
