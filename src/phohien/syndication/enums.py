"""Closed lists of carrying items to the places where people read, hear and see them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ChannelKind(TextChoices):
    """The eleven ways of promotion (Circular 22/2016/TT-BTTTT, article 5)."""

    EXTERNAL_ACTIVITY = "external_activity", _("Hoạt động đối ngoại của UBND tỉnh")
    PORTAL = "portal", _("Cổng, trang thông tin điện tử")
    IMAGE_DATA = "image_data", _("Hệ thống dữ liệu quảng bá hình ảnh")
    PUBLICATION = "publication", _("Ấn phẩm")
    BORDER_GATE = "border_gate", _("Hệ thống thông tin tại cửa khẩu quốc tế")
    DOMESTIC_PRESS = "domestic_press", _("Sản phẩm báo chí trong nước")
    FOREIGN_PRESS = "foreign_press", _("Sản phẩm báo chí, truyền thông nước ngoài")
    INTERNET = "internet", _("Sản phẩm truyền thông trên Internet")
    FOREIGN_CONTACT = "foreign_contact", _("Tiếp xúc, hợp tác với báo chí nước ngoài")
    BIG_EVENT = "big_event", _("Truyền thông nhân sự kiện lớn")
    OTHER = "other", _("Hình thức khác")


class Way(TextChoices):
    """How an item leaves for a channel."""

    FEED = "feed", _("Nguồn tin để bên nhận tự lấy")
    EMAIL = "email", _("Thư điện tử")
    SFTP = "sftp", _("Gửi tệp qua SFTP")
    FOLDER = "folder", _("Đặt tệp vào thư mục chung")
    HTTP_PUSH = "http_push", _("Gửi thẳng qua HTTP có chữ ký")
    ZIP_BY_HAND = "zip_by_hand", _("Gói ZIP, người phụ trách tự đăng")
    SOCIAL_BY_HAND = "social_by_hand", _("Bài mạng xã hội, người phụ trách tự đăng")
    BULLETIN = "bulletin", _("Bản tin truyền thanh cơ sở")


BY_MACHINE = (Way.FEED, Way.EMAIL, Way.SFTP, Way.FOLDER, Way.HTTP_PUSH)
BY_HAND = (Way.ZIP_BY_HAND, Way.SOCIAL_BY_HAND)


class Form(TextChoices):
    """What is carried: the same words in the form that the receiver reads."""

    NINJS = "ninjs", _("ninjs 2.1 (JSON của IPTC)")
    NEWSML = "newsml", _("NewsML-G2 (XML của IPTC)")
    ZIP = "zip", _("Gói ZIP đầy đủ")
    PLAIN = "plain", _("Chữ và ảnh trong thư")


class Network(TextChoices):
    """Social networks for which posts are composed."""

    YOUTUBE = "youtube", "YouTube"
    FACEBOOK = "facebook", "Facebook"
    TIKTOK = "tiktok", "TikTok"
    ZALO = "zalo", "Zalo OA"


class DeliveryState(TextChoices):
    """Where one version stands at one place."""

    QUEUED = "queued", _("Chờ gửi")
    SENT = "sent", _("Đã gửi")
    ACKNOWLEDGED = "acknowledged", _("Nơi nhận đã đăng")
    FAILED = "failed", _("Không gửi được")
    CANCELLED = "cancelled", _("Thôi gửi")
    TO_CORRECT = "to_correct", _("Chờ thay bản mới ở nơi nhận")
    CORRECTED_THERE = "corrected_there", _("Nơi nhận đã thay bản mới")
    TO_WITHDRAW = "to_withdraw", _("Chờ gỡ ở nơi nhận")
    WITHDRAWN_THERE = "withdrawn_there", _("Nơi nhận đã gỡ")


class PostState(TextChoices):
    """A composed post on its way to a second person and then to a network."""

    DRAFT = "draft", _("Đang soạn")
    PROPOSED = "proposed", _("Chờ người thứ hai duyệt")
    APPROVED = "approved", _("Đã duyệt, chờ đăng")
    RETURNED = "returned", _("Trả lại để sửa")


class BulletinState(TextChoices):
    """A bulletin for commune loudspeakers: written, cleared, sent out, over."""

    DRAFT = "draft", _("Đang soạn")
    IN_CLEARANCE = "in_clearance", _("Đang duyệt")
    CLEARED = "cleared", _("Đã duyệt, chưa gửi")
    SENT = "sent", _("Đã gửi các xã, phường")
    STOPPED = "stopped", _("Đã dừng phát")


class Priority(TextChoices):
    NORMAL = "normal", _("Bình thường")
    URGENT = "urgent", _("Khẩn")


class Slot(TextChoices):
    """When a station reads out: the usual hours of commune stations."""

    MORNING = "morning", _("Buổi sáng (5 giờ – 6 giờ 30)")
    NOON = "noon", _("Buổi trưa (11 giờ – 11 giờ 30)")
    AFTERNOON = "afternoon", _("Buổi chiều (16 giờ 30 – 18 giờ)")
    AT_ONCE = "at_once", _("Phát ngay")


class OfferKind(TextChoices):
    """What press organs are offered in the sharing pool."""

    ITEM = "item", _("Tin, bài")
    PHOTO = "photo", _("Ảnh")
    CLIP = "clip", _("Video")
