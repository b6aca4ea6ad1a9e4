"""Writing media: files with their rights, and which of them are public."""

from phohien.media.services.uses import clear_live_uses, set_live_uses

__all__ = ["clear_live_uses", "set_live_uses"]
