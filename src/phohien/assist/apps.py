"""Registers the app assist."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssistConfig(AppConfig):
    name = "phohien.assist"
    label = "assist"
    verbose_name = _("Trợ giúp bằng máy")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.assist import audit_words, policies  # noqa: F401
