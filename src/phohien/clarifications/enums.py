"""Closed lists of clarifications: why a case exists, what came of it, letters and their results."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Matter(TextChoices):
    """Why the province has to speak; each has its own clock (``limits``)."""

    MAJOR = "major", _("Sự kiện, vấn đề quan trọng có tác động lớn")
    DIVIDED = "divided", _("Dư luận có nhiều ý kiến không thống nhất")
    BETWEEN = "between", _("Sự cố liên quan từ hai tỉnh, bộ, ngành trở lên")
    PRESS_ASKS = "press_asks", _("Báo chí hoặc cơ quan quản lý báo chí yêu cầu thông tin")
    WRONG_PRESS = "wrong_press", _("Có căn cứ cho rằng báo chí đăng sai sự thật")
    WRONG_ABROAD = "wrong_abroad", _("Thông tin sai lệch ảnh hưởng hình ảnh Việt Nam, của tỉnh")
    PRESS_HEAD = "press_head", _("Người đứng đầu cơ quan báo chí yêu cầu trả lời trên báo")
    FORWARDED = "forwarded", _("Ý kiến, kiến nghị, phê bình do báo chí chuyển đến")
    OWN_WORDS = "own_words", _("Thông tin do cơ quan của tỉnh công bố bị cho là sai")


# Decree 244/2026/NĐ-CP, article 7, paragraphs 2, 3, 4 and 5: ad-hoc cases (figure 4).
AD_HOC = (Matter.BETWEEN, Matter.MAJOR, Matter.DIVIDED, Matter.PRESS_ASKS)
# Paragraphs 3 and 4: those with a limit of 24 hours (figure 5).
LIMITED = (Matter.MAJOR, Matter.DIVIDED)


class CaseState(TextChoices):
    """How far a case has come."""

    OPEN = "open", _("Đang xác minh")
    ANSWERING = "answering", _("Đang soạn, duyệt câu trả lời")
    ANSWERED = "answered", _("Đã công bố câu trả lời")
    CLOSED = "closed", _("Đã khép lại")


class Outcome(TextChoices):
    """What the facts say of what was said."""

    WRONG_FACT = "wrong_fact", _("Thông tin không đúng sự thật")
    MISSING_CONTEXT = "missing_context", _("Thông tin thiếu bối cảnh")
    WE_WERE_WRONG = "we_were_wrong", _("Chúng tôi đã nói sai, nay cải chính")
    ANSWERED = "answered", _("Đã trả lời câu hỏi")
    NO_REPLY = "no_reply", _("Là ý kiến, không trả lời")


# Outcomes that the public reads as an answer.
SPOKEN_OUTCOMES = tuple(one for one in Outcome if one != Outcome.NO_REPLY)


class StatementForm(TextChoices):
    """The five ways to speak (Decree 244/2026/NĐ-CP, article 5)."""

    PRESS_CONFERENCE = "press_conference", _("Họp báo")
    POSTING = "posting", _("Đăng trên cổng, trang hoặc tài khoản chính thức")
    DIRECT = "direct", _("Phát ngôn trực tiếp, trả lời phỏng vấn")
    WRITTEN = "written", _("Thông cáo báo chí, trả lời bằng văn bản, thư điện tử")
    BRIEFING = "briefing", _("Trao đổi trực tiếp, giao ban báo chí")


class RequestState(TextChoices):
    """A question to an agency that has the facts."""

    ASKED = "asked", _("Chờ đơn vị trả lời")
    PREPARED = "prepared", _("Chờ lãnh đạo đơn vị duyệt")
    APPROVED = "approved", _("Đơn vị đã trả lời")
    CANCELLED = "cancelled", _("Không cần nữa")


class LetterKind(TextChoices):
    """What is sent to the outlet."""

    DEMAND = "demand", _("Văn bản yêu cầu cải chính, xin lỗi")
    FEEDBACK = "feedback", _("Ý kiến phản hồi đề nghị đăng")


class Medium(TextChoices):
    """What the outlet is: the law gives each another time to put things right."""

    ONLINE = "online", _("Báo điện tử, kênh trên mạng")
    DAILY = "daily", _("Báo ngày, phát thanh, truyền hình")
    PERIODICAL = "periodical", _("Báo tuần, tạp chí")


class LetterState(TextChoices):
    DRAFT = "draft", _("Đang soạn")
    SENT = "sent", _("Đã gửi, chờ cơ quan báo chí")
    ENDED = "ended", _("Đã có kết quả")


class LetterResult(TextChoices):
    CORRECTED = "corrected", _("Đã cải chính hoặc đăng phản hồi")
    REFUSED = "refused", _("Từ chối")
    NO_ANSWER = "no_answer", _("Không trả lời")
