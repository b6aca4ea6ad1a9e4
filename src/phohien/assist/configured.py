"""Which servers the settings name. None by default; then buttons are hidden and asking refuses."""

from dataclasses import dataclass

from django.conf import settings

from phohien.assist.enums import EngineKind


@dataclass(frozen=True, slots=True)
class Server:
    """Where and how to ask; ``url`` without a stroke at the end."""

    kind: str
    url: str
    key: str = ""
    model: str = ""


def translator() -> Server | None:
    """The server that translates, or None. The language model stands in for ``kind=openai``."""
    if settings.TRANSLATION_URL:
        return Server(
            settings.TRANSLATION_KIND,
            settings.TRANSLATION_URL.rstrip("/"),
            settings.TRANSLATION_KEY,
            settings.TRANSLATION_MODEL or settings.ASSIST_MODEL,
        )
    return language_model() if settings.TRANSLATION_KIND == EngineKind.CHAT else None


def language_model() -> Server | None:
    """The OpenAI-compatible server that suggests, or None."""
    if not settings.ASSIST_URL:
        return None
    url = settings.ASSIST_URL.rstrip("/")
    return Server(EngineKind.CHAT, url, settings.ASSIST_KEY, settings.ASSIST_MODEL)


def can_translate() -> bool:
    """Whether to show buttons that translate."""
    return translator() is not None


def can_suggest() -> bool:
    """Whether to show buttons that suggest."""
    return language_model() is not None
