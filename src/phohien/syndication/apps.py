"""Registers the app syndication."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SyndicationConfig(AppConfig):
    name = "phohien.syndication"
    label = "syndication"
    verbose_name = _("Phát hành qua các kênh")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.syndication import audit_words, policies, subscriptions  # noqa: F401
