"""Closed lists of the foreign press desk; the kinds of request are data, in ``kinds``."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RequestState(TextChoices):
    """Where a request stands."""

    RECEIVED = "received", _("Mới nhận")
    IN_HAND = "in_hand", _("Đang xử lý")
    AWAITING = "awaiting", _("Chờ bổ sung giấy tờ")
    PROPOSED = "proposed", _("Chờ lãnh đạo quyết định")
    CONSENTED = "consented", _("Đã đồng ý")
    REFUSED = "refused", _("Không đồng ý")
    TACIT = "tacit", _("Được tiến hành, hết hạn không có ý kiến")
    PERMITTED = "permitted", _("Bộ Ngoại giao đã cấp phép")
    FORWARDED = "forwarded", _("Đã chuyển cơ quan có thẩm quyền")
    WITHDRAWN = "withdrawn", _("Người gửi đã rút")
    CLOSED = "closed", _("Đã kết thúc")


class Channel(TextChoices):
    """How a request came."""

    WEB = "web", _("Biểu mẫu trên cổng")
    PAPER = "paper", _("Văn bản giấy")
    EMAIL = "email", _("Thư điện tử")
    MOFA = "mofa", _("Công văn của Bộ Ngoại giao")


class Outcome(TextChoices):
    """What was decided."""

    CONSENT = "consent", _("Đồng ý")
    REFUSAL = "refusal", _("Không đồng ý")


class Signer(TextChoices):
    """The office in which a letter is signed (Decree 30/2020, Appendix I, II.7)."""

    CHAIR = "chair", _("Chủ tịch Ủy ban nhân dân tỉnh")
    VICE_CHAIR = "vice_chair", _("Phó Chủ tịch Ủy ban nhân dân tỉnh")
    CHIEF = "chief", _("Chánh Văn phòng, thừa lệnh Chủ tịch")
    DEPUTY_CHIEF = "deputy_chief", _("Phó Chánh Văn phòng, thừa lệnh Chủ tịch")


class ItemState(TextChoices):
    """What a host agency said to its part of a programme."""

    PLANNED = "planned", _("Dự kiến")
    ASKED = "asked", _("Chờ đơn vị xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    DECLINED = "declined", _("Không nhận được")


class Ground(TextChoices):
    """The cases of article 7.2 of decree 262/2026."""

    PERMIT = "permit", _("Không đúng mục đích, nội dung, thời gian hoặc nơi ghi trong giấy phép")
    LAW = "law", _("Vi phạm pháp luật về báo chí hoặc pháp luật Việt Nam")
    OBSTRUCTION = (
        "obstruction",
        _("Cản trở cơ quan chức năng, ảnh hưởng nghiêm trọng an ninh, trật tự"),
    )


class Sanction(TextChoices):
    """What the Ministry decided (article 7.1)."""

    REMINDER = "reminder", _("Nhắc nhở")
    WARNING = "warning", _("Cảnh cáo")
    SUSPENSION = "suspension", _("Đình chỉ có thời hạn")
    WITHDRAWAL = "withdrawal", _("Thu hồi giấy phép")
    NONE = "none", _("Không xử lý")


class Purpose(TextChoices):
    """Why a file is kept with a request."""

    PAPER = "paper", _("Giấy tờ của hồ sơ")
    ANSWER = "answer", _("Người gửi bổ sung")
    EVIDENCE = "evidence", _("Tài liệu chứng minh vi phạm")


class MessageKind(TextChoices):
    """What passed between desk and applicant."""

    ASKED = "asked", _("Đề nghị bổ sung")
    ANSWERED = "answered", _("Người gửi trả lời")
    TOLD = "told", _("Đầu mối thông báo")


class MailReason(TextChoices):
    """Why an applicant gets a letter by e-mail."""

    RECEIVED = "received", _("Đã nhận đề nghị")
    ASKED = "asked", _("Cần bổ sung hồ sơ")
    TOLD = "told", _("Lời nhắn của đầu mối")
    CONSENTED = "consented", _("Đề nghị được đồng ý")
    REFUSED = "refused", _("Đề nghị không được đồng ý")
    TACIT = "tacit", _("Được tiến hành, hết hạn không có ý kiến")
    PERMITTED = "permitted", _("Bộ Ngoại giao đã cấp phép")
    FORWARDED = "forwarded", _("Đã chuyển cơ quan có thẩm quyền")
    WITHDRAWN = "withdrawn", _("Đã rút theo yêu cầu")


class MailState(TextChoices):
    """How far a letter is. ``handed`` and no further: the line broke, it has probably arrived."""

    WAITING = "waiting", _("Chờ gửi")
    HANDED = "handed", _("Đã giao máy chủ thư, chưa rõ đã đến")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Không gửi được")
