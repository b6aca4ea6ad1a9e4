"""Registers the app kernel."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KernelConfig(AppConfig):
    name = "phohien.kernel"
    label = "kernel"
    verbose_name = _("Nền")
    default_auto_field = "django.db.models.BigAutoField"
