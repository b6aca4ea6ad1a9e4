"""Registers the app plans."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "phohien.plans"
    label = "plans"
    verbose_name = _("Kế hoạch")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.plans import audit_words, jobs, policies  # noqa: F401
