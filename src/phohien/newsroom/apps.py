"""Registers the app newsroom."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "phohien.newsroom"
    label = "newsroom"
    verbose_name = _("Tòa soạn")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.models.pages import AbstractPage
        from wagtail.permissions import register_permission_policy

        from phohien.newsroom import audit_words, policies, subscriptions  # noqa: F401
        from phohien.newsroom.permissions import EditorsPolicy

        register_permission_policy(AbstractPage, EditorsPolicy())
