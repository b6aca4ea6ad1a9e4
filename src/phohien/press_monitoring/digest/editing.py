"""Putting two people's words together: neither overwrites what the other saved meanwhile."""

import hashlib
from collections.abc import Mapping

from django.utils.translation import gettext as _

from phohien.kernel.errors import InvalidInput
from phohien.press_monitoring.digest.errors import EditedMeanwhile
from phohien.press_monitoring.models import Digest, DigestEntry

LIMITS = {"headline": 300, "summary": 400, "note": 400, "opening": 600}
OPENING = "opening"


def key_of(entry: DigestEntry, field: str) -> str:
    """The name of one text on the form: ``12-headline``."""
    return f"{entry.pk}-{field}"


def words_of(digest: Digest, entries: list[DigestEntry]) -> dict[str, str]:
    """Every text a person can edit, by key."""
    texts = {OPENING: digest.opening}
    for entry in entries:
        for field in ("headline", "summary", "note"):
            texts[key_of(entry, field)] = getattr(entry, field)
    return texts


def fingerprint(text: str) -> str:
    """A short mark of the text a person started from."""
    return hashlib.sha256(cleaned(text).encode()).hexdigest()[:16]


def cleaned(text: str) -> str:
    """One line, single spaces, no characters that cannot be stored."""
    return " ".join(text.replace("\x00", " ").split())


def merged(
    present: Mapping[str, str], typed: Mapping[str, str], seen: Mapping[str, str], who: str = ""
) -> dict[str, str]:
    """What of ``typed`` is to be saved over ``present``; ``seen`` marks what the form showed.

    A text the person did not touch is left as the other saved it. Raises EditedMeanwhile with
    the keys of texts that both changed differently, InvalidInput for a text that cannot stand.
    """
    changes = {}
    for key, raw in typed.items():
        text = cleaned(raw)
        touched = key in present and fingerprint(text) != seen.get(key)
        if touched and text != present[key]:
            _check(key, text)
            changes[key] = text
    both = [key for key in changes if fingerprint(present[key]) != seen.get(key)]
    if both:
        raise EditedMeanwhile(both, who)
    return changes


def _check(key: str, text: str) -> None:
    field = key.split("-")[-1]
    if field == "headline" and not text:
        raise InvalidInput(key, _("Câu chính không để trống được. Muốn bỏ tin, bấm “Bỏ”."))
    if len(text) > LIMITS[field]:
        words = {"limit": LIMITS[field], "now": len(text)}
        raise InvalidInput(
            key, _("Ô này dài %(now)s ký tự, nhiều nhất là %(limit)s. Hãy rút gọn.") % words
        )
