"""Registers the app web."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "phohien.web"
    label = "web"
    verbose_name = _("Không gian làm việc")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.security import sentences
        from phohien.web import search_index

        sentences.declare({"security.sign_in": _("đã đăng nhập vào tài khoản")})
        post_migrate.connect(search_index.ensure, sender=apps.get_app_config("plans"))
