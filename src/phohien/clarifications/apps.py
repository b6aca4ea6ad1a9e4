"""Registers the app clarifications."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClarificationsConfig(AppConfig):
    name = "phohien.clarifications"
    label = "clarifications"
    verbose_name = _("Thông tin giải thích, làm rõ")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.clarifications import (  # noqa: F401
            audit_words,
            case_lines,
            policies,
            subscriptions,
        )
        from phohien.press_monitoring.digest.case_lines import register_case_lines

        register_case_lines(case_lines.lines_of)
