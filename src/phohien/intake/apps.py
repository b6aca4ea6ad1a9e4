"""Registers the app intake."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "phohien.intake"
    label = "intake"
    verbose_name = _("Tiếp nhận văn bản")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.intake import audit_words, policies  # noqa: F401
