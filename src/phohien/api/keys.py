"""The text of a key: making it, what is kept of it, recognising it. No database.

A key is ``hy_<name>_<secret>``: the name (10 signs) finds the row, the secret (40 signs, 200 bits)
proves the right. Only SHA-256 of the whole is stored: a secret of 200 bits cannot be guessed from
it, so a slow hash, which every request would pay for, adds nothing.
"""

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # 32 signs, none that looks like another
NAME_LENGTH, SECRET_LENGTH = 10, 40
FORM = re.compile(rf"hy_([{ALPHABET}]{{{NAME_LENGTH}}})_[{ALPHABET}]{{{SECRET_LENGTH}}}")


@dataclass(frozen=True, slots=True)
class FreshKey:
    """A new key; ``text`` is shown once and kept nowhere."""

    name: str
    text: str

    @property
    def digest(self) -> str:
        return digest(self.text)


def fresh() -> FreshKey:
    name = _signs(NAME_LENGTH)
    return FreshKey(name, f"hy_{name}_{_signs(SECRET_LENGTH)}")


def _signs(count: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _number in range(count))


def digest(text: str) -> str:
    """64 hex digits of SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()


def name_in(text: str) -> str | None:
    """The name in a text that has the form of a key, else None."""
    found = FORM.fullmatch(text)
    return found.group(1) if found else None


def matches(text: str, kept: str) -> bool:
    """Whether ``kept`` is the digest of ``text``, in a time that tells nothing."""
    return hmac.compare_digest(digest(text), kept)
