"""Registers the app portal."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "phohien.portal"
    label = "portal"
    verbose_name = _("Cổng công khai")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.portal import subscriptions  # noqa: F401
