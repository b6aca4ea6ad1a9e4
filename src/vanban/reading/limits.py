"""How much of a file may be read, unpacked and waited for. Not what is in it."""

import time
from dataclasses import dataclass, field

from vanban.reading import faults


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds of one reading; passing one raises ``InputTooLarge``.

    ``bytes`` of the file; ``pages``; ``seconds`` of wall clock for the whole reading;
    ``page_seconds`` for recognising one page; ``expanded`` bytes of all unpacked parts of a
    packed file, ``part`` of the largest one that is read, ``ratio`` of unpacked to packed
    bytes, ``members`` in it; ``pixels`` of one image; ``characters`` of the
    text; ``processes`` of Tesseract at once.
    """

    bytes: int = 200 * 2**20
    pages: int = 500
    seconds: float = 1200.0
    page_seconds: float = 90.0
    expanded: int = 300 * 2**20
    part: int = 48 * 2**20
    ratio: int = 150
    members: int = 5000
    pixels: int = 150_000_000
    characters: int = 20_000_000
    processes: int = 2


@dataclass(slots=True)
class Clock:
    """Wall time spent on one reading, held against ``limits.seconds``."""

    limits: Limits
    started: float = field(default_factory=time.monotonic)

    def left(self) -> float:
        """Seconds left; raises ``InputTooLarge`` when there are none."""
        left = self.limits.seconds - (time.monotonic() - self.started)
        if left <= 0:
            raise faults.too_slow(self.limits.seconds)
        return left
