"""One item of a feed, normalised. Authors are left out on purpose: no person index."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """``published``: ISO 8601 with a zone, or empty; ``summary`` and ``text``: plain, NFC."""

    id: str
    url: str
    title: str
    summary: str
    text: str
    published: str
    image: str
    source: str
