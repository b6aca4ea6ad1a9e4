"""Closed lists of the media room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Licence(TextChoices):
    """Under which right a file may be public; unknown or foreign rights are refused by default."""

    OWN = "own", _("Của đơn vị, giữ mọi quyền")
    OWN_SHARED = "own_shared", _("Của đơn vị, được dùng lại khi ghi nguồn")
    CC_BY = "cc_by", _("CC BY 4.0")
    CC_BY_SA = "cc_by_sa", _("CC BY-SA 4.0")
    PUBLIC_DOMAIN = "public_domain", _("Phạm vi công cộng")
    LICENSED = "licensed", _("Được chủ sở hữu cho phép")
    UNKNOWN = "unknown", _("Chưa rõ (không được công bố)")


PUBLISHABLE = tuple(value for value in Licence.values if value != Licence.UNKNOWN)


class Consent(TextChoices):
    """Whether people in the picture agreed (Law 91/2025/QH15)."""

    NOBODY = "nobody", _("Không nhận ra người nào")
    PUBLIC_EVENT = "public_event", _("Người tham dự sự kiện công khai")
    KEPT = "kept", _("Có sự đồng ý bằng văn bản, đơn vị lưu")
    UNKNOWN = "unknown", _("Chưa rõ (không được công bố)")
    WITHDRAWN = "withdrawn", _("Đã rút lại sự đồng ý (không được công bố)")


class MediaKind(TextChoices):
    PHOTO = "photo", _("Ảnh")
    CLIP = "clip", _("Video")
    PAPER = "paper", _("Tài liệu")
