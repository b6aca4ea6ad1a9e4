"""Registers the app media."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "phohien.media"
    label = "media"
    verbose_name = _("Ảnh, video, tài liệu")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from wagtail.permissions import register_permission_policy

        from phohien.media import audit_words, policies, signing  # noqa: F401
        from phohien.media.admin_policy import FilePolicy

        for model, _kind in policies.KINDS:
            # "exact" goes before what Wagtail's own apps register after us
            register_permission_policy(model, FilePolicy(model), exact_class=True)
