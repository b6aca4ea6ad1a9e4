"""Errors of the reports domain."""

from django.utils.translation import gettext as _

from phohien.kernel.errors import RuleBroken


class EditedMeanwhile(RuleBroken):
    """Another person saved a section since this text was opened; ``keys`` names the sections."""

    def __init__(self, keys: list[str]) -> None:
        super().__init__(
            "edited-meanwhile",
            _(
                "Có người khác vừa lưu mục này. Chưa lưu gì; bản của anh/chị và bản của người ấy "
                "đều ở dưới đây để anh/chị chọn."
            ),
        )
        self.keys = keys
