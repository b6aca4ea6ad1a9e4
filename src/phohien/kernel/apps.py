"""Registers the app kernel and loads every app's ``jobs`` module."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class KernelConfig(AppConfig):
    name = "phohien.kernel"
    label = "kernel"
    verbose_name = _("Nền")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.kernel.jobs import keeping  # noqa: F401

        autodiscover_modules("jobs")
