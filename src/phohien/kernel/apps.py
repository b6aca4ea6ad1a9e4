"""Registers the app kernel and loads every app's ``jobs`` module."""

from django.apps import AppConfig, apps
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
        leave_reference_index()


def leave_reference_index() -> None:
    """Wagtail follows every save to know where pages and images are used; our rows use none.

    Runs before Wagtail's own ``ready``, because this app stands first in INSTALLED_APPS.
    """
    for model in apps.get_models():
        if model.__module__.startswith("phohien."):
            setattr(model, "wagtail_reference_index_ignore", True)  # noqa: B010 - not in the stubs
