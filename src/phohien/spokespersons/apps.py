"""Registers the app spokespersons."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SpokespersonsConfig(AppConfig):
    name = "phohien.spokespersons"
    label = "spokespersons"
    verbose_name = _("Phát ngôn và họp báo")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.spokespersons import audit_words, policies, subscriptions  # noqa: F401
