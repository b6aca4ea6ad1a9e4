"""Registers the app api."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "phohien.api"
    label = "api"
    verbose_name = _("Chia sẻ dữ liệu")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.api import audit_words, policies  # noqa: F401
