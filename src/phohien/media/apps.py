"""Registers the app media."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "phohien.media"
    label = "media"
    verbose_name = _("Ảnh, video, tài liệu")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from phohien.media import audit_words, policies  # noqa: F401
