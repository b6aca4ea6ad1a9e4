"""Registers the app clearance."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClearanceConfig(AppConfig):
    name = "phohien.clearance"
    label = "clearance"
    verbose_name = _("Duyệt trước khi công bố")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.clearance import audit_words, policies  # noqa: F401
