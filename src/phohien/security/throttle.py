"""Slows down guessing of passwords. Counts live in the cache; nothing is told about the account."""

from dataclasses import dataclass
from math import ceil

from django.core.cache import cache

from phohien.kernel import clock

FREE_TRIES = 5
FREE_TRIES_OF_ADDRESS = 50  # many people may sit behind one office address
FIRST_PAUSE = 30  # seconds; doubles with each further wrong try
LONGEST_PAUSE = 3600
MEMORY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries so far and the moment (seconds since 1970) until which no try is taken."""

    wrong: int = 0
    closed_until: float = 0.0


class SignInThrottle:
    """One name from one address, and the address alone with a wider allowance."""

    def __init__(self, name: str, address: str) -> None:
        self._limits = {
            f"sign-in:{address}:{name.strip().lower()[:150].encode().hex()}": FREE_TRIES,
            f"sign-in:{address}": FREE_TRIES_OF_ADDRESS,
        }

    def wait(self) -> int:
        """Seconds to wait before the next try is taken; 0 when it may be now."""
        now = clock.now().timestamp()
        open_at = [cache.get(key, Tries()).closed_until for key in self._limits]
        return max(0, ceil(max(open_at) - now))

    def failed(self) -> None:
        """Remember a wrong try; past the free ones the pause grows."""
        for key, free in self._limits.items():
            wrong = cache.get(key, Tries()).wrong + 1
            cache.set(key, Tries(wrong, self._closed_until(wrong, free)), MEMORY)

    def succeeded(self) -> None:
        """Forget the wrong tries of this name; those of the address stay."""
        cache.delete(next(iter(self._limits)))

    @staticmethod
    def _closed_until(wrong: int, free: int) -> float:
        if wrong < free:
            return 0.0
        pause = min(FIRST_PAUSE * 2 ** min(wrong - free, 20), LONGEST_PAUSE)
        return clock.now().timestamp() + pause
