"""Errors of the morning page."""

from django.utils.translation import gettext as _

from phohien.kernel.errors import RuleBroken


class EditedMeanwhile(RuleBroken):
    """Another person saved the same words since the form was opened; ``keys`` names them."""

    def __init__(self, keys: list[str], who: str = "") -> None:
        super().__init__(
            "edited-meanwhile",
            _(
                "%(name)s vừa sửa cùng chỗ này. Chưa lưu gì; lời của anh/chị và lời của người ấy "
                "đều ở dưới đây để anh/chị chọn."
            )
            % {"name": who or _("Có người khác")},
        )
        self.keys = keys


class AlreadySent(RuleBroken):
    """The page is what everybody got; nothing on it changes any more."""

    def __init__(self) -> None:
        super().__init__(
            "already-sent",
            _("Điểm báo này đã gửi nên không sửa được nữa. Điều cần nói thêm xin ghi ở trang mai."),
        )
