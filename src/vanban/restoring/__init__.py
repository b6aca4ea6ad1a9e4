"""Restore Vietnamese text whose diacritics were destroyed: see ``docs/mechanisms/restoring.md``.

``is_damaged`` is light; ``restore`` loads the model (about 12 MB) on first use.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from vanban.restoring.damage import is_damaged
from vanban.restoring.restoration import Restoration, RestoredToken

if TYPE_CHECKING:
    from vanban.restoring.model import Model

__all__ = ["Restoration", "RestoredToken", "is_damaged", "restore"]


def restore(lines: Sequence[str], model: "Model | None" = None) -> Restoration:
    """Restore damaged lines; sound lines pass unchanged.

    ``lines`` are NFC text without line breaks; the result has the same number of lines in the
    same order. ``Restoration.tokens`` names every word that was judged, with its place
    (line from 1, start and end in that source line), its confidence (0 to 1) and what else it
    might be. Raises nothing for odd text; what cannot be read stays as it is.
    """
    from vanban.restoring.restorer import restore_lines

    return restore_lines(lines, model)
