"""Closed lists of spokespersons, press conferences and answers to the press."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SpokespersonKind(TextChoices):
    """Who may speak for an agency (Decree 244/2026/NĐ-CP, art. 3.2)."""

    HEAD = "head", _("Người đứng đầu")
    REGULAR = "regular", _("Người phát ngôn thường xuyên")
    AUTHORISED = "authorised", _("Người được ủy quyền phát ngôn")


class Network(TextChoices):
    """Where an official account stands."""

    FACEBOOK = "facebook", "Facebook"
    ZALO = "zalo", "Zalo"
    YOUTUBE = "youtube", "YouTube"
    TIKTOK = "tiktok", "TikTok"
    X = "x", "X"
    INSTAGRAM = "instagram", "Instagram"
    OTHER = "other", _("Nền tảng khác")


class ConferenceKind(TextChoices):
    """Periodic ones are owed (art. 6.2.b), ad-hoc ones follow what happened."""

    PERIODIC = "periodic", _("Định kỳ")
    AD_HOC = "ad_hoc", _("Đột xuất")


class ConferenceState(TextChoices):
    """A press conference on its way."""

    PREPARING = "preparing", _("Đang chuẩn bị")
    ANNOUNCED = "announced", _("Đã thông báo, đã mời")
    HELD = "held", _("Đã tổ chức")
    CANCELLED = "cancelled", _("Không tổ chức")


class OutletKind(TextChoices):
    """What kind of press organ; nothing is kept about its people."""

    PROVINCE = "province", _("Báo, đài của tỉnh")
    CENTRAL = "central", _("Báo, đài trung ương")
    OTHER_PROVINCE = "other_province", _("Báo, đài tỉnh khác")
    FOREIGN = "foreign", _("Báo, đài nước ngoài")


class SeatState(TextChoices):
    """What an invited press organ did."""

    INVITED = "invited", _("Đã mời")
    REGISTERED = "registered", _("Đã đăng ký")
    ATTENDED = "attended", _("Đã dự")
    ABSENT = "absent", _("Không dự")


class AnswerState(TextChoices):
    """How far an answer has come; only a cleared one may be given."""

    DRAFT = "draft", _("Đang soạn")
    IN_CLEARANCE = "in_clearance", _("Đang duyệt")
    CLEARED = "cleared", _("Đã duyệt")


class AskedState(TextChoices):
    """What became of a question asked at a conference."""

    ANSWERED = "answered", _("Trả lời tại chỗ")
    PROMISED = "promised", _("Hẹn trả lời")
    KEPT = "kept", _("Đã trả lời sau họp báo")
    REFUSED = "refused", _("Từ chối, có lý do")


class Limit(TextChoices):
    """Which time limit an inquiry has (Decree 237/2026/NĐ-CP, art. 18)."""

    PRESS_HEAD = "press_head", _("Người đứng đầu cơ quan báo chí yêu cầu trả lời trên báo chí")
    FORWARDED = "forwarded", _("Báo chí chuyển ý kiến, kiến nghị, phản ánh, phê bình")
    AGREED = "agreed", _("Hạn thỏa thuận với cơ quan báo chí")
    NONE = "none", _("Không có thời hạn")


class InquiryState(TextChoices):
    """What became of an inquiry."""

    RECEIVED = "received", _("Chưa trả lời")
    ANSWERED = "answered", _("Đã trả lời")
    REFUSED = "refused", _("Đã từ chối, có lý do")
    WITHDRAWN = "withdrawn", _("Báo đã rút")


class Form(TextChoices):
    """How something was said to the press (Decree 244/2026, art. 5)."""

    WRITTEN = "written", _("Văn bản, thư điện tử")
    INTERVIEW = "interview", _("Phát ngôn trực tiếp, trả lời phỏng vấn")
    POSTED = "posted", _("Đăng trên cổng, trang, tài khoản chính thức")
    CONFERENCE = "conference", _("Tại họp báo")
    BRIEFING = "briefing", _("Tại giao ban báo chí")
    RELEASE = "release", _("Thông cáo báo chí")


class RefusalGround(TextChoices):
    """When information may be refused (Press Law 126/2025/QH15, art. 31.2)."""

    SECRET = "secret", _("Thuộc bí mật nhà nước, bí mật cá nhân, bí mật gia đình")
    TRIAL = "trial", _("Vụ án đang được điều tra hoặc chưa xét xử")
    INSPECTION = "inspection", _("Đang thanh tra, giải quyết khiếu nại, tố cáo, chưa có kết luận")
    DISPUTE = "dispute", _("Đang giải quyết tranh chấp, chưa có kết luận chính thức")
    OTHER_LAW = "other_law", _("Trường hợp khác do luật quy định (ghi rõ điều, khoản)")


class Organiser(TextChoices):
    """Who holds press briefings in the province (Decree 244/2026, art. 5.5)."""

    COMMISSION = "commission", _("Ban Tuyên giáo và Dân vận Tỉnh ủy")
    DEPARTMENT = "department", _("Sở Văn hóa, Thể thao và Du lịch")
    ASSOCIATION = "association", _("Hội Nhà báo tỉnh")
    CENTRAL = "central", _("Cơ quan ở trung ương")


class Origin(TextChoices):
    """From where an answer came into the bank."""

    OWN = "own", _("Soạn cho kho")
    CONFERENCE = "conference", _("Họp báo")
    INQUIRY = "inquiry", _("Yêu cầu của báo chí")
    CASE = "case", _("Vụ việc làm rõ")


class ReportState(TextChoices):
    """The report of article 10: figures follow the logs until it is sent, then they stand."""

    DRAFT = "draft", _("Đang lập")
    SENT = "sent", _("Đã gửi")
