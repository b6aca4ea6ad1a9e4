"""Registers the app security."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SecurityConfig(AppConfig):
    name = "phohien.security"
    label = "security"
    verbose_name = _("An toàn")
    default_auto_field = "django.db.models.BigAutoField"
