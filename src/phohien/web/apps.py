"""Registers the app web."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "phohien.web"
    label = "web"
    verbose_name = _("Không gian làm việc")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.security import sentences

        sentences.declare({"security.sign_in": _("đã đăng nhập vào tài khoản")})
