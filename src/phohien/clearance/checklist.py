"""The eleven questions a signer answers, and how answers are read. Not: who signs."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phohien.kernel.errors import InvalidInput

YES, NO, NOT_APPLICABLE = "yes", "no", "na"
ANSWERS = (YES, NO, NOT_APPLICABLE)
MAX_NOTE = 500


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what to look at; ``code`` is the key of its answer."""

    code: str
    text: str
    hint: str


QUESTIONS = (
    Question(
        "entitled",
        gettext_lazy("Người nói có quyền nói?"),
        gettext_lazy(
            "Người phát ngôn, người được giao bằng văn bản, hoặc tin quảng bá của đơn vị."
        ),
    ),
    Question(
        "no_secret",
        gettext_lazy("Không chứa bí mật nhà nước, tin nội bộ?"),
        gettext_lazy(
            "Nguồn không có dấu mật, không ghi lưu hành nội bộ, không thuộc danh mục mật."
        ),
    ),
    Question(
        "not_early",
        gettext_lazy("Không lộ sớm chương trình đoàn, an ninh, biên giới, quân sự?"),
        gettext_lazy("Giờ, tuyến đường, người bảo vệ, vị trí lực lượng chưa được phép nêu."),
    ),
    Question(
        "maps_and_names",
        gettext_lazy("Bản đồ đủ Hoàng Sa, Trường Sa; địa danh đúng?"),
        gettext_lazy("Xem cả bản đồ nhỏ trong ảnh, phim và trang được dẫn."),
    ),
    Question(
        "personal_data",
        gettext_lazy("Dữ liệu cá nhân có căn cứ để công bố?"),
        gettext_lazy("Không số giấy tờ, số riêng, mặt trẻ em khi chưa có sự đồng ý."),
    ),
    Question(
        "rights",
        gettext_lazy("Đủ quyền dùng ảnh, phim, nhạc?"),
        gettext_lazy("Có tác giả, nguồn và giấy phép hoặc sự đồng ý còn giữ được."),
    ),
    Question(
        "facts",
        gettext_lazy("Số liệu, tên người, chức danh đã đối chiếu?"),
        gettext_lazy("Mỗi con số có nguồn và ngày; chức danh đúng vào ngày đăng."),
    ),
    Question(
        "second_approval",
        gettext_lazy("Chủ đề nhạy cảm đã có cơ quan duyệt thứ hai?"),
        gettext_lazy("Nhân quyền, tôn giáo, biển đảo, biên giới, đoàn chưa diễn ra."),
    ),
    Question(
        "languages",
        gettext_lazy("Bản dịch khớp bản gốc?"),
        gettext_lazy("Máy dịch thì phải có người biết tiếng ấy soát và ký tên."),
    ),
    Question(
        "ai_label",
        gettext_lazy("Phần do trí tuệ nhân tạo làm đã ghi nhãn?"),
        gettext_lazy("Ảnh, tiếng, phim, chữ do máy tạo ra đều nói rõ với người đọc."),
    ),
    Question(
        "expiry",
        gettext_lazy("Đã rõ ngày xem lại và người gỡ bài?"),
        gettext_lazy("Tin có thời hạn phải có người chịu trách nhiệm gỡ hoặc sửa."),
    ),
)
CODES = tuple(question.code for question in QUESTIONS)


def all_yes() -> dict[str, str]:
    """Every question answered yes."""
    return dict.fromkeys(CODES, YES)


def read(given: Mapping[str, object]) -> dict[str, dict[str, str]]:
    """``code → {"answer", "note"}`` for all questions, or InvalidInput naming the one at fault.

    An answer is ``True``/"yes", ``False``/"no", ``"na: why not applicable"`` or a mapping
    ``{"answer": …, "note": …}``. "no" and "not applicable" need a note.
    """
    return {code: _answer(code, given.get(code)) for code in CODES}


def _answer(code: str, value: object) -> dict[str, str]:
    answer, note = _parts(value)
    if answer not in ANSWERS:
        raise InvalidInput(code, _("Hãy trả lời câu này."))
    if answer != YES and not note:
        raise InvalidInput(code, _("Hãy ghi vì sao không, hoặc vì sao câu này không áp dụng."))
    if len(note) > MAX_NOTE:
        raise InvalidInput(code, _("Ghi chú dài quá %(max)s chữ.") % {"max": MAX_NOTE})
    return {"answer": answer, "note": note}


def _parts(value: object) -> tuple[str, str]:
    if isinstance(value, bool):
        return (YES, "") if value else (NO, "")
    if isinstance(value, Mapping):
        return str(value.get("answer", "")), str(value.get("note", "")).strip()
    answer, _colon, note = str(value or "").partition(":")
    return answer.strip(), note.strip()


def refused(answers: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Texts of the questions answered no."""
    return [str(q.text) for q in QUESTIONS if answers.get(q.code, {}).get("answer") == NO]
