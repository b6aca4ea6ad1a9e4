"""Closed lists of the assist room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SuggestionKind(TextChoices):
    """What a machine may be asked to propose."""

    ALT = "alt", _("Mô tả ảnh")
    SUMMARY = "summary", _("Tóm tắt")
    HEADLINE = "headline", _("Tiêu đề")
    PLAIN = "plain", _("Bản viết dễ hiểu")


class EngineKind(TextChoices):
    """Protocols that the port speaks."""

    LIBRE = "libretranslate", _("LibreTranslate")
    CHAT = "openai", _("Tương thích OpenAI")
