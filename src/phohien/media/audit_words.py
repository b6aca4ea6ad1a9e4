"""What the actions of the media room mean to a reader of the audit log."""

from django.utils.translation import gettext_lazy as _

from phohien.media.enums import Consent, Licence
from phohien.security import sentences

sentences.declare(
    {
        "media.add_photo": _("đã tải lên ảnh"),
        "media.add_clip": _("đã tải lên video"),
        "media.add_paper": _("đã tải lên tài liệu"),
        "media.change_photo": _("đã sửa thông tin của ảnh"),
        "media.change_clip": _("đã sửa thông tin của video"),
        "media.change_paper": _("đã sửa thông tin của tài liệu"),
        "media.withdraw_consent_photo": _("đã ghi việc rút lại sự đồng ý với ảnh"),
        "media.withdraw_consent_clip": _("đã ghi việc rút lại sự đồng ý với video"),
        "media.save_in_dictionary": _("đã lưu thông tin của video"),
        "media.delete_photo": _("đã xóa ảnh"),
        "media.delete_clip": _("đã xóa video"),
        "media.delete_paper": _("đã xóa tài liệu"),
    }
)
sentences.declare_fields(
    {
        "file_hash": _("dấu của tệp"),
        "alt": _("mô tả cho người không nhìn thấy"),
        "caption": _("chú thích"),
        "credit": _("ghi công"),
        "source": _("nguồn"),
        "licence": _("giấy phép"),
        "rights_holder": _("chủ sở hữu quyền"),
        "consent": _("sự đồng ý của người trong hình"),
        "taken_on": _("ngày chụp, ngày quay"),
        "shareable": _("cho cơ quan báo chí dùng chung"),
        "transcript": _("lời thoại"),
        "poster": _("ảnh bìa"),
        "seconds": _("thời lượng (giây)"),
    }
)
sentences.declare_values("licence", {str(key): label for key, label in Licence.choices})
sentences.declare_values("consent", {str(key): label for key, label in Consent.choices})
