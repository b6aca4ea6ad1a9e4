"""Registers the app newsroom."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "phohien.newsroom"
    label = "newsroom"
    verbose_name = _("Tòa soạn")
    default_auto_field = "django.db.models.BigAutoField"
