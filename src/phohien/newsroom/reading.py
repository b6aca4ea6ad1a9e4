"""Reading a snapshot: its media addresses, its plain words. Pure functions over the JSON."""

import copy
import html
import re
from collections.abc import Iterator
from typing import Any

TAG = re.compile(r"<[^>]+>")
BREAK = re.compile(r"</(p|li|h\d)>|<br\s*/?>")
# Keys of a snapshot that hold words for readers; all others are codes, numbers, addresses.
WORDS = {
    "title", "lead", "html", "text", "who", "alt", "caption", "credit", "source", "label", "value",
    "unit", "byline", "transcript", "note", "visiting", "place_name", "organiser", "wrong", "right",
    "quotation", "quotation_translated", "asked", "outlet", "statement", "document", "issuer",
}  # fmt: skip


def with_media(snapshot: dict, media: dict[str, dict]) -> dict:
    """A copy in which each ``{"media": "photo:7", …}`` also has that file's public addresses."""
    return _filled(copy.deepcopy(snapshot), media)


def _filled(value: Any, media: dict[str, dict]) -> Any:
    if isinstance(value, list):
        return [_filled(item, media) for item in value]
    if not isinstance(value, dict):
        return value
    filled = {key: _filled(item, media) for key, item in value.items()}
    return {**media.get(value.get("media", ""), {}), **filled}


def media_keys(snapshot: Any) -> set[str]:
    """``photo:7``, ``clip:3``, ``paper:2``: every file that the snapshot shows."""
    if isinstance(snapshot, list):
        return set().union(*(media_keys(item) for item in snapshot)) if snapshot else set()
    if not isinstance(snapshot, dict):
        return set()
    own = {snapshot["media"]} if isinstance(snapshot.get("media"), str) else set()
    return own.union(*(media_keys(value) for value in snapshot.values()))


def plain_text(snapshot: dict) -> str:
    """All words that a reader would see, one passage a line."""
    return "\n".join(filter(None, (_plain(text) for text in _words(snapshot))))


def _words(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _words(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _words(item, key)
    elif isinstance(value, str) and key in WORDS:
        yield value


def _plain(text: str) -> str:
    return html.unescape(TAG.sub("", BREAK.sub("\n", text))).strip()
