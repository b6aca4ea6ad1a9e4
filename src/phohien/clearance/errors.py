"""Errors of the clearance domain."""

from django.utils.translation import gettext as _

from phohien.kernel.errors import RuleBroken


class SecretSuspected(RuleBroken):
    """Something bears a mark of secrecy; nothing of it is kept. ``lines`` are 1-based numbers.

    The words follow Law 117/2025/QH15 (forbidden acts: drafting, storing, sending state secrets
    on devices that are or ever were connected to a network).
    """

    def __init__(self, kinds: list[str], lines: list[int]) -> None:
        super().__init__("secret-suspected", secret_words(kinds, lines))
        self.kinds = kinds
        self.lines = lines


def secret_words(kinds: list[str], lines: list[int]) -> str:
    """What was seen, where, and what the law asks the person to do now."""
    where = ", ".join(str(number) for number in lines[:5])
    seen = _("Nội dung này có dấu hiệu là bí mật nhà nước (%(kinds)s; dòng %(lines)s).") % {
        "kinds": ", ".join(kinds),
        "lines": where,
    }
    law = _(
        "Phần mềm không nhận và không giữ lại gì. Luật Bảo vệ bí mật nhà nước số 117/2025/QH15 "
        "cấm soạn thảo, lưu giữ, gửi bí mật nhà nước trên máy có kết nối mạng. Hãy ngắt mạng máy "
        "đang dùng, không sao chép, không gửi tiếp tệp này; báo ngay cho lãnh đạo và người làm "
        "công tác bảo mật của đơn vị; chỉ xử lý bằng giấy hoặc trên máy độc lập. Nếu đây không "
        "phải bí mật nhà nước, hãy bỏ dòng ấy ra rồi gửi lại."
    )
    return f"{seen} {law}"


class MustConfirmFindings(RuleBroken):
    """Numbers that look like personal data wait for a person's word."""

    def __init__(self, count: int) -> None:
        super().__init__(
            "findings",
            _(
                "Còn %(count)s chỗ giống dữ liệu cá nhân. Hãy yêu cầu sửa, hoặc xác nhận từng chỗ "
                "là được phép công bố kèm lý do."
            )
            % {"count": count},
        )
