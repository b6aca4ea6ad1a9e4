"""Registers the app press_desk."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressDeskConfig(AppConfig):
    name = "phohien.press_desk"
    label = "press_desk"
    verbose_name = _("Báo chí nước ngoài")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.press_desk import audit_words, policies  # noqa: F401
