"""Writing media: files with their rights, and which of them are public."""

from phohien.media.rights import is_offered, problems, sharing_problems
from phohien.media.services.changing import change, delete, withdraw_consent
from phohien.media.services.uploads import add_clip, add_paper, add_photo
from phohien.media.services.uses import clear_live_uses, note_draft_uses, set_live_uses

__all__ = [
    "add_clip",
    "add_paper",
    "add_photo",
    "change",
    "clear_live_uses",
    "delete",
    "is_offered",
    "note_draft_uses",
    "problems",
    "set_live_uses",
    "sharing_problems",
    "withdraw_consent",
]
