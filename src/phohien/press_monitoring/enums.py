"""Closed lists of watching the press."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Region(TextChoices):
    """Where an outlet speaks from."""

    PROVINCE = "province", _("Trong tỉnh")
    CENTRAL = "central", _("Trung ương, cả nước")
    MINISTRY = "ministry", _("Bộ, ngành")
    OTHER_PROVINCE = "other_province", _("Tỉnh, thành phố khác")
    ABROAD = "abroad", _("Ngoài nước")


class Language(TextChoices):
    """Languages that sources are written in; the machine reads vi and en for events."""

    VI = "vi", _("Tiếng Việt")
    EN = "en", _("Tiếng Anh")
    ZH = "zh", _("Tiếng Trung")
    JA = "ja", _("Tiếng Nhật")
    KO = "ko", _("Tiếng Hàn")
    FR = "fr", _("Tiếng Pháp")
    ES = "es", _("Tiếng Tây Ban Nha")
    RU = "ru", _("Tiếng Nga")
    DE = "de", _("Tiếng Đức")
    OTHER = "other", _("Tiếng khác")


class Health(TextChoices):
    """How the last attempt to read a source ended; the words of newswatch's Health.state."""

    NEW = "new", _("Chưa đọc lần nào")
    OK = "ok", _("Đọc được")
    EMPTY = "empty", _("Đọc được, không có tin")
    UNCHANGED = "unchanged", _("Đọc được, không đổi")
    FAILED = "failed", _("Không đọc được")
    GONE = "gone", _("Đã ngừng hẳn")


BROKEN = (Health.FAILED, Health.GONE)


class Relation(TextChoices):
    """Why an article stands in its story."""

    FIRST = "first", _("Bài đầu tiên")
    SAME_TEXT = "same-text", _("Cùng một văn bản")
    SAME_EVENT = "same-event", _("Cùng sự việc")
    BY_HAND = "by-hand", _("Do người xếp")


class Relevance(TextChoices):
    """Whether a story concerns the province: the machine suggests, a person decides."""

    SUGGESTED = "suggested", _("Máy đề xuất")
    DOUBTFUL = "doubtful", _("Máy chưa chắc")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    REJECTED = "rejected", _("Không liên quan")


# What the river, the morning page and the figures show.
SHOWN = (Relevance.SUGGESTED, Relevance.CONFIRMED)


class Mark(TextChoices):
    """What is to be done about a story."""

    NONE = "none", _("Chưa đánh dấu")
    NEEDS_ANSWER = "needs_answer", _("Cần trả lời")
    GOOD_NEWS = "good_news", _("Tin tốt nên đăng lại")
    NOTHING = "nothing", _("Không cần xử lý")


class DecisionKind(TextChoices):
    """What a person decided about a story."""

    RELEVANCE = "relevance", _("liên quan")
    MARK = "mark", _("đánh dấu")
    TOPICS = "topics", _("chủ đề")
    SPLIT = "split", _("tách bài")
    MERGE = "merge", _("gộp tin")


class CaptureState(TextChoices):
    """How far an archived copy has come. The text is kept at once, the page is fetched after."""

    QUEUED = "queued", _("Đang lưu trang")
    DONE = "done", _("Đã lưu")
    FAILED = "failed", _("Chưa lưu được trang")
