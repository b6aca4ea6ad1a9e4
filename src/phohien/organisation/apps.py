"""Registers the app organisation."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    name = "phohien.organisation"
    label = "organisation"
    verbose_name = _("Tổ chức")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.organisation import audit_words, policies  # noqa: F401
