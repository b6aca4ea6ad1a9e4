"""Errors of the assist room."""

from django.utils.translation import gettext as _

from phohien.kernel.errors import RuleBroken


class NotConfigured(RuleBroken):
    """No server is named in the settings; buttons should not have been shown."""

    def __init__(self) -> None:
        super().__init__(
            "assist-not-configured",
            _("Chưa cấu hình máy trợ giúp. Quản trị hệ thống đặt địa chỉ máy chủ trong cấu hình."),
        )


class AssistFailed(RuleBroken):
    """The server was asked and gave nothing usable; ``reason`` is for the log, not for people."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            "assist-failed",
            _("Máy trợ giúp không trả lời dùng được. Chưa có gì thay đổi; hãy thử lại sau."),
        )
        self.reason = reason
