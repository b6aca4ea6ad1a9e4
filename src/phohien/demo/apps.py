"""Registers the app demo."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "phohien.demo"
    label = "demo"
    verbose_name = _("Thế giới mẫu")
    default_auto_field = "django.db.models.BigAutoField"
