"""Adapters: each turns a list of HTML texts into a list of the same length, or fails."""

from phohien.assist.engines.chat import complete
from phohien.assist.engines.chat import translate as _by_chat
from phohien.assist.engines.libre import translate as _by_libre
from phohien.assist.enums import EngineKind

__all__ = ["TRANSLATORS", "complete"]

TRANSLATORS = {EngineKind.LIBRE: _by_libre, EngineKind.CHAT: _by_chat}
