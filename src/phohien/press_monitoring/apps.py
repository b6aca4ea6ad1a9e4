"""Registers the app press_monitoring."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressMonitoringConfig(AppConfig):
    name = "phohien.press_monitoring"
    label = "press_monitoring"
    verbose_name = _("Theo dõi báo chí")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.press_monitoring import audit_words, policies  # noqa: F401
        from phohien.press_monitoring.digest import audit_words as _words  # noqa: F401
        from phohien.press_monitoring.digest import jobs as _jobs  # noqa: F401
        from phohien.press_monitoring.digest import policies as _rules  # noqa: F401
